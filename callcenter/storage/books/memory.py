"""The books in memory: for tests and a demo that need keep nothing."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from callcenter.ports.books import Among, Begins, Between, Change, Changed, Cursor, Entity, Match, Plain
from callcenter.storage.books.changes import Step, by_shelf, put_by, steps
from callcenter.storage.books.shelf import Column, Row, Shelf, Shelves, plain, read, searched, textual
from callcenter.storage.books.words import Wanted, wanted

T = TypeVar("T", bound=Entity)


class MemoryBooks:
    """Books that are forgotten with the process.

    `check` raises what every call shall raise, and `note` takes (at, who, what, detail) of a line
    for the audit trail.
    """

    def __init__(
        self,
        shelves: Shelves,
        check: Callable[[], Awaitable[None]],
        note: Callable[[float, str, str, dict[str, Any]], None],
    ) -> None:
        self._shelves = shelves
        self._check = check
        self._note = note
        self._rows: dict[str, dict[str, Row]] = {}
        self._watchers: list[Callable[[Sequence[Changed]], None]] = []

    async def get(self, kind: type[T], id: str) -> T | None:
        """Return the entity of that id, if any."""
        return (await self.get_many(kind, (id,))).get(id)

    async def get_many(self, kind: type[T], ids: Iterable[str]) -> dict[str, T]:
        """Return those of these ids that are there."""
        await self._check()
        rows = self._table(self._shelves.of(kind))
        return {id: _entity(kind, rows[id]) for id in dict.fromkeys(ids) if id in rows}

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
        await self._check()
        shelf = self._shelves.of(kind)
        field, backward = order.removeprefix("-"), order.startswith("-")
        column = shelf.column(field)
        if field in shelf.many:
            raise ValueError(f"there is no order by {field}, which holds several values")
        keyed = {(_values(shelf, row, field)[0], row.id): row for row in self._matching(shelf, where or {})}
        keys: list[Any] = sorted(keyed, reverse=backward)
        if after is not None:
            last: Any = (plain(column, after.value), after.id)
            keys = [key for key in keys if (key < last if backward else key > last)]
        return [_entity(kind, keyed[key]) for key in keys[:limit]]

    async def count(self, kind: type[T], where: Mapping[str, Match] | None = None) -> int:
        """Return how many match."""
        await self._check()
        return len(self._matching(self._shelves.of(kind), where or {}))

    async def search(
        self, kind: type[T], text: str, where: Mapping[str, Match] | None = None, *, limit: int = 20
    ) -> list[T]:
        """Return those that match and hold words of the text, the best first."""
        await self._check()
        shelf = searched(self._shelves.of(kind))
        words = wanted(text)
        scored = [(_hits(row, words), row) for row in self._matching(shelf, where or {})]
        enough = [(sum(hits), row) for hits, row in scored if hits and len(hits) >= (len(words) + 1) // 2]
        best = sorted(enough, key=lambda each: (-each[0], each[1].id))
        return [_entity(kind, row) for _, row in best[:limit]]

    async def commit(self, changes: Sequence[Change], by: str, at: float) -> list[Any]:
        """Make all changes or none, and return what was put."""
        await self._check()
        stored = {
            (shelf.table, id): _entity(shelf.kind, self._table(shelf)[id])
            for shelf, ids in by_shelf(self._shelves, changes).values()
            for id in ids
            if id in self._table(shelf)
        }
        done = steps(self._shelves, changes, stored)
        for step in done:
            self._store(step)
            if step.line is not None:
                detail = msgspec.json.decode(msgspec.json.encode(step.line.detail))
                self._note(at, by, step.line.what, detail)
        for told in self._watchers:
            told([step.change for step in done])
        return put_by(done)

    def watch(self, told: Callable[[Sequence[Changed]], None]) -> None:
        """Let `told` hear of every commit."""
        self._watchers.append(told)

    def _store(self, step: Step) -> None:
        rows = self._table(step.shelf)
        if step.after is None:
            del rows[step.id]
        else:
            rows[step.id] = step.after

    def _table(self, shelf: Shelf) -> dict[str, Row]:
        return self._rows.setdefault(shelf.table, {})

    def _matching(self, shelf: Shelf, where: Mapping[str, Match]) -> list[Row]:
        wanted = [(field, shelf.column(field), match) for field, match in where.items()]
        for field, column, match in wanted:
            if isinstance(match, Begins):
                textual(field, column)
        return [
            row
            for row in self._table(shelf).values()
            if all(
                any(_fits(column, value, match) for value in _values(shelf, row, field))
                for field, column, match in wanted
            )
        ]


def _entity(kind: type[T], row: Row) -> T:
    """Return what a row holds: a copy, as from any other store."""
    entity: T = read(kind, (row.body,))[0]
    return entity


def _values(shelf: Shelf, row: Row, field: str) -> tuple[Plain, ...]:
    if field == "id":
        return (row.id,)
    if field in shelf.many:
        return row.many[shelf.many.index(field)]
    return (row.columns[list(shelf.columns).index(field)],)


def _hits(row: Row, words: Sequence[Wanted]) -> list[int]:
    """Return what each word of a question that is there is worth."""
    held = dict(row.words)
    found = []
    for each in words:
        worth = [2 * held[each.word]] if each.word in held else []
        if each.begins:
            worth += [weight for word, weight in held.items() if word.startswith(each.word)]
        if worth:
            found.append(max(worth))
    return found


def _fits(column: Column, value: Any, match: Match) -> bool:
    match match:
        case Among(values):
            return value in {plain(column, each) for each in values}
        case Begins(prefix):
            return str(value).startswith(prefix)
        case Between(least, most):
            low: Any = value if least is None else plain(column, least)
            high: Any = value if most is None else plain(column, most)
            return bool(low <= value <= high)
    return bool(value == plain(column, match))
