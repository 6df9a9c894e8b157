"""The journal: an append-only list of events, with the intents and answers that belong to them.

One contract for every store (memory, SQLite, PostgreSQL); one suite proves them all.
"""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from msgspec import Struct

#: The kind of the row with which a contact is over.
CLOSED = "contact.closed"


class Row(Struct, frozen=True, gc=False):
    """One event. `seq` counts from 1 without gaps; `at` is seconds UTC; `payload` is its JSON.

    `cause` is the JSON of the command that led to it, on the first event of a decision only.
    `began` is when its contact began, seconds UTC: that finds the rows of a contact; 0 for no contact.
    """

    seq: int
    at: float
    kind: str
    contact: str
    payload: bytes
    cause: bytes | None = None
    began: float = 0.0


class Intent(Struct, frozen=True, gc=False):
    """An effect that must be carried out. `id` is its idempotency key, unique for ever.

    Written in the same transaction as the event that wished it, taken away by `settled`.
    """

    id: str
    at: float
    contact: str
    kind: str
    payload: bytes


class Answer(Struct, frozen=True, gc=False):
    """The reply that a request (named by its idempotency key) was given."""

    key: str
    at: float
    reply: bytes


class Batch(Struct, frozen=True):
    """What one transaction makes durable, all or nothing. `settled` names finished intents."""

    rows: Sequence[Row] = ()
    intents: Sequence[Intent] = ()
    answers: Sequence[Answer] = ()
    settled: Sequence[str] = ()


class Snapshot(Struct, frozen=True):
    """The floor's state after the event `seq`, so that a restart reads only what follows."""

    seq: int
    at: float
    payload: bytes


class JournalError(Exception):
    """The family of what a journal can answer with."""


class JournalConflict(JournalError):
    """Another writer has taken the sequence number: this process owns the floor no more."""


class JournalUnavailable(JournalError):
    """The store cannot be written or read (gone, full, locked). Nothing of the batch was kept."""


class Journal(Protocol):
    """The journal of one floor."""

    async def open(self) -> None:
        """Connect. The schema must exist. Raises `JournalUnavailable`."""

    async def close(self) -> None:
        """Write what was handed in, then let go. May be called twice."""

    async def append(self, batch: Batch) -> None:
        """Make a batch durable before returning; batches become visible in the order of the calls.

        Batches that gather while a commit is under way share the next transaction (group
        commit). Raises `JournalConflict` when a `seq` is taken and `JournalUnavailable`
        when the store fails; then nothing of this batch is stored, nor of any batch that
        was handed in after it and before the error was raised.
        """

    def read(self, after: int = 0, size: int = 10_000) -> AsyncIterator[list[Row]]:
        """Yield the rows with `seq` > `after` in order, in lists of at most `size`."""

    async def of_contacts(self, contacts: Sequence[str]) -> dict[str, list[Row]]:
        """Return the rows of contacts that are over, in order; nothing of those that go on."""

    async def of_contact(self, contact: str, began: float = 0.0) -> list[Row]:
        """Return the rows of one contact, in order; of one that goes on only if told when it `began`."""

    async def rewrite(self, rows: Sequence[Row]) -> None:
        """Replace `payload` and `cause` of rows that are there, by `seq`; nothing else of them changes.

        Only for what may not be kept any longer: what a row tells of the floor must stay the same. Done
        some at a time; raises `JournalUnavailable`, and may be done again.
        """

    async def last(self) -> int:
        """Return the highest `seq`, 0 if the journal is empty."""

    async def intents(self) -> list[Intent]:
        """Return the intents not yet settled, oldest first."""

    async def answers(self, since: float) -> list[Answer]:
        """Return the answers given at or after `since`, oldest first."""

    async def forget_answers(self, before: float) -> None:
        """Delete answers older than `before`; some may stay for as long as others of their transaction."""

    async def save_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot; older ones may be dropped."""

    async def snapshot(self) -> Snapshot | None:
        """Return the newest snapshot, if there is one."""

    async def check(self) -> None:
        """Raise `JournalUnavailable` with the reason unless a write would succeed now."""
