"""The store of reporting facts: what closed contacts and agents came to, and its sums by quarter of an hour.

Moments are seconds UTC, spans whole milliseconds: sums are exact, in whatever order they are added. A cell
spans 900 s from a multiple of 900; every zone in use lies a multiple of fifteen minutes from UTC.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

#: The version of what is counted how. Cells keep the one they were made by; it grows when a rule changes.
DEFINITIONS = 1
#: Seconds of a cell.
CELL = 900

QUEUE_KEYS = ("queue", "tier", "channel", "kind", "campaign")
#: Sums over the contacts offered in a cell; from `handled` on over contacts, each counted once.
QUEUE_SUMS = (
    *("offered", "answered", "within", "abandoned", "early", "short", "flowed_out", "waited", "gave_up"),
    *("handled", "talked", "held", "wrapped", "transferred"),
    *("asked", "reached", "in_time", "unreached"),
)
AGENT_KEYS = ("agent", "team", "queue", "channel", "kind", "campaign")
#: Sums over what was offered to an agent in a cell; the last three are the agent's time, under queue "".
AGENT_SUMS = (
    *("offered", "accepted", "missed", "handled", "talked", "held", "wrapped", "transferred"),
    *("work", "free", "away"),
)


class FactsUnavailable(Exception):
    """The store cannot be read or written."""


class PositionMoved(FactsUnavailable):
    """Somebody else counts too: a page begins where the position is no more. Nothing of it was kept."""


class Stay(Struct, frozen=True, gc=False):
    """One contact in one queue, offered at `at`. `end`: answered, abandoned or flowed_out; waits in ms.

    `within`: answered at or before the queue's threshold; `early` and `short`: abandoned at or before the
    two thresholds. `agent` answered.
    """

    contact: str
    queue: str
    at: float
    end: str
    wait: int
    tier: str = ""
    channel: str = ""
    kind: str = ""
    campaign: str = ""
    agent: str = ""
    within: bool = False
    early: bool = False
    short: bool = False


class Part(Struct, frozen=True, gc=False):
    """What one agent had to do with a contact, from the offer (or the hand-over) at `at`. Spans in ms.

    `end`: accepted, no_answer, declined, failed or withdrawn; `handed` over or taken over without an
    offer; `own` for a call of the agent's own. `handled`: they spoke with the customer.
    """

    contact: str
    agent: str
    at: float
    end: str
    number: int = 0
    team: str = ""
    queue: str = ""
    tier: str = ""
    channel: str = ""
    kind: str = ""
    campaign: str = ""
    handled: bool = False
    talked: int = 0
    held: int = 0
    wrapped: int = 0
    transferred: bool = False


class Record(Struct, frozen=True, gc=False):
    """One contact that is over, counted once, at its first answered offer, else its last, or its start.

    Spans in ms, of all agents together; `waited` until the first agent, None without one. `callback`: what
    came of a promise: kept, late, unreached or cancelled.
    """

    contact: str
    at: float
    began: float
    closed: float
    outcome: str
    queue: str = ""
    tier: str = ""
    channel: str = ""
    kind: str = ""
    campaign: str = ""
    agent: str = ""
    disposition: str = ""
    waited: int | None = None
    handled: bool = False
    talked: int = 0
    held: int = 0
    wrapped: int = 0
    transfers: int = 0
    offers: int = 0
    callback: str = ""


class Cell(Struct, frozen=True, gc=False):
    """Sums under a key, from `start` on. `key` and `sums` are in the order of the names above."""

    start: int
    key: tuple[str, ...]
    sums: tuple[int, ...]


class Page(Struct, frozen=True):
    """What the events behind `after` up to `seq` led to; `state` is what the reader must not forget."""

    after: int
    seq: int
    state: bytes
    stays: Sequence[Stay] = ()
    parts: Sequence[Part] = ()
    records: Sequence[Record] = ()
    queues: Sequence[Cell] = ()
    agents: Sequence[Cell] = ()


class Clock(Struct, frozen=True):
    """Local time: `offset` seconds east of UTC from the moment `since` on, until the next one's."""

    since: int
    offset: int


class Asked(Struct, frozen=True):
    """Which facts: from `since`, before `before`, whose key fields are among the named values.

    `by` are the key fields they are grouped by. With a `step` (seconds) they are grouped by local time too,
    whose offsets are `clocks`, the earliest first.
    """

    since: float
    before: float
    where: Mapping[str, Sequence[str]] = {}
    by: Sequence[str] = ()
    step: int = 0
    clocks: Sequence[Clock] = ()


class Sums(Struct, frozen=True, gc=False):
    """Sums of one group. `local` is the local second at which its step begins, with that `offset`."""

    key: tuple[str, ...]
    local: int
    offset: int
    sums: tuple[int, ...]


class Waits(Struct, frozen=True):
    """Waits of the answered and the abandoned of one group: median, P90 and longest. Milliseconds."""

    key: tuple[str, ...]
    median: int
    p90: int
    longest: int


class FactBook(Protocol):
    """The facts of one floor. Everything raises `FactsUnavailable` when the store fails."""

    async def open(self) -> None:
        """Get ready."""

    async def close(self) -> None:
        """Let go."""

    async def position(self) -> tuple[int, bytes]:
        """Return the last event that was counted, 0 for none, and what the reader kept with it."""

    async def add(self, page: Page) -> None:
        """Add what a page of events led to and move the position, in one transaction.

        A page that is counted already changes nothing. Raises `PositionMoved` if another reader was there.
        """

    async def clear(self) -> None:
        """Forget every fact and the position."""

    async def old(self, before: float) -> int:
        """Return how many contacts began before the quarter of an hour that `before` (seconds UTC) is in."""

    async def forget(self, before: float) -> int:
        """Forget what is counted before that quarter, and return as `old` did; the position stays."""

    async def queues(self, asked: Asked) -> list[Sums]:
        """Return sums in the order of `QUEUE_SUMS`, by key and local time."""

    async def agents(self, asked: Asked) -> list[Sums]:
        """Return sums in the order of `AGENT_SUMS`, by key and local time."""

    async def waits(self, asked: Asked) -> list[Waits]:
        """Return what the waits under each key of `by` were; `step` has no meaning here."""

    async def stays(self, asked: Asked, ends: Mapping[str, object], limit: int) -> list[Stay]:
        """Return stays, the earliest offer first, whose fields `ends` are so."""

    async def parts(self, asked: Asked, ends: Mapping[str, object], limit: int) -> list[Part]:
        """Return agents' parts, the earliest first, whose fields `ends` are so, or one of several texts."""

    def records(self, asked: Asked, size: int = 1000) -> AsyncIterator[list[Record]]:
        """Yield contacts by `began`, at most `size` at a time; `asked` is about when they began."""

    async def cells(self) -> tuple[list[Cell], list[Cell]]:
        """Return all cells, of queues and of agents, in order: for checks, never for a report."""
