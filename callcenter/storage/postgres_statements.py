"""What the PostgreSQL journal says to PostgreSQL."""

from collections.abc import Sequence
from typing import Any

from asyncpg import Connection
from msgspec.structs import astuple

from callcenter.ports.journal import CLOSED, Answer, Batch, Intent, Row, Snapshot
from callcenter.storage.answers import packs, unpacked

#: Followers listen here; the payload is the floor, a colon and the last `seq` of the transaction.
CHANNEL = "callcenter_journal"

_ROW = ("floor", "seq", "at", "kind", "contact", "payload", "cause", "began")
_INTENT = ("floor", "id", "at", "contact", "kind", "payload")
_ANSWER = ("floor", "at", "pack")
_READ = ", ".join(_ROW[1:])


async def write_batches(connection: "Connection[Any]", floor: str, batches: Sequence[Batch]) -> None:
    """Write batches into the open transaction: COPY for many rows, one INSERT for one."""
    rows = [(floor, *astuple(row)) for batch in batches for row in batch.rows]
    await _insert(connection, "journal", _ROW, rows)
    intents = [(floor, *astuple(intent)) for batch in batches for intent in batch.intents]
    await _insert(connection, "intents", _INTENT, intents)
    await _insert(connection, "answers", _ANSWER, [(floor, *pack) for pack in packs(batches)])
    settled = [id for batch in batches for id in batch.settled]
    if settled:
        await connection.execute("DELETE FROM intents WHERE floor = $1 AND id = ANY($2)", floor, settled)


async def _insert(
    connection: "Connection[Any]", table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> None:
    if len(rows) == 1:
        places = ", ".join(f"${number}" for number in range(1, len(columns) + 1))
        into = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        await connection.execute(into, *rows[0])
    elif rows:
        await connection.copy_records_to_table(table, records=rows, columns=columns)


def commit(floor: str, batches: Sequence[Batch]) -> str:
    """Return the statements that end a transaction: one notification, if there are rows, and COMMIT."""
    last = max((batch.rows[-1].seq for batch in batches if batch.rows), default=0)
    if not last:
        return "COMMIT"
    quoted = f"{floor}:{last}".replace("'", "''")
    return f"NOTIFY {CHANNEL}, '{quoted}'; COMMIT"


async def write_snapshot(connection: "Connection[Any]", floor: str, snapshot: Snapshot) -> None:
    """Keep the newest snapshot of the floor."""
    await connection.execute(
        """INSERT INTO snapshots (floor, seq, at, payload) VALUES ($1, $2, $3, $4)
        ON CONFLICT (floor) DO UPDATE SET seq = excluded.seq, at = excluded.at, payload = excluded.payload
        WHERE excluded.seq >= snapshots.seq""",
        floor,
        snapshot.seq,
        snapshot.at,
        snapshot.payload,
    )


async def delete_answers(connection: "Connection[Any]", floor: str, before: float, limit: int) -> int:
    """Delete at most `limit` packs of which every answer is old, and return how many packs."""
    status = await connection.execute(
        """DELETE FROM answers WHERE number IN
        (SELECT number FROM answers WHERE floor = $1 AND at < $2 ORDER BY number LIMIT $3)""",
        floor,
        before,
        limit,
    )
    return int(status.rpartition(" ")[2])


async def rewrite_rows(connection: "Connection[Any]", floor: str, rows: Sequence[Row]) -> None:
    """Replace payload and cause of rows that are there."""
    sql = "UPDATE journal SET payload = $1, cause = $2 WHERE floor = $3 AND seq = $4"
    await connection.executemany(sql, [(row.payload, row.cause, floor, row.seq) for row in rows])


async def probe(connection: "Connection[Any]", floor: str) -> None:
    """Write and take back a row, which a full or read-only store refuses."""
    sql = "INSERT INTO intents (floor, id, at, contact, kind, payload) VALUES ($1, '', 0, '', '', $2)"
    await connection.execute(sql, floor, bytes(16384))
    await connection.execute("DELETE FROM intents WHERE floor = $1 AND id = ''", floor)


async def read_rows(connection: "Connection[Any]", floor: str, after: int, size: int) -> list[Row]:
    """Return at most `size` rows after a sequence number."""
    sql = f"SELECT {_READ} FROM journal WHERE floor = $1 AND seq > $2 ORDER BY seq LIMIT $3"
    return [Row(*values) for values in await connection.fetch(sql, floor, after, size)]


async def read_contact(connection: "Connection[Any]", floor: str, contact: str, began: float) -> list[Row]:
    """Return the rows of a contact by when it began, which is told or stands in its last row."""
    if not began:
        sql = f"SELECT began FROM journal WHERE contact = $1 AND kind = '{CLOSED}' AND floor = $2"
        began = await connection.fetchval(sql, contact, floor) or 0.0
    sql = f"""SELECT {_READ} FROM journal
        WHERE began = $1 AND began > 0 AND contact = $2 AND floor = $3 ORDER BY seq"""
    return [Row(*values) for values in await connection.fetch(sql, began, contact, floor)]


async def read_contacts(
    connection: "Connection[Any]", floor: str, contacts: Sequence[str]
) -> dict[str, list[Row]]:
    """Return the rows of the contacts that are over."""
    sql = f"""SELECT {", ".join(f"every.{name}" for name in _ROW[1:])}
        FROM journal AS over JOIN journal AS every
        ON every.floor = over.floor AND every.contact = over.contact
        AND every.began = over.began AND every.began > 0
        WHERE over.floor = $1 AND over.kind = '{CLOSED}' AND over.contact = ANY($2) ORDER BY every.seq"""
    found: dict[str, list[Row]] = {}
    for values in await connection.fetch(sql, floor, contacts):
        row = Row(*values)
        found.setdefault(row.contact, []).append(row)
    return found


async def read_last(connection: "Connection[Any]", floor: str) -> int:
    """Return the highest sequence number, 0 when there is none."""
    return int(await connection.fetchval("SELECT coalesce(max(seq), 0) FROM journal WHERE floor = $1", floor))


async def read_intents(connection: "Connection[Any]", floor: str) -> list[Intent]:
    """Return the intents that wait, oldest first."""
    sql = "SELECT id, at, contact, kind, payload FROM intents WHERE floor = $1 ORDER BY at, number"
    return [Intent(*values) for values in await connection.fetch(sql, floor)]


async def read_answers(connection: "Connection[Any]", floor: str, since: float) -> list[Answer]:
    """Return the answers given at or after a time, oldest first."""
    sql = "SELECT pack FROM answers WHERE floor = $1 AND at >= $2 ORDER BY number"
    return unpacked((pack for (pack,) in await connection.fetch(sql, floor, since)), since)


async def read_snapshot(connection: "Connection[Any]", floor: str) -> Snapshot | None:
    """Return the newest snapshot, if any."""
    found = await connection.fetchrow("SELECT seq, at, payload FROM snapshots WHERE floor = $1", floor)
    return Snapshot(*found) if found else None
