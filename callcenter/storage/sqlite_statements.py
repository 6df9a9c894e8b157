"""What the SQLite journal says to SQLite: connections, the write of batches, the reads."""

import sqlite3
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec.structs import astuple

from callcenter.ports.journal import CLOSED, Answer, Batch, Intent, Row, Snapshot
from callcenter.storage.answers import packs, unpacked

#: Rows per INSERT. One statement with many rows lets go of the interpreter once, not once per row.
CHUNKS = (128, 32, 8, 2, 1)


def connect(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Open an existing database file; it is never created here. Transactions are explicit."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=busy_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=64,
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


class _Insert:
    """Inserts values into a table beside the floor, many rows to a statement."""

    def __init__(self, table: str, columns: Sequence[str]) -> None:
        into = f"INSERT INTO {table} (floor, {', '.join(columns)}) VALUES "
        width = len(columns)
        self._statements = {size: into + _places(size, width) for size in CHUNKS}

    def __call__(self, connection: sqlite3.Connection, floor: str, values: Sequence[tuple[Any, ...]]) -> None:
        done = 0
        for size in CHUNKS:
            while len(values) - done >= size:
                given = [floor, *chain.from_iterable(values[done : done + size])]
                connection.execute(self._statements[size], given)
                done += size


def _places(rows: int, width: int) -> str:
    """Return the places of some rows whose first parameter, the floor, is shared."""
    numbers = (range(2 + width * row, 2 + width * (row + 1)) for row in range(rows))
    return ", ".join(f"(?1, {', '.join(f'?{number}' for number in row)})" for row in numbers)


_insert_rows = _Insert("journal", ("seq", "at", "kind", "contact", "payload", "cause", "began"))
_insert_intents = _Insert("intents", ("id", "at", "contact", "kind", "payload"))
_insert_answers = _Insert("answers", ("at", "pack"))
_INTENT = "INSERT INTO intents (floor, id, at, contact, kind, payload) VALUES (?, ?, ?, ?, ?, ?)"
_ROW = "seq, at, kind, contact, payload, cause, began"
# The indexes are named, so that no planner ever reads the whole journal instead.
_BEGAN = f"""SELECT began FROM journal INDEXED BY journal_closed_index
    WHERE contact = ? AND kind = '{CLOSED}' AND floor = ?"""
_OF_CONTACT = f"""SELECT {_ROW} FROM journal INDEXED BY journal_began_index
    WHERE began = ? AND began > 0 AND contact = ? AND floor = ? ORDER BY seq"""
_SETTLED = "DELETE FROM intents WHERE floor = ? AND id = ?"


def write_batches(connection: sqlite3.Connection, floor: str, batches: Sequence[Batch]) -> None:
    """Write batches into the open transaction."""
    _insert_rows(connection, floor, [astuple(row) for batch in batches for row in batch.rows])
    _insert_intents(connection, floor, [astuple(each) for batch in batches for each in batch.intents])
    _insert_answers(connection, floor, packs(batches))
    settled = [(floor, id) for batch in batches for id in batch.settled]
    if settled:
        connection.executemany(_SETTLED, settled)


def write_snapshot(connection: sqlite3.Connection, floor: str, snapshot: Snapshot) -> None:
    """Keep the newest snapshot of the floor."""
    connection.execute(
        """INSERT INTO snapshots (floor, seq, at, payload) VALUES (?, ?, ?, ?)
        ON CONFLICT (floor) DO UPDATE SET seq = excluded.seq, at = excluded.at, payload = excluded.payload
        WHERE excluded.seq >= snapshots.seq""",
        (floor, snapshot.seq, snapshot.at, snapshot.payload),
    )


def delete_answers(connection: sqlite3.Connection, floor: str, before: float, limit: int) -> int:
    """Delete at most `limit` packs of which every answer is old, and return how many packs."""
    sql = """DELETE FROM answers WHERE number IN
        (SELECT number FROM answers WHERE floor = ? AND at < ? ORDER BY number LIMIT ?)"""
    return connection.execute(sql, (floor, before, limit)).rowcount


def rewrite_rows(connection: sqlite3.Connection, floor: str, rows: Sequence[Row]) -> None:
    """Replace payload and cause of rows that are there."""
    sql = "UPDATE journal SET payload = ?, cause = ? WHERE floor = ? AND seq = ?"
    connection.executemany(sql, [(row.payload, row.cause, floor, row.seq) for row in rows])


def probe(connection: sqlite3.Connection, floor: str) -> None:
    """Write and take back a few pages, which a full or read-only store refuses."""
    connection.execute(_INTENT, (floor, "", 0.0, "", "", bytes(16384)))
    connection.execute(_SETTLED, (floor, ""))


def read_rows(connection: sqlite3.Connection, floor: str, after: int, size: int) -> list[Row]:
    """Return at most `size` rows after a sequence number."""
    return [
        Row(*values)
        for values in connection.execute(
            f"SELECT {_ROW} FROM journal WHERE floor = ? AND seq > ? ORDER BY seq LIMIT ?",
            (floor, after, size),
        ).fetchall()
    ]


def read_contact(connection: sqlite3.Connection, floor: str, contact: str, began: float) -> list[Row]:
    """Return the rows of a contact by when it began, which is told or stands in its last row."""
    if not began:
        found = connection.execute(_BEGAN, (contact, floor)).fetchone()
        began = found[0] if found else 0.0
    return [Row(*values) for values in connection.execute(_OF_CONTACT, (began, contact, floor))]


def read_contacts(
    connection: sqlite3.Connection, floor: str, contacts: Sequence[str]
) -> dict[str, list[Row]]:
    """Return the rows of the contacts that are over."""
    found = {contact: read_contact(connection, floor, contact, 0.0) for contact in contacts}
    return {contact: rows for contact, rows in found.items() if rows}


def read_last(connection: sqlite3.Connection, floor: str) -> int:
    """Return the highest sequence number, 0 when there is none."""
    sql = "SELECT coalesce(max(seq), 0) FROM journal WHERE floor = ?"
    return int(connection.execute(sql, (floor,)).fetchone()[0])


def read_intents(connection: sqlite3.Connection, floor: str) -> list[Intent]:
    """Return the intents that wait, oldest first."""
    sql = "SELECT id, at, contact, kind, payload FROM intents WHERE floor = ? ORDER BY at, number"
    return [Intent(*values) for values in connection.execute(sql, (floor,))]


def read_answers(connection: sqlite3.Connection, floor: str, since: float) -> list[Answer]:
    """Return the answers given at or after a time, oldest first."""
    sql = "SELECT pack FROM answers WHERE floor = ? AND at >= ? ORDER BY number"
    return unpacked((pack for (pack,) in connection.execute(sql, (floor, since))), since)


def read_snapshot(connection: sqlite3.Connection, floor: str) -> Snapshot | None:
    """Return the newest snapshot, if any."""
    sql = "SELECT seq, at, payload FROM snapshots WHERE floor = ?"
    found = connection.execute(sql, (floor,)).fetchone()
    return Snapshot(*found) if found else None
