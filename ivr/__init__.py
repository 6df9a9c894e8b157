"""A language for call flows; it knows nothing of the call centre."""
