"""`callcenter watch` at work: what the live feed says, the line to it, and the screen in a terminal."""
