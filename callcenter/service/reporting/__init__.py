"""Reports of every kind, behind one door: what there is, asked one way, answered one way."""
