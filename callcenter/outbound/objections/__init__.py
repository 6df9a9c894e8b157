"""Objections: what kinds there are, what to answer, and how each one raised in a talk went (FL-25)."""
