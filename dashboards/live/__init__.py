"""The live picture: views of the floor, what changed, and the feed that carries it to consoles."""
