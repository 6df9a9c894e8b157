"""Campaigns: lists, pacing, and what must hold before a number is called. Pure."""
