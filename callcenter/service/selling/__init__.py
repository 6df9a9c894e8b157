"""Selling by telephone: scripts on the desk, objections, results, and what they say together (FL-25)."""
