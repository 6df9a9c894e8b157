"""What may be asked of reports, as it stands in a URL. Lists are separated by commas."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.ports.facts import AGENT_KEYS, QUEUE_KEYS
from callcenter.ports.reports import About, Behind, ReportInterval, ReportQuery, RowSpan
from callcenter.web.values import Short

_Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
#: What is written for facts whose field is empty: contacts without a tier, agents' work outside queues.
NONE = "-"
_List = Annotated[str, Meta(max_length=2000)]


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


class ReportUrl(_Days, frozen=True, kw_only=True):
    """A report. `by` are the fields it is grouped by; `variant` is that of the service level."""

    interval: ReportInterval = ReportInterval.WHOLE
    by: _List = ""
    variant: Short = "offered_less_short"
    waits: bool = False


class ReportFileUrl(ReportUrl, frozen=True, kw_only=True):
    """A report as a file."""

    format: Literal["csv", "xlsx"] = "csv"


class BehindUrl(_Days, frozen=True, kw_only=True):
    """The contacts behind the count `number` of a report; `begins`, `ends` and `clock`: of one row."""

    number: Short = "offered"
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


class RecordsUrl(_Days, frozen=True, kw_only=True):
    """Contacts that began in some days."""


class BehindNumber(Struct, frozen=True):
    """The contacts behind a number, the earliest first."""

    contacts: tuple[Behind, ...]


def query_of(url: _Days, about: About, by: tuple[str, ...] | None = None) -> ReportQuery:
    """Return what a URL asks for; `by` where the path has settled the groups."""
    fields = dict.fromkeys((*QUEUE_KEYS, *AGENT_KEYS))
    where = {name: _list(getattr(url, name)) for name in fields if getattr(url, name)}
    query = ReportQuery(about, url.since, url.until, where=where, zone=url.zone)
    if not isinstance(url, ReportUrl):
        return query
    groups = tuple(dict.fromkeys((*(by or ()), *_list(url.by))))
    return ReportQuery(
        about, url.since, url.until, url.interval, groups, where, url.zone, url.variant, url.waits
    )


def _list(text: str) -> tuple[str, ...]:
    parts = (part.strip() for part in text.split(","))
    return tuple(dict.fromkeys("" if part == NONE else part for part in parts if part))
