"""What is kept about a person, wherever it is: found, handed out, taken away."""
