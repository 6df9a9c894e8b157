"""The kind `accounts`: what key accounts came to in whole months, by the key figures (ME-01 to ME-14)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.health import is_active
from callcenter.accounts.measures import Measures as Figures
from callcenter.accounts.measures import Tally, Targets, added, measured
from callcenter.accounts.tallies import name, number
from callcenter.cases.counting import HOUR
from callcenter.ports.reports import BadReport, ReportInterval, ReportRow, RowSpan
from callcenter.service.accounts.key_figures import FigureBook, Wanted
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import Examiner
from callcenter.service.permissions import Permission
from callcenter.service.reporting.account_lines import NUMBERS, AccountLines, Lines, ordered
from callcenter.service.reporting.columns import counts, scores, shares, spans, tallies
from callcenter.service.reporting.counting import share
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
        *counts("visits_made", "visits_planned", "contracts_due", "contracts_renewed"),
        *shares("renewal"),
        *_money("sales", "sales_before", "profit"),
        *shares("growth"),
        ReportColumn("csat_answers", ReportUnit.COUNT),
        *tallies("satisfied"),
        *shares("csat"),
        *counts("opened", "solved"),
        *shares("resolution_rate"),
        *counts("response_due", "responded_in_time"),
        *shares("case_sla_met"),
        *spans("first_response_p50", "first_response_p90"),
        *scores("loyalty"),
    ),
)


class _One(Struct, frozen=True):
    """What one account came to in some months: what is one or nothing, what is counted, and the lists."""

    account: Account
    tally: Tally
    there: bool
    beside: Lines

    @property
    def marks(self) -> dict[str, int]:
        """What is one or nothing; gained: bought, and not in the same months a year before (ME-08)."""
        bought = any(each.sales > 0 for each in self.tally.money.values())
        return {
            "accounts": int(self.there),
            "gained": int(bought and not self.tally.bought_before),
            "lost": self.tally.bought_before - self.tally.kept,
            "bought_before": self.tally.bought_before,
            "kept": self.tally.kept,
            "to_visit": self.tally.with_cycle,
            "visited": self.tally.visited,
        }

    def lines(self, number: str) -> tuple[DrillLine, ...]:
        """Return what a number counts of it: the account itself, or its visits, contracts or cases."""
        if number in NUMBERS:
            return self.beside.get(number, ())
        one = self.account
        line = DrillLine("account", one.id, one.created_at, one.company, (DrillLink("account", one.id),))
        return (line,) if self.marks[number] else ()

    def value(self, field: str) -> str:
        """Return the value of a field."""
        return self.account.id if field == "account" else str(getattr(self.account, field))


class Accounts:
    """Reports key accounts; days are widened to whole months, as figures are kept by the month."""

    kind = KIND

    def __init__(self, office: Office) -> None:
        self._office = office
        self._figures = FigureBook(office, Examiner(office))
        self._lines = AccountLines(office)

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
        """Return the accounts, visits, contracts or cases that a number counts, the earliest first."""
        asked, zone = _widened(asked), self._office.house().zone
        whole = span_of(asked.since, asked.until, zone)
        months = _months(asked, zone) if row is not None else []
        ones = [span for span in months if row and (span.since, span.before) == (row.begins, row.ends)]
        found = await self._read(ones[0] if ones else whole, asked, reader)
        lines = ordered(line for each in found for line in each.lines(number))
        return Drill(number, len(lines), tuple(lines[:limit]))

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
        beside = await self._lines.of(span)
        every = (
            _One(account, tallies_[id], _is_there(account, span), beside.get(id, {}))
            for id, account in accounts.items()
        )
        return [one for one in every if _fits(one, asked.where)]


def _came_to(
    found: Sequence[_One], targets: Targets, currency: str
) -> tuple[dict[str, float], dict[str, float | None]]:
    """Return counts and measures of accounts: one division of their sums."""
    sums = added(each.tally for each in found)
    said = measured(sums, targets)
    numbers: dict[str, float] = {mark: sum(each.marks[mark] for each in found) for mark in _LISTED}
    numbers |= {name: sum(len(each.lines(name)) for each in found) for name in NUMBERS}
    numbers["csat_answers"] = sums.answers
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


def _is_there(account: Account, span: Span) -> bool:
    return is_active(account) and account.created_at < span.before


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
