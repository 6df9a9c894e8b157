"""A day on the real floor, in virtual time."""
