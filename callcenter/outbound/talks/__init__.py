"""Talks of ours: how far each came, what was objected, and how it ended (FL-25)."""
