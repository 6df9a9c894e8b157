"""What may be asked of reports, as it stands in a URL. Lists are separated by commas."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.ports.facts import AGENT_KEYS, QUEUE_KEYS
from callcenter.ports.reports import About, Behind, ReportInterval, ReportQuery, RowSpan
from callcenter.service.reporting.values import Asked, ReportKind
from callcenter.web.values import Short

_Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
#: What is written for facts whose field is empty: contacts without a tier, agents' work outside queues.
NONE = "-"
_List = Annotated[str, Meta(max_length=2000)]
#: The fields by whose values is chosen.
_CHOOSING = frozenset(
    {*QUEUE_KEYS, *AGENT_KEYS, "account", "cause", "department", "evaluator", "form", "hour", "list"}
    | {"manager", "owner", "question", "script", "segment", "source", "survey", "type"}
)


class _Days(Struct, frozen=True, kw_only=True):
    """Days, both included, in a zone ("": each queue's own), and which facts."""

    since: _Day
    until: _Day
    zone: Short = ""
    queue: _List = ""
    tier: _List = ""
    channel: _List = ""
    kind: _List = ""
    campaign: _List = ""
    agent: _List = ""
    team: _List = ""

    @property
    def where(self) -> dict[str, tuple[str, ...]]:
        """The values by field that are chosen."""
        given = {name: getattr(self, name) for name in self.__struct_fields__ if name in _CHOOSING}
        return {name: _list(text) for name, text in given.items() if text}


class _Chosen(_Days, frozen=True, kw_only=True):
    """Fields that other kinds than those of the facts are chosen by, too."""

    account: _List = ""
    cause: _List = ""
    department: _List = ""
    evaluator: _List = ""
    form: _List = ""
    hour: _List = ""
    list: _List = ""
    manager: _List = ""
    owner: _List = ""
    question: _List = ""
    script: _List = ""
    segment: _List = ""
    source: _List = ""
    survey: _List = ""
    type: _List = ""


class ReportUrl(_Chosen, frozen=True, kw_only=True):
    """A report. `by` are the fields it is grouped by; `variant` is that of the service level."""

    interval: ReportInterval = ReportInterval.WHOLE
    by: _List = ""
    variant: Short = "offered_less_short"
    waits: bool = False


class ReportFileUrl(ReportUrl, frozen=True, kw_only=True):
    """A report as a file."""

    format: Literal["csv", "xlsx"] = "csv"


class _Behind(_Chosen, frozen=True, kw_only=True):
    """What is behind a number of a report; `begins`, `ends` and `clock`: of one row."""

    limit: Annotated[int, Meta(ge=1, le=1000)] = 200
    begins: float | None = None
    ends: float | None = None
    clock: Short = ""

    @property
    def row(self) -> RowSpan | None:
        """The row whose contacts are asked for, None for all days."""
        if self.begins is None or self.ends is None:
            return None
        return RowSpan(self.begins, self.ends, self.clock)


class BehindUrl(_Behind, frozen=True, kw_only=True):
    """The contacts behind the count `number` of a report out of the facts."""

    number: Short = "offered"


class DrillUrl(_Behind, frozen=True, kw_only=True):
    """What is behind the column `number` of a report of any kind."""

    number: Short


class RecordsUrl(_Days, frozen=True, kw_only=True):
    """Contacts that began in some days."""


class BehindNumber(Struct, frozen=True):
    """The contacts behind a number, the earliest first."""

    contacts: tuple[Behind, ...]


class ReportKinds(Struct, frozen=True):
    """The kinds of reports that one may see."""

    kinds: tuple[ReportKind, ...]


def query_of(url: _Days, about: About) -> ReportQuery:
    """Return which facts a URL asks for."""
    return ReportQuery(about, url.since, url.until, where=url.where, zone=url.zone)


def asked_of(url: ReportUrl | DrillUrl) -> Asked:
    """Return what a URL asks of a report of any kind."""
    if isinstance(url, DrillUrl):
        return Asked(url.since, url.until, where=url.where, zone=url.zone)
    by = _list(url.by)
    return Asked(url.since, url.until, url.interval, by, url.where, url.zone, url.variant, url.waits)


def _list(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.split(","))
    return tuple(dict.fromkeys("" if part == NONE else part for part in parts if part))
