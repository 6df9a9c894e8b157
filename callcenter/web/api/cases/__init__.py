"""Endpoints about cases, their files, notices and deadlines."""
