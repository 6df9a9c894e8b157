"""Scripts of talks: a language like that of call flows, checked whole, and the way through one (FL-25)."""
