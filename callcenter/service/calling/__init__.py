"""Calling lawfully: the packs in force, do-not-call lists, what is known of a number, and the gate's book."""
