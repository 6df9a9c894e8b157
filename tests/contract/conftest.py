"""The stores that the contracts of the journal and of the records are proven on."""

from tests.contract.sample_books import books, kept
from tests.stores import (
    durable_home,
    home,
    journal,
    memory_home,
    postgres,
    postgres_home,
    records,
    sqlite_home,
    sqlite_template,
)

__all__ = [
    "books",
    "durable_home",
    "home",
    "journal",
    "kept",
    "memory_home",
    "postgres",
    "postgres_home",
    "records",
    "sqlite_home",
    "sqlite_template",
]
