"""What the commands share about journals: where the rows of one come from."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcenter.ports.journal import Row

#: What a journal that was saved as lines is called.
LINES = (".jsonl", ".ndjson")


def rows_of(source: str, floor: str = "main") -> "Iterable[Row]":
    """Return the rows of a journal: a file of lines, a SQLite file, or a database URL.

    Raises `Nonsense` for a file of lines that is none, `JournalError`, `ValueError` or `OSError`.
    """
    from callcenter.simulation import lines
    from callcenter.storage.reading import rows_of as rows_of_database
    from callcenter.storage.reading import sqlite_rows

    if "://" in source:
        return asyncio.run(rows_of_database(source, floor))
    path = Path(source)
    if path.suffix in LINES:
        return lines.read(source, path.read_bytes().splitlines())
    if not path.is_file():
        raise FileNotFoundError(2, "there is no such file", source)
    return sqlite_rows(path, floor)
