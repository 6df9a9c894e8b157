"""What the service asks of the world, as protocols and plain values."""
