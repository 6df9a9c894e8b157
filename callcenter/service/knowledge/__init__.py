"""The knowledge base: articles written, agreed to, found, and counted by how they help."""
