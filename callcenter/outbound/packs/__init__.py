"""The policy packs that ship: data, one file for each jurisdiction."""
