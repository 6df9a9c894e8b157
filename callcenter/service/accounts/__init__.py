"""Accounts and people: kept, looked up, judged, imported, and protected."""
