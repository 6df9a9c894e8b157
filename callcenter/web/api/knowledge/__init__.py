"""The knowledge base over HTTP."""
