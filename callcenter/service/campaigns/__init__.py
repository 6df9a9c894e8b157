"""Campaigns at work: kept, filled with lists, dialled in preview and progressive mode, and settled."""
