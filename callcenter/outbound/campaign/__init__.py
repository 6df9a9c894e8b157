"""Campaigns, their lists and records: what is called, how often, and why something is not."""
