"""What is asked of a report of any kind, what is answered, and what is behind a number."""

from enum import StrEnum

from msgspec import Struct

from callcenter.ports.reports import ReportInterval, ReportRow
from callcenter.service.permissions import Permission


class Asked(Struct, frozen=True):
    """The days `since` to `until` (YYYY-MM-DD, both included), by `interval` and by the fields `by`.

    `where` keeps what has one of the named values in a field. Days begin at midnight in `zone`; "" is each
    queue's own, the house's for what has no queue. `variant` is that of the service level, and `waits` adds
    median, P90 and longest wait; kinds that have neither pass over both.
    """

    since: str
    until: str
    interval: ReportInterval = ReportInterval.WHOLE
    by: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = {}
    zone: str = ""
    variant: str = "offered_less_short"
    waits: bool = False


class ReportUnit(StrEnum):
    """What a number is. A share is 0 to 1; a score has a scale of its own, told in the measures."""

    COUNT = "count"
    SECONDS = "seconds"
    SHARE = "share"
    SCORE = "score"
    MONEY = "money"


class ReportColumn(Struct, frozen=True):
    """A number of a row; its name is a word of docs/reference/measures.md.

    `additive`: rows add up to the total. `listed`: what was counted can be listed.
    """

    name: str
    unit: ReportUnit
    additive: bool = True
    listed: bool = False


class ReportKind(Struct, frozen=True):
    """A kind of report: who may see it (`needs`), by what it is grouped, by what it is chosen, its columns.

    It is always grouped by its `fixed` fields. `variants`: those of the service level that may be asked for,
    none where it has none. `definitions` is the version of what is counted how.
    """

    name: str
    needs: Permission
    groups: tuple[str, ...]
    filters: tuple[str, ...]
    columns: tuple[ReportColumn, ...]
    fixed: tuple[str, ...] = ()
    intervals: tuple[ReportInterval, ...] = tuple(ReportInterval)
    variants: tuple[str, ...] = ()
    definitions: int = 1


class ReportTable(Struct, frozen=True):
    """The answer: rows by span and key, and their total. `about` is the kind of what was counted.

    The `columns` stand among a row's `counts` or its `measures`. `variant` is "" where there is none.
    """

    kind: str
    about: str
    since: str
    until: str
    interval: ReportInterval
    by: tuple[str, ...]
    zones: tuple[str, ...]
    variant: str
    definitions: int
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    total: ReportRow


class DrillLink(Struct, frozen=True):
    """Where the console shows something: `contact`, `case`, `account` or `evaluation`, and its id."""

    kind: str
    id: str


class DrillLine(Struct, frozen=True):
    """One of what a number counts: what it is, when it counted (seconds UTC), and what it is called.

    `kind` is `contact`, `case`, `account`, `evaluation`, `survey_answer`, `survey_invitation`, `visit` or
    `contract`; `links` lead to what can be opened, the nearest first.
    """

    kind: str
    id: str
    at: float
    title: str
    links: tuple[DrillLink, ...]


class Drill(Struct, frozen=True):
    """What is behind a number, the earliest first: how many there are, and the first of them."""

    number: str
    count: int
    lines: tuple[DrillLine, ...]
