"""E-mail on cases: sent through a stored outbox, read into the case that it belongs to."""
