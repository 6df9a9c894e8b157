"""The stores that reports are tried on."""

from tests.stores import sqlite_home, sqlite_template

__all__ = ["sqlite_home", "sqlite_template"]
