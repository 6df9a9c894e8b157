"""Reports: the keeper of facts, and what is answered out of them."""
