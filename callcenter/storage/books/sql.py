"""The books in a database, through a door of SQLite's or of PostgreSQL's."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from callcenter.ports.books import Among, Change, Changed, Cursor, Entity, Match
from callcenter.storage.books import statements
from callcenter.storage.books.changes import Step, put_by
from callcenter.storage.books.shelf import Shelves, read, searched
from callcenter.storage.books.statements import Ask, Query, Speech, Work
from callcenter.storage.books.words import wanted

T = TypeVar("T", bound=Entity)


class Door(Protocol):
    """The way to one database. Whatever it says comes back as `RecordsError` that holds no values."""

    @property
    def speech(self) -> Speech:
        """How the database wants to be asked."""

    async def open(self) -> None:
        """Get ready; connections are made when they are needed."""

    async def close(self) -> None:
        """Let go of the connections."""

    async def rows(self, ask: Ask) -> Sequence[Sequence[Any]]:
        """Return what a query finds."""

    async def work(self, work: Work) -> list[Step]:
        """Do something in one transaction."""


class SqlBooks:
    """The books of a database whose schema exists (see `migrate.upgrade`).

    What a caller waits for comes through the `quick` door, which no search of others ever blocks.
    """

    def __init__(self, door: Door, quick: Door, shelves: Shelves) -> None:
        self._door = door
        self._quick = quick
        self._shelves = shelves
        self._watchers: list[Callable[[Sequence[Changed]], None]] = []
        self._commits: set[asyncio.Task[list[Step]]] = set()

    async def open(self) -> None:
        """Get ready."""
        await self._door.open()
        await self._quick.open()

    async def close(self) -> None:
        """Let the commits under way end, and let go of the connections."""
        await asyncio.gather(*self._commits, return_exceptions=True)
        await self._door.close()
        await self._quick.close()

    async def get(self, kind: type[T], id: str) -> T | None:
        """Return the entity of that id, if any."""
        query = Query(self._shelves.of(kind), self._door.speech).where({"id": id})
        found = await self._read(kind, query.bodies())
        return found[0] if found else None

    async def get_many(self, kind: type[T], ids: Iterable[str]) -> dict[str, T]:
        """Return those of these ids that are there."""
        query = Query(self._shelves.of(kind), self._door.speech).where({"id": Among(tuple(ids))})
        return {entity.id: entity for entity in await self._read(kind, query.bodies())}

    async def find(
        self,
        kind: type[T],
        where: Mapping[str, Match] | None = None,
        *,
        order: str = "id",
        limit: int = 100,
        after: Cursor | None = None,
    ) -> list[T]:
        """Return a page of those that match."""
        query = Query(self._shelves.of(kind), self._door.speech).where(where or {})
        return await self._read(kind, query.page(order, limit, after))

    async def count(self, kind: type[T], where: Mapping[str, Match] | None = None) -> int:
        """Return how many match."""
        query = Query(self._shelves.of(kind), self._door.speech).where(where or {})
        return int((await self._door.rows(query.count()))[0][0])

    @property
    def speech(self) -> Speech:
        """How the database wants to be asked."""
        return self._door.speech

    async def rows(self, ask: Ask) -> Sequence[Sequence[Any]]:
        """Return what a query that a caller waits for finds. Raises `RecordsError`."""
        return await self._quick.rows(ask)

    async def search(
        self, kind: type[T], text: str, where: Mapping[str, Match] | None = None, *, limit: int = 20
    ) -> list[T]:
        """Return those that match and hold words of the text, the best first."""
        query = Query(searched(self._shelves.of(kind)), self._door.speech)
        words = wanted(text)
        return await self._read(kind, query.search(words, where or {}, limit)) if words else []

    async def commit(self, changes: Sequence[Change], by: str, at: float) -> list[Any]:
        """Make all changes or none, and return what was put.

        Once begun it comes to its end, and is told, even if whoever asked for it is cancelled.
        """
        task = asyncio.create_task(self._commit(tuple(changes), by, at), name="books-commit")
        self._commits.add(task)
        task.add_done_callback(self._commits.discard)
        return put_by(await asyncio.shield(task))

    def watch(self, told: Callable[[Sequence[Changed]], None]) -> None:
        """Let `told` hear of every commit of this process."""
        self._watchers.append(told)

    async def _commit(self, changes: Sequence[Change], by: str, at: float) -> list[Step]:
        if not changes:
            return []
        work = statements.commit(self._shelves, self._door.speech, changes, by, at)
        done = await self._door.work(work)
        for told in self._watchers:
            told([step.change for step in done])
        return done

    async def _read(self, kind: type[T], ask: Ask) -> list[T]:
        return read(kind, [body for (body,) in await self._door.rows(ask)])
