"""Accounts and people over HTTP."""
