"""The books: one table per kind, with the searched fields as columns beside the whole value."""
