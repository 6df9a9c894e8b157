"""Reports that are kept by name, sent by mail when their time comes, and what was sent."""
