"""What can be wrong with flows, each kind of check in a file of its own."""
