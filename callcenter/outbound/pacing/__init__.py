"""Pacing: how many numbers are dialled ahead of the agents, within what the law lets be abandoned."""
