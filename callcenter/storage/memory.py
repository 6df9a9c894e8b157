"""The journal in memory: for tests, simulations and a demo that need keep nothing."""

import asyncio
from bisect import bisect_right
from collections.abc import AsyncIterator, Sequence

from msgspec.structs import replace

from callcenter.ports.journal import (
    CLOSED,
    Answer,
    Batch,
    Intent,
    JournalConflict,
    JournalError,
    JournalUnavailable,
    Row,
    Snapshot,
)


class MemoryJournal:
    """A journal that forgets when the process ends; closing and opening it keeps what it has.

    `fail_next(error)` makes the next append raise, and `break_with(error)` every call,
    until `mend()`.
    """

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._intents: dict[str, Intent] = {}
        self._answers: dict[str, Answer] = {}
        self._snapshot: Snapshot | None = None
        self._fault: JournalError | None = None
        self._next_faults: list[JournalError] = []
        self._open = False

    def fail_next(self, error: JournalError) -> None:
        """Let the next append that is not failed yet raise `error`."""
        self._next_faults.append(error)

    def break_with(self, error: JournalError) -> None:
        """Let every call raise `error` until `mend`."""
        self._fault = error

    def mend(self) -> None:
        """Work again, and forget failures that were asked for and did not come."""
        self._fault = None
        self._next_faults.clear()

    async def open(self) -> None:
        """Begin."""
        if self._fault is not None:
            raise self._fault
        if self._open:
            raise JournalUnavailable("the floor is owned already")
        self._open = True

    async def close(self) -> None:
        """Let go; what was stored is there when it is opened again."""
        self._open = False

    async def append(self, batch: Batch) -> None:
        """Store a batch, all or nothing; see the port."""
        self._ready()
        if self._next_faults:
            raise self._next_faults.pop(0)
        self._refuse_taken(batch)
        self._rows += batch.rows
        self._intents.update((intent.id, intent) for intent in batch.intents)
        for answer in batch.answers:
            self._answers[answer.key] = answer
        for settled in batch.settled:
            self._intents.pop(settled, None)
        # As with every store, others get a turn before the caller goes on.
        await asyncio.sleep(0)

    async def read(self, after: int = 0, size: int = 10_000) -> AsyncIterator[list[Row]]:
        """Yield the rows after a sequence number in lists."""
        self._ready()
        while rows := self._after(after, size):
            yield rows
            after = rows[-1].seq
        await asyncio.sleep(0)

    async def of_contacts(self, contacts: Sequence[str]) -> dict[str, list[Row]]:
        """Return the rows of contacts that are over, in order; nothing of those that go on."""
        found = {contact: await self.of_contact(contact) for contact in contacts}
        return {contact: rows for contact, rows in found.items() if rows}

    async def of_contact(self, contact: str, began: float = 0.0) -> list[Row]:
        """Return the rows of one contact, in order; of one that goes on only if told when it `began`."""
        self._ready()
        rows = [row for row in self._rows if row.contact == contact]
        ends = (row.began for row in rows if row.kind == CLOSED)
        began = began or next(ends, 0.0)
        return [row for row in rows if row.began == began > 0.0]

    async def rewrite(self, rows: Sequence[Row]) -> None:
        """Replace payload and cause of rows that are there."""
        self._ready()
        new = {row.seq: row for row in rows}
        for place, row in enumerate(self._rows):
            if row.seq in new:
                self._rows[place] = replace(row, payload=new[row.seq].payload, cause=new[row.seq].cause)

    async def last(self) -> int:
        """Return the highest `seq`, 0 if the journal is empty."""
        self._ready()
        return self._rows[-1].seq if self._rows else 0

    async def intents(self) -> list[Intent]:
        """Return the intents not yet settled, oldest first."""
        self._ready()
        return sorted(self._intents.values(), key=lambda intent: intent.at)

    async def answers(self, since: float) -> list[Answer]:
        """Return the answers given at or after `since`, oldest first."""
        self._ready()
        found = (answer for answer in self._answers.values() if answer.at >= since)
        return sorted(found, key=lambda answer: (answer.at, answer.key))

    async def forget_answers(self, before: float) -> None:
        """Delete answers older than `before`."""
        self._ready()
        self._answers = {key: answer for key, answer in self._answers.items() if answer.at >= before}

    async def save_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot unless a newer one is kept."""
        self._ready()
        if self._snapshot is None or snapshot.seq >= self._snapshot.seq:
            self._snapshot = snapshot

    async def snapshot(self) -> Snapshot | None:
        """Return the newest snapshot, if there is one."""
        self._ready()
        return self._snapshot

    async def check(self) -> None:
        """Raise `JournalUnavailable` unless a write would succeed now."""
        self._ready()

    def _ready(self) -> None:
        if self._fault is not None:
            raise self._fault
        if not self._open:
            raise JournalUnavailable("the journal is not open")

    def _after(self, after: int, size: int) -> list[Row]:
        start = bisect_right(self._rows, after, key=lambda row: row.seq)
        return self._rows[start : start + size]

    def _refuse_taken(self, batch: Batch) -> None:
        last = self._rows[-1].seq if self._rows else 0
        for row in batch.rows:
            if row.seq <= last:
                raise JournalConflict(f"seq {row.seq} is taken")
            last = row.seq
        ids = [intent.id for intent in batch.intents]
        if len(set(ids)) < len(ids) or any(id in self._intents for id in ids):
            raise JournalConflict("an intent of that id waits already")
