"""Reports: what is asked, and what is answered."""

from collections.abc import AsyncIterator, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from callcenter.ports.facts import DEFINITIONS


class About(StrEnum):
    """Whose numbers: those of queues, or those of agents."""

    QUEUES = "queues"
    AGENTS = "agents"


class ReportInterval(StrEnum):
    """How long the rows' spans are, by the clock on the wall."""

    QUARTER = "15min"
    HALF = "30min"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    WHOLE = "whole"


class BadReport(ValueError):
    """What was asked makes no sense. `code`: bad_zone, bad_time or bad_value."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


class ReportQuery(Struct, frozen=True):
    """What is asked: the days `since` to `until` (YYYY-MM-DD, both included), grouped by the key fields `by`.

    Days begin at midnight in `zone`; "" is each queue's own, the house's for agents. `variant` is that of
    the service level. `where` keeps those whose key fields are among the named values. With `waits` the
    median, P90 and longest wait are looked up, too.
    """

    about: About
    since: str
    until: str
    interval: ReportInterval = ReportInterval.WHOLE
    by: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = {}
    zone: str = ""
    variant: str = "offered_less_short"
    waits: bool = False


class ReportRow(Struct, frozen=True):
    """One group in one span, from `begins` on, before `ends` (seconds UTC) by the clock of `zone`.

    A week or a month may begin before, or end after, the days that are asked for. `counts` (spans in seconds)
    add up from row to row; `measures` (docs/reference/measures.md) do not, None is no value.
    """

    key: dict[str, str]
    begins: float
    ends: float
    zone: str
    counts: dict[str, float]
    measures: dict[str, float | None]


class Report(Struct, frozen=True):
    """The answer. `definitions` is the version of what is counted how; `total` is over all rows."""

    about: About
    since: str
    until: str
    interval: ReportInterval
    by: tuple[str, ...]
    zones: tuple[str, ...]
    variant: str
    rows: tuple[ReportRow, ...]
    total: ReportRow
    definitions: int = DEFINITIONS


class RowSpan(Struct, frozen=True):
    """One row of a report: its `begins`, `ends` and `zone`; "" is every zone."""

    begins: float
    ends: float
    zone: str


class Behind(Struct, frozen=True):
    """One of the contacts behind a number: offered at `at` (seconds UTC), waits and talk in seconds."""

    contact: str
    at: float
    queue: str
    agent: str
    tier: str
    end: str
    wait: float | None = None
    talked: float | None = None


class Reports(Protocol):
    """What is answered out of the facts. Raises `FactsUnavailable` when they cannot be read."""

    async def report(self, query: ReportQuery) -> Report:
        """Return a report. Raises `BadReport`."""

    async def behind(
        self, query: ReportQuery, number: str, limit: int, row: RowSpan | None = None
    ) -> Sequence[Behind]:
        """Return the contacts behind a count of a report, or of one row, the earliest first.

        Raises `BadReport`.
        """

    def records(self, query: ReportQuery) -> AsyncIterator[bytes]:
        """Yield the contacts that began in the days as CSV, in order. Raises `BadReport`."""
