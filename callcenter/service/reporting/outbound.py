"""The kind `outbound`: calls by the funnel of the sales page, and the law's abandoned calls (US-01)."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from callcenter.outbound.analysis.funnel import STEPS, came_to, funnel
from callcenter.outbound.analysis.kinds import Kinds, is_resolved, kinds_of, raised
from callcenter.outbound.analysis.rows import OF_TALKS
from callcenter.outbound.campaign.days import CampaignDay
from callcenter.outbound.gate.abandonment import rate
from callcenter.outbound.gate.values import Day
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Between
from callcenter.ports.reports import ReportInterval
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.follow_up.tools import Tools
from callcenter.service.permissions import Permission
from callcenter.service.reporting.columns import counts, shares
from callcenter.service.reporting.counting import Counted, Counts, Measures, each_counted, only, paged, share
from callcenter.service.reporting.spans import Span, midnight
from callcenter.service.reporting.values import (
    Asked,
    DrillLine,
    DrillLink,
    ReportColumn,
    ReportKind,
    ReportUnit,
)
from callcenter.service.selling.catalogue import Catalogue

_FIELDS = ("campaign", "list", "segment", "script", "agent", "hour", "tier", "account")
#: What the law counts by the day, of a whole campaign alone.
_BY_DAY = frozenset({ReportInterval.DAY, ReportInterval.WEEK, ReportInterval.MONTH, ReportInterval.WHOLE})
_OBJECTIONS = ("objections", "objections_resolved")

KIND = ReportKind(
    "outbound",
    Permission.SEE_SALES,
    groups=_FIELDS,
    filters=_FIELDS,
    columns=(
        *counts(*STEPS, *_OBJECTIONS),
        *shares("answered_of_dialled", "right_party_of_dials", "interest_rate", "conversion"),
        ReportColumn("objections_per_100", ReportUnit.SCORE, additive=False),
        *shares("objection_resolution"),
        ReportColumn("answered_by_person", ReportUnit.COUNT),
        ReportColumn("abandoned_calls", ReportUnit.COUNT),
        *shares("campaign_abandon_rate"),
    ),
)


class Outbound:
    """Counts talks at their dial, and campaigns' days."""

    kind = KIND

    def __init__(self, office: Office) -> None:
        self._books = office.books
        tools = Tools(office.books, office.records, office.clock, office.house)
        self._catalogue = Catalogue(tools)

    async def read(self, span: Span, asked: Asked, reader: Reader) -> list[Counted]:
        """Return the calls dialled in these days; with the days of campaigns where these can be told."""
        kinds = kinds_of(await self._catalogue.types())
        dialled = Between(max(span.since, 1.0), span.before)
        talks = await paged(self._books, Talk, {"dialled_at": dialled}, "dialled_at")
        found = await each_counted(
            talks, lambda talk: Counted(talk.dialled_at, _key(talk), _call(talk, kinds))
        )
        if asked.interval in _BY_DAY and only(asked, "campaign"):
            days = Between(asked.since, asked.until)
            for day in await paged(self._books, CampaignDay, {"on": days}, "on"):
                begins = midnight(date.fromisoformat(day.on), span.zone)
                found.append(Counted(begins, {"campaign": day.campaign}, day))
        return found

    def measured(self, found: Sequence[Counted]) -> tuple[Counts, Measures]:
        """Return the funnel, objections per 100 right-party contacts, and the rate of abandoned calls."""
        calls = [each.what for each in found if isinstance(each.what, _Call)]
        days = [each.what for each in found if isinstance(each.what, CampaignDay)]
        steps: Counts = {step.step: step.calls for step in funnel(call.talk for call in calls)}
        said, resolved = sum(call.raised for call in calls), sum(call.resolved for call in calls)
        right = steps["right_party"]
        per_one = share(said, right)
        law = Day("", sum(day.answered for day in days), sum(day.abandoned for day in days))
        return {**steps, "objections": said, "objections_resolved": resolved}, {
            "answered_of_dialled": share(steps["answered"], steps["dialled"]),
            "right_party_of_dials": share(right, steps["dialled"]),
            "interest_rate": share(steps["interested"], right),
            "conversion": share(steps["sold"], right),
            "objections_per_100": None if per_one is None else 100 * per_one,
            "objection_resolution": share(resolved, said),
            "answered_by_person": law.answered if days else None,
            "abandoned_calls": law.abandoned if days else None,
            "campaign_abandon_rate": rate(law),
        }

    def times(self, each: Counted, number: str) -> int:
        """Return how often a call is counted: once in a step, in objections once for each."""
        call = each.what
        if not isinstance(call, _Call):
            return 0
        if number in STEPS:
            return len(came_to([call.talk], number))
        return call.raised if number == "objections" else call.resolved

    async def lines(self, found: Sequence[Counted], number: str, reader: Reader) -> list[DrillLine]:
        """Return the calls, by who was called."""
        return [_line(each.what.talk) for each in found for _ in range(self.times(each, number))]


class _Call(Struct, frozen=True):
    """A call, and how many objections to the offer were raised and resolved in it."""

    id: str
    talk: Talk
    raised: int
    resolved: int


def _call(talk: Talk, kinds: Kinds) -> _Call:
    said = raised(talk, kinds)
    return _Call(talk.id, talk, len(said), sum(map(is_resolved, said)))


def _key(talk: Talk) -> dict[str, str]:
    own = {name: OF_TALKS[name](talk) for name in ("campaign", "list", "segment", "script", "agent", "hour")}
    return own | {"tier": talk.who.tier, "account": talk.account}


def _line(talk: Talk) -> DrillLine:
    links = [DrillLink("contact", talk.id)]
    links += [DrillLink("account", talk.account)] if talk.account else []
    return DrillLine("contact", talk.id, talk.dialled_at, talk.who.company or talk.who.name, tuple(links))
