"""What the journals of both databases share: one writer with group commit, and readers beside it."""

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from functools import partial
from typing import Any, Protocol

from callcenter.ports.journal import Answer, Batch, Intent, JournalUnavailable, Row, Snapshot
from callcenter.storage.writer import Writer

#: Rows rewritten and packs of answers deleted in one transaction, so that tidying never holds up a call.
_TIDY, _PACKS = 1000, 100


class Statements(Protocol):
    """The statements of a database. Each is given a connection first; writes are then given the floor."""

    read_rows: Callable[..., Any]
    read_contact: Callable[..., Any]
    read_contacts: Callable[..., Any]
    read_last: Callable[..., Any]
    read_intents: Callable[..., Any]
    read_answers: Callable[..., Any]
    read_snapshot: Callable[..., Any]
    rewrite_rows: Callable[..., Any]
    delete_answers: Callable[..., Any]
    write_snapshot: Callable[..., Any]
    probe: Callable[..., Any]


class SqlJournal(ABC):
    """The journal of one floor by the statements of its database; see the port."""

    def __init__(self, sql: Statements, floor: str) -> None:
        self._sql = sql
        self._floor = floor
        self._writer: Writer | None = None

    def append(self, batch: Batch) -> Coroutine[Any, Any, None]:
        """Make a batch durable; see the port. The writer's own coroutine saves a layer per event."""
        return self._open_writer().append(batch)

    async def read(self, after: int = 0, size: int = 10_000) -> AsyncIterator[list[Row]]:
        """Yield the rows after a sequence number; each list is one short read."""
        while rows := await self._ask(self._sql.read_rows, after=after, size=size):
            yield rows
            after = rows[-1].seq

    async def of_contacts(self, contacts: Sequence[str]) -> dict[str, list[Row]]:
        """Return the rows of contacts that are over, in order; nothing of those that go on."""
        if not contacts:
            return {}
        found: dict[str, list[Row]] = await self._ask(self._sql.read_contacts, contacts=contacts)
        return found

    async def of_contact(self, contact: str, began: float = 0.0) -> list[Row]:
        """Return the rows of one contact, in order; of one that goes on only if told when it `began`."""
        found: list[Row] = await self._ask(self._sql.read_contact, contact=contact, began=began)
        return found

    async def rewrite(self, rows: Sequence[Row]) -> None:
        """Replace payload and cause of rows that are there, some at a time."""
        for begin in range(0, len(rows), _TIDY):
            some = rows[begin : begin + _TIDY]
            await self._open_writer().run(partial(self._sql.rewrite_rows, rows=some))

    async def last(self) -> int:
        """Return the highest `seq`, 0 if the journal is empty."""
        found: int = await self._ask(self._sql.read_last)
        return found

    async def intents(self) -> list[Intent]:
        """Return the intents not yet settled, oldest first."""
        found: list[Intent] = await self._ask(self._sql.read_intents)
        return found

    async def answers(self, since: float) -> list[Answer]:
        """Return the answers given at or after `since`, oldest first."""
        found: list[Answer] = await self._ask(self._sql.read_answers, since=since)
        return found

    async def snapshot(self) -> Snapshot | None:
        """Return the newest snapshot, if there is one."""
        found: Snapshot | None = await self._ask(self._sql.read_snapshot)
        return found

    async def forget_answers(self, before: float) -> None:
        """Delete answers older than `before`, some at a time."""
        tidy = partial(self._sql.delete_answers, before=before, limit=_PACKS)
        while await self._open_writer().run(tidy) == _PACKS:
            pass

    async def save_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot unless a newer one is kept."""
        await self._open_writer().run(partial(self._sql.write_snapshot, snapshot=snapshot))

    async def check(self) -> None:
        """Write something and take it back. Raises `JournalUnavailable` with the reason."""
        await self._open_writer().run(self._sql.probe)

    def _ask(self, statement: Callable[..., Any], **given: Any) -> Coroutine[Any, Any, Any]:
        return self._read(partial(statement, floor=self._floor, **given))

    @abstractmethod
    async def _read(self, query: Callable[[Any], Any]) -> Any:
        """Ask the database beside the writer. Raises `JournalUnavailable`."""

    def _open_writer(self) -> Writer:
        if self._writer is None:
            raise JournalUnavailable("the journal is not open")
        return self._writer
