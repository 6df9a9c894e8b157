"""The kind `accounts`: what key accounts came to in whole months, by the key figures (ME-01 to ME-14)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.health import is_active
from callcenter.accounts.measures import Measures as Figures
from callcenter.accounts.measures import Tally, Targets, added, measured
from callcenter.accounts.tallies import name, number
from callcenter.cases.counting import HOUR
from callcenter.cases.review import Mark
from callcenter.cases.turn import CaseRefusal
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Between, Match
from callcenter.ports.reports import BadReport, ReportInterval, ReportRow, RowSpan
from callcenter.service.accounts.key_figures import FigureBook, Wanted
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import Examiner
from callcenter.service.cases.review import Period, ReviewBook
from callcenter.service.permissions import Permission
from callcenter.service.reporting.columns import counts, scores, shares, spans, tallies
from callcenter.service.reporting.counting import paged, share
from callcenter.service.reporting.spans import Span, day_of, span_of
from callcenter.service.reporting.values import (
    Asked,
    Drill,
    DrillLine,
    DrillLink,
    ReportColumn,
    ReportKind,
    ReportTable,
    ReportUnit,
)

_FIELDS = ("tier", "manager", "segment", "account")
#: What is one or nothing for an account: the accounts behind the number are as many as it says.
_LISTED = ("accounts", "gained", "lost", "bought_before", "kept", "to_visit", "visited")
#: Months that are reported one by one.
_MOST_MONTHS = 24


def _money(*names: str) -> tuple[ReportColumn, ...]:
    return tuple(ReportColumn(each, ReportUnit.MONEY, additive=False) for each in names)


KIND = ReportKind(
    "accounts",
    Permission.CHANGE_ACCOUNTS,
    groups=_FIELDS,
    filters=_FIELDS,
    intervals=(ReportInterval.MONTH, ReportInterval.WHOLE),
    columns=(
        *(replace(column, additive=False) for column in counts(*_LISTED)),
        *shares("retention", "churn", "monthly_retention", "visits_kept"),
        ReportColumn("visits_made", ReportUnit.COUNT),
        ReportColumn("visits_planned", ReportUnit.COUNT),
        ReportColumn("contracts_due", ReportUnit.COUNT),
        ReportColumn("contracts_renewed", ReportUnit.COUNT),
        *shares("renewal"),
        *_money("sales", "sales_before", "profit"),
        *shares("growth"),
        ReportColumn("csat_answers", ReportUnit.COUNT),
        *tallies("satisfied"),
        *shares("csat"),
        ReportColumn("opened", ReportUnit.COUNT),
        ReportColumn("solved", ReportUnit.COUNT),
        *shares("resolution_rate"),
        ReportColumn("response_due", ReportUnit.COUNT),
        ReportColumn("responded_in_time", ReportUnit.COUNT),
        *shares("case_sla_met"),
        *spans("first_response_p50", "first_response_p90"),
        *scores("loyalty"),
    ),
)


class _One(Struct, frozen=True):
    """What one account came to in some months. Visits and cases are those of these months."""

    account: Account
    tally: Tally
    there: int = 0
    visits_made: int = 0
    visits_planned: int = 0
    response_due: int = 0
    responded_in_time: int = 0

    @property
    def marks(self) -> dict[str, int]:
        """What is one or nothing; gained: bought, and not in the same months a year before (ME-08)."""
        bought = any(each.sales > 0 for each in self.tally.money.values())
        return {
            "accounts": self.there,
            "gained": int(bought and not self.tally.bought_before),
            "lost": self.tally.bought_before - self.tally.kept,
            "bought_before": self.tally.bought_before,
            "kept": self.tally.kept,
            "to_visit": self.tally.with_cycle,
            "visited": self.tally.visited,
        }

    def value(self, field: str) -> str:
        """Return the value of a field."""
        return self.account.id if field == "account" else str(getattr(self.account, field))


class Accounts:
    """Reports key accounts; days are widened to whole months, as figures are kept by the month."""

    kind = KIND

    def __init__(self, office: Office) -> None:
        self._office = office
        self._figures = FigureBook(office, Examiner(office))
        self._review = ReviewBook(office.books, office.records, office.clock, office.house)

    async def table(self, asked: Asked, reader: Reader) -> ReportTable:
        """Return the report."""
        asked, zone = _widened(asked), self._office.house().zone
        spans_ = _months(asked, zone) if asked.interval is ReportInterval.MONTH else []
        if len(spans_) > _MOST_MONTHS:
            raise BadReport("too_many", f"At most {_MOST_MONTHS} months stand one by one.")
        whole = span_of(asked.since, asked.until, zone)
        every = await self._read(whole, asked, reader)
        cut = [(span, await self._read(span, asked, reader)) for span in spans_] or [(whole, every)]
        rows = [row for span, found in cut for row in self._rows(found, asked.by, span)]
        return ReportTable(
            kind=KIND.name,
            about=KIND.name,
            since=asked.since,
            until=asked.until,
            interval=asked.interval,
            by=asked.by,
            zones=(zone,),
            variant="",
            definitions=KIND.definitions,
            columns=KIND.columns,
            rows=tuple(rows),
            total=self._row({}, every, whole),
        )

    async def behind(
        self, asked: Asked, number: str, row: RowSpan | None, limit: int, reader: Reader
    ) -> Drill:
        """Return the accounts that a number counts, by name."""
        asked, zone = _widened(asked), self._office.house().zone
        whole = span_of(asked.since, asked.until, zone)
        months = _months(asked, zone) if row is not None else []
        ones = [span for span in months if row and (span.since, span.before) == (row.begins, row.ends)]
        found = await self._read(ones[0] if ones else whole, asked, reader)
        counted = sorted(
            (each.account for each in found if each.marks[number]), key=lambda one: (one.company, one.id)
        )
        lines = (
            DrillLine("account", each.id, each.created_at, each.company, (DrillLink("account", each.id),))
            for each in counted[:limit]
        )
        return Drill(number, len(counted), tuple(lines))

    def _rows(self, found: Sequence[_One], by: Sequence[str], span: Span) -> list[ReportRow]:
        groups: dict[tuple[str, ...], list[_One]] = defaultdict(list)
        for each in found:
            groups[tuple(each.value(field) for field in by)].append(each)
        return [self._row(dict(zip(by, key, strict=True)), groups[key], span) for key in sorted(groups)]

    def _row(self, key: dict[str, str], found: Sequence[_One], span: Span) -> ReportRow:
        rules = self._office.house().account_rules
        numbers, rest = _came_to(found, rules.targets, rules.currency)
        return ReportRow(key, span.since, span.before, span.zone.key, numbers, rest)

    async def _read(self, span: Span, asked: Asked, reader: Reader) -> list[_One]:
        """Return the accounts that somebody may read, each with what it came to in the span's months."""
        since, until = day_of(span.since, span.zone), day_of(span.before - 1, span.zone)
        found = await self._figures.of(reader, Wanted(since.isoformat()[:7], until.isoformat()[:7]))
        tallies_ = {line.account: line.counts for line in found.accounts}
        accounts = await self._office.books.get_many(Account, tallies_)
        chosen = [
            one for id, account in accounts.items() if _fits(one := _One(account, tallies_[id]), asked.where)
        ]
        return await self._beside(chosen, span)

    async def _beside(self, chosen: Iterable[_One], span: Span) -> list[_One]:
        """Return them with their visits and the clocks of their cases."""
        made = await self._visits({"held_at": _within(span), "state": VisitState.DONE.value})
        planned = await self._visits({"planned": _within(span)})
        try:
            cases = await self._review.cases(Period(span.since, span.before - 1e-6, None))
        except CaseRefusal as refusal:
            raise BadReport(refusal.code, refusal.detail) from None
        due: dict[str, int] = defaultdict(int)
        kept: dict[str, int] = defaultdict(int)
        for each in cases:
            due[each.case.account] += Mark.ANSWER_DUE in each.marks
            kept[each.case.account] += Mark.ANSWERED_IN_TIME in each.marks
        return [
            replace(
                one,
                there=int(is_active(one.account) and one.account.created_at < span.before),
                visits_made=made[one.account.id],
                visits_planned=planned[one.account.id],
                response_due=due[one.account.id],
                responded_in_time=kept[one.account.id],
            )
            for one in chosen
        ]

    async def _visits(self, where: Mapping[str, Match]) -> dict[str, int]:
        """Return how many visits there are by account; those called off are none."""
        found: dict[str, int] = defaultdict(int)
        for visit in await paged(self._office.books, Visit, where, "planned"):
            found[visit.account] += visit.state is not VisitState.CANCELLED
        return found


def _came_to(
    found: Sequence[_One], targets: Targets, currency: str
) -> tuple[dict[str, float], dict[str, float | None]]:
    """Return counts and measures of accounts: one division of their sums."""
    sums = added(each.tally for each in found)
    said = measured(sums, targets)
    numbers: dict[str, float] = {mark: sum(each.marks[mark] for each in found) for mark in _LISTED}
    beside = ("visits_made", "visits_planned", "response_due", "responded_in_time")
    numbers |= {field: sum(getattr(each, field) for each in found) for field in beside}
    numbers |= {
        "contracts_due": sums.due,
        "contracts_renewed": sums.renewed,
        "csat_answers": sums.answers,
        "opened": sums.raised,
        "solved": sums.resolved,
    }
    rest = _shares(said) | _business(said, currency)
    rest["satisfied"] = None if said.satisfaction.value is None else sums.satisfied
    rest["case_sla_met"] = share(numbers["responded_in_time"], numbers["response_due"])
    return numbers, rest


def _shares(said: Figures) -> dict[str, float | None]:
    return {
        "retention": said.retention.value,
        "churn": said.churn,
        "monthly_retention": said.monthly_retention.value,
        "visits_kept": said.visits.value,
        "renewal": said.renewal.value,
        "csat": said.satisfaction.value,
        "resolution_rate": said.resolution.value,
        "first_response_p50": None if said.speed.median is None else said.speed.median * HOUR,
        "first_response_p90": None if said.speed.p90 is None else said.speed.p90 * HOUR,
        "loyalty": said.loyalty.index,
    }


def _business(said: Figures, currency: str) -> dict[str, float | None]:
    """Return what is in the house's currency; amounts without a rate into it are on the key figures' page."""
    line = next((each for each in said.business if each.currency == currency), None)
    if line is None:
        return dict.fromkeys(("sales", "sales_before", "profit", "growth"))
    amounts = {"sales": line.sales, "sales_before": line.before, "profit": line.profit}
    return {field: float(amount) for field, amount in amounts.items()} | {"growth": line.growth}


def _fits(one: _One, where: Mapping[str, tuple[str, ...]]) -> bool:
    return all(one.value(field) in values for field, values in where.items())


def _within(span: Span) -> Between:
    return Between(span.since, span.before - 1e-6)


def _widened(asked: Asked) -> Asked:
    """Return what is asked, from the first day of a month to the last of one. Raises `BadReport`."""
    span_of(asked.since, asked.until, "UTC")
    since, until = asked.since[:7], asked.until[:7]
    if number(until) - number(since) >= 60:
        raise BadReport("bad_time", "accounts are reported for at most five years")
    return replace(asked, since=f"{since}-01", until=_last_day(until), zone="")


def _months(asked: Asked, zone: str) -> list[Span]:
    every = range(number(asked.since[:7]), number(asked.until[:7]) + 1)
    return [span_of(f"{name(month)}-01", _last_day(name(month)), zone) for month in every]


def _last_day(month: str) -> str:
    return (date.fromisoformat(f"{name(number(month) + 1)}-01") - timedelta(days=1)).isoformat()
