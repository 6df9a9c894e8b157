"""The facts of one floor behind a door to its database. Implements `ports.facts.FactBook`."""

import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from msgspec.structs import replace
from sqlalchemy import MetaData, create_mock_engine

from callcenter.ports.books import RecordsError
from callcenter.ports.facts import (
    AGENT_KEYS,
    QUEUE_KEYS,
    Asked,
    Cell,
    FactsUnavailable,
    Page,
    Part,
    Record,
    Stay,
    Sums,
    Waits,
)
from callcenter.storage.books.changes import Step
from callcenter.storage.books.postgres import PostgresDoor
from callcenter.storage.books.sql import Door
from callcenter.storage.books.sqlite import SqliteDoor, SqliteSpeech, transaction
from callcenter.storage.books.statements import Ask, Work
from callcenter.storage.database import Store, sqlite_path, store_of
from callcenter.storage.facts import asking, writing
from callcenter.storage.facts.tables import declare


class MemoryDoor:
    """A database that is forgotten with the process. It has no threads: what is asked is answered at once."""

    speech = SqliteSpeech()

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        metadata = MetaData()
        declare(metadata)

        def make(sql: Any, *_: object) -> None:
            self._connection.execute(str(sql.compile(dialect=engine.dialect)))

        engine = create_mock_engine("sqlite://", make)
        metadata.create_all(engine, checkfirst=False)

    async def open(self) -> None:
        """It is there already."""

    async def close(self) -> None:
        """What was kept is there when it is opened again."""

    async def rows(self, ask: Ask) -> Sequence[Sequence[Any]]:
        """Return what a query finds."""
        return self._connection.execute(ask.sql, ask.values).fetchall()

    async def work(self, work: Work) -> list[Step]:
        """Do something in one transaction."""
        return transaction(self._connection, work)


def door_of(database_url: str) -> Door:
    """Return the way to the facts of a database, not opened. Raises `ValueError`."""
    match store_of(database_url):
        case Store.MEMORY:
            return MemoryDoor()
        case Store.SQLITE:
            return SqliteDoor(sqlite_path(database_url), readers=2)
        case Store.POSTGRES:
            return PostgresDoor(database_url, connections=2)


class SqlFacts:
    """The facts of a floor. Opened and closed by whoever made it."""

    def __init__(self, door: Door, floor: str = "main") -> None:
        self._door = door
        self._floor = floor

    async def open(self) -> None:
        """Get ready."""
        await self._door.open()

    async def close(self) -> None:
        """Let go."""
        await self._door.close()

    async def position(self) -> tuple[int, bytes]:
        """Return how far the journal is counted, and what the reader kept."""
        rows = await self._rows(writing.position(self._door.speech, self._floor))
        return (int(rows[0][0]), bytes(rows[0][1])) if rows else (0, b"")

    async def add(self, page: Page) -> None:
        """Add a page in one transaction."""
        async with _told():
            await self._door.work(writing.add(self._door.speech, self._floor, page))

    async def clear(self) -> None:
        """Forget everything."""
        async with _told():
            await self._door.work(writing.clear(self._door.speech, self._floor))

    async def old(self, before: float) -> int:
        """Count the contacts that began earlier."""
        rows = await self._rows(writing.old(self._door.speech, self._floor, before))
        return int(rows[0][0])

    async def forget(self, before: float) -> int:
        """Forget what is earlier."""
        count = await self.old(before)
        async with _told():
            await self._door.work(writing.forget(self._door.speech, self._floor, before))
        return count

    async def queues(self, asked: Asked) -> list[Sums]:
        """Return sums of queues."""
        rows = await self._rows(asking.sums(self._door.speech, self._floor, asked, of_agents=False))
        return _sums(rows, asked)

    async def agents(self, asked: Asked) -> list[Sums]:
        """Return sums of agents."""
        rows = await self._rows(asking.sums(self._door.speech, self._floor, asked, of_agents=True))
        return _sums(rows, asked)

    async def waits(self, asked: Asked) -> list[Waits]:
        """Return median, P90 and longest wait by key."""
        rows = await self._rows(asking.waits(self._door.speech, self._floor, asked))
        return _waits(rows, len(asked.by))

    async def stays(self, asked: Asked, ends: Mapping[str, object], limit: int) -> list[Stay]:
        """Return stays, the earliest first."""
        rows = await self._rows(asking.stays(self._door.speech, self._floor, asked, ends, limit))
        return [_stay(row) for row in rows]

    async def parts(self, asked: Asked, ends: Mapping[str, object], limit: int) -> list[Part]:
        """Return agents' parts, the earliest first."""
        rows = await self._rows(asking.parts(self._door.speech, self._floor, asked, ends, limit))
        return [_part(row) for row in rows]

    async def records(self, asked: Asked, size: int = 1000) -> AsyncIterator[list[Record]]:
        """Yield contacts by their beginning, page by page: each is a short read."""
        after = (float("-inf") if asked.since <= 0 else asked.since - 1.0, "")
        while rows := await self._rows(asking.records(self._door.speech, self._floor, asked, after, size)):
            found = [_record(row) for row in rows]
            yield found
            after = (found[-1].began, found[-1].contact)

    async def cells(self) -> tuple[list[Cell], list[Cell]]:
        """Return every cell, of queues and of agents."""
        queues = await self._rows(asking.cells(self._door.speech, self._floor, of_agents=False))
        agents = await self._rows(asking.cells(self._door.speech, self._floor, of_agents=True))
        return _cells(queues, len(QUEUE_KEYS)), _cells(agents, len(AGENT_KEYS))

    async def _rows(self, ask: Ask) -> Sequence[Sequence[Any]]:
        async with _told():
            return await self._door.rows(ask)


@asynccontextmanager
async def _told() -> AsyncIterator[None]:
    """Say what the store says in the words of the port."""
    try:
        yield
    except FactsUnavailable:
        raise
    except (RecordsError, sqlite3.Error) as error:
        raise FactsUnavailable(str(error)) from None


def _sums(rows: Sequence[Sequence[Any]], asked: Asked) -> list[Sums]:
    """Return the rows of a query for sums; nothing added up is no row."""
    n = len(asked.by)
    if asked.step:
        return [
            Sums(tuple(row[:n]), int(row[n]) * asked.step, int(row[n + 1]), tuple(row[n + 2 :]))
            for row in rows
        ]
    return [Sums(tuple(row[:n]), 0, 0, tuple(row[n:])) for row in rows if row[-1] is not None]


def _waits(rows: Sequence[Sequence[Any]], keys: int) -> list[Waits]:
    found: dict[tuple[str, ...], dict[int, int]] = {}
    many: dict[tuple[str, ...], int] = {}
    for row in rows:
        key, (place, n, wait) = tuple(row[:keys]), row[keys:]
        found.setdefault(key, {})[place] = wait
        many[key] = n
    return [
        Waits(key, at[(many[key] + 1) // 2], at[(many[key] * 9 + 9) // 10], at[many[key]])
        for key, at in found.items()
    ]


def _cells(rows: Sequence[Sequence[Any]], keys: int) -> list[Cell]:
    return [Cell(int(row[0]), tuple(row[1 : keys + 1]), tuple(map(int, row[keys + 1 :]))) for row in rows]


def _stay(row: Sequence[Any]) -> Stay:
    return Stay(*row[:-3], *map(bool, row[-3:]))


def _part(row: Sequence[Any]) -> Part:
    found = Part(*row)
    # SQLite keeps a flag as a number.
    return replace(found, handled=bool(found.handled), transferred=bool(found.transferred))


def _record(row: Sequence[Any]) -> Record:
    found = Record(*row)
    return replace(found, handled=bool(found.handled))
