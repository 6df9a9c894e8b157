"""Kinds that are answered out of the facts: contacts of queues, and the work of agents."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.ports.facts import (
    AGENT_KEYS,
    AGENT_SUMS,
    DEFINITIONS,
    QUEUE_KEYS,
    QUEUE_SUMS,
    FactsUnavailable,
)
from callcenter.ports.reports import About, Behind, ReportInterval, ReportQuery, Reports, RowSpan
from callcenter.service.accounts.office import Reader
from callcenter.service.permissions import Permission
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

_SPANS = frozenset({"waited", "gave_up", "talked", "held", "wrapped", "work", "free", "away"})
_SECONDS = ("aht", "talk_time", "hold_time", "acw")
_VARIANTS = (
    *("offered_less_short", "offered", "answered_only"),
    *("ignore_early_abandons", "credit_early_abandons", "credit_short_abandons"),
)
_LISTED = frozenset(
    {"offered", "answered", "within", "abandoned", "early", "short", "flowed_out", "accepted", "missed"}
)


def _sums(names: tuple[str, ...], *listed: str) -> tuple[ReportColumn, ...]:
    lists = _LISTED | set(listed)
    units = {name: ReportUnit.SECONDS if name in _SPANS else ReportUnit.COUNT for name in names}
    return tuple(ReportColumn(name, unit, listed=name in lists) for name, unit in units.items())


def _shares(*names: str) -> tuple[ReportColumn, ...]:
    return tuple(ReportColumn(name, ReportUnit.SHARE, additive=False) for name in names)


def _times(*names: str) -> tuple[ReportColumn, ...]:
    return tuple(ReportColumn(name, ReportUnit.SECONDS, additive=False) for name in names)


_OF_QUEUES = (
    *_sums(QUEUE_SUMS),
    *_shares("service_level", "service_level_offered", "answer_rate", "abandon_rate", "abandoned_of_offered"),
    *_times("asa", "time_to_abandon", *_SECONDS),
    *_shares("transfer_rate", "kept_promises"),
    *_times("wait_p50", "wait_p90", "wait_max"),
)
_OF_AGENTS = (
    *_sums(AGENT_SUMS, "handled", "transferred"),
    *_shares("agent_answer_rate"),
    *_times(*_SECONDS),
    *_shares("transfer_rate", "occupancy"),
)


class Factual(Struct, frozen=True):
    """A kind that the facts answer. Raises `FactsUnavailable` where there are none."""

    kind: ReportKind
    about: About
    reports: Reports | None

    async def table(self, asked: Asked, reader: Reader) -> ReportTable:
        """Return the report."""
        found = await self._facts.report(self._query(asked))
        there = set(found.total.counts) | set(found.total.measures)
        there |= {name for row in found.rows for name in row.measures}
        return ReportTable(
            kind=self.kind.name,
            about=self.about.value,
            since=found.since,
            until=found.until,
            interval=found.interval,
            by=found.by,
            zones=found.zones,
            variant=found.variant,
            definitions=found.definitions,
            columns=tuple(column for column in self.kind.columns if column.name in there),
            rows=found.rows,
            total=found.total,
        )

    async def behind(
        self, asked: Asked, number: str, row: RowSpan | None, limit: int, reader: Reader
    ) -> Drill:
        """Return the contacts that a number counts; an agent's part in one may count more than once."""
        query = replace(self._query(asked), by=(), interval=ReportInterval.WHOLE, waits=False)
        found = await self._facts.behind(query, number, limit, row)
        count = len(found) if len(found) < limit else await self._count(asked, number, row)
        return Drill(number, count, tuple(_line(each) for each in found))

    async def _count(self, asked: Asked, number: str, row: RowSpan | None) -> int:
        """Return the number itself: more are counted than are listed."""
        cut = ReportInterval.WHOLE if row is None else ReportInterval.QUARTER
        report = await self._facts.report(replace(self._query(asked), interval=cut, by=(), waits=False))
        return round(
            sum(
                each.counts[number]
                for each in report.rows
                if row is None or (row.begins <= each.begins < row.ends and row.zone in ("", each.zone))
            )
        )

    @property
    def _facts(self) -> Reports:
        if self.reports is None:
            raise FactsUnavailable("This service keeps no facts.")
        return self.reports

    def _query(self, asked: Asked) -> ReportQuery:
        return ReportQuery(
            self.about,
            asked.since,
            asked.until,
            asked.interval,
            asked.by,
            asked.where,
            asked.zone,
            asked.variant,
            asked.waits,
        )


def factual(reports: Reports | None) -> tuple[Factual, ...]:
    """Return the kinds that are answered out of the facts."""
    kinds = (
        ("intervals", About.QUEUES, ()),
        ("queues", About.QUEUES, ("queue",)),
        ("tiers", About.QUEUES, ("tier",)),
        ("agents", About.AGENTS, ("agent",)),
    )
    return tuple(Factual(_kind(name, about, fixed), about, reports) for name, about, fixed in kinds)


def _kind(name: str, about: About, fixed: tuple[str, ...]) -> ReportKind:
    of_queues = about is About.QUEUES
    keys = QUEUE_KEYS if of_queues else AGENT_KEYS
    return ReportKind(
        name,
        Permission.SEE_REPORTS,
        groups=tuple(key for key in keys if key not in fixed),
        filters=keys,
        columns=_OF_QUEUES if of_queues else _OF_AGENTS,
        fixed=fixed,
        variants=_VARIANTS if of_queues else (),
        definitions=DEFINITIONS,
    )


def _line(each: Behind) -> DrillLine:
    return DrillLine("contact", each.contact, each.at, each.queue, (DrillLink("contact", each.contact),))
