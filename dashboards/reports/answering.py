"""Answers what is asked of the facts. Implements `ports.reports.Reports`."""

from codecs import BOM_UTF8 as BOM
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.ports.facts import AGENT_KEYS, QUEUE_KEYS, Asked, FactBook, Part, Stay, Sums, Waits
from callcenter.ports.reports import (
    About,
    BadReport,
    Behind,
    Report,
    ReportInterval,
    ReportQuery,
    ReportRow,
    RowSpan,
)
from callcenter.service.accounts.tables import write_csv
from callcenter.service.house import House
from callcenter.service.reporting.spans import Span, begins, ends, span_of, step_of, zones_of
from dashboards.measures.levels import Variant
from dashboards.reports.rows import NAMES, added, counts_of, measures_of
from dashboards.reports.sheets import RECORD_HEADS, record_row

_KEYS: Mapping[About, Sequence[str]] = {About.QUEUES: QUEUE_KEYS, About.AGENTS: AGENT_KEYS}
#: How the facts behind a count ended. Other counts have none that could be listed.
_BEHIND: Mapping[About, Mapping[str, Mapping[str, object]]] = {
    About.QUEUES: {
        "offered": {},
        "answered": {"end": "answered"},
        "within": {"within": True},
        "abandoned": {"end": "abandoned"},
        "early": {"early": True},
        "short": {"short": True},
        "flowed_out": {"end": "flowed_out"},
    },
    About.AGENTS: {
        "offered": {"end": ("accepted", "no_answer", "declined", "failed", "withdrawn")},
        "accepted": {"end": "accepted"},
        "missed": {"end": "no_answer"},
        "handled": {"handled": True},
        "transferred": {"transferred": True},
    },
}


class _Part(Struct, frozen=True):
    """The part of a report whose days are those of one zone."""

    zone: str
    span: Span
    where: Mapping[str, Sequence[str]]


class Answers:
    """Reports out of the facts. `settle` brings them up to date; `zone_of` names a queue's zone."""

    def __init__(
        self, facts: FactBook, settle: Callable[[], Awaitable[None]], zone_of: Callable[[str], str]
    ) -> None:
        self._facts = facts
        self._settle = settle
        self._zone_of = zone_of

    async def report(self, query: ReportQuery) -> Report:
        """Return a report: rows by span and key, and their total."""
        variant = checked(query)
        await self._settle()
        parts = await self._parts(query)
        total = [0] * len(NAMES[query.about])
        rows: list[ReportRow] = []
        for part in parts:
            waits = await self._waits(query, part)
            for (begin, key), sums in sorted((await self._sums(query, part)).items()):
                added(total, sums)
                rows.append(_row(query, variant, part, (begin, key), sums, waits.get(key)))
        rows.sort(key=lambda row: (row.begins, *row.key.values()))
        return Report(
            about=query.about,
            since=query.since,
            until=query.until,
            interval=query.interval,
            by=query.by,
            zones=zones_of([part.zone for part in parts]),
            variant=variant.value,
            rows=tuple(rows),
            total=_total(query, variant, parts[0], total),
        )

    async def behind(
        self, query: ReportQuery, number: str, limit: int, row: RowSpan | None = None
    ) -> Sequence[Behind]:
        """Return the contacts behind a count, the earliest first."""
        checked(query)
        fields = _BEHIND[query.about].get(number)
        if fields is None:
            raise BadReport("bad_value", f"there is no list behind {number}")
        await self._settle()
        found: list[Behind] = []
        for part in await self._parts(query):
            if row is not None and row.zone not in ("", part.zone):
                continue
            asked = Asked(*_cut(part.span, row), part.where)
            if query.about is About.QUEUES:
                found += map(_of_stay, await self._facts.stays(asked, fields, limit))
            else:
                found += map(_of_part, await self._facts.parts(asked, fields, limit))
        return sorted(found, key=lambda each: (each.at, each.contact))[:limit]

    async def records(self, query: ReportQuery) -> AsyncIterator[bytes]:
        """Yield the contacts that began in the days as CSV, page by page; first the heading."""
        checked(query)
        span = span_of(query.since, query.until, query.zone or self._zone_of(""))
        await self._settle()
        yield write_csv([RECORD_HEADS])
        async for page in self._facts.records(Asked(span.since, span.before, query.where)):
            yield write_csv(map(record_row, page)).removeprefix(BOM)

    async def _parts(self, query: ReportQuery) -> list[_Part]:
        """Cut a report where queues have zones of their own."""
        if query.zone or query.about is About.AGENTS:
            zone = query.zone or self._zone_of("")
            return [_Part(zone, span_of(query.since, query.until, zone), query.where)]
        by_zone: dict[str, list[str]] = {}
        for queue in query.where.get("queue") or await self._queues(query):
            by_zone.setdefault(self._zone_of(queue), []).append(queue)
        return [
            _Part(zone, span_of(query.since, query.until, zone), {**query.where, "queue": queues})
            for zone, queues in sorted(by_zone.items())
        ] or [_Part(self._zone_of(""), span_of(query.since, query.until, self._zone_of("")), query.where)]

    async def _queues(self, query: ReportQuery) -> list[str]:
        """Return the queues that have facts in these days, wherever they are."""
        span = span_of(query.since, query.until, "UTC")
        asked = Asked(span.since - 86_400, span.before + 86_400, query.where, ("queue",))
        return [sums.key[0] for sums in await self._facts.queues(asked)]

    async def _sums(self, query: ReportQuery, part: _Part) -> dict[tuple[float, tuple[str, ...]], list[int]]:
        step = step_of(query.interval)
        asked = Asked(part.span.since, part.span.before, part.where, query.by, step, part.span.clocks)
        ask = self._facts.queues if query.about is About.QUEUES else self._facts.agents
        return _gathered(query, part, await ask(asked))

    async def _waits(self, query: ReportQuery, part: _Part) -> dict[tuple[str, ...], Waits]:
        if not query.waits or query.about is About.AGENTS or step_of(query.interval):
            return {}
        asked = Asked(part.span.since, part.span.before, part.where, query.by)
        return {waits.key: waits for waits in await self._facts.waits(asked)}


def zone_of(house: House, queue: str) -> str:
    """Return the time zone of a queue's calendar, the house's for any other queue."""
    calendars = {calendar.id: calendar.zone for calendar in house.calendars}
    kept = next((each.calendar for each in house.queues if each.id == queue), "")
    return calendars.get(kept, house.zone)


def checked(query: ReportQuery) -> Variant:
    """Return the variant of the service level. Raises `BadReport` for a query that makes no sense."""
    keys = _KEYS[query.about]
    unknown = [name for name in (*query.by, *query.where) if name not in keys]
    if unknown:
        raise BadReport("bad_value", f"reports about {query.about.value} are not kept by {unknown[0]}")
    if len(set(query.by)) < len(query.by):
        raise BadReport("bad_value", "each field groups once")
    try:
        return Variant(query.variant)
    except ValueError:
        raise BadReport("bad_value", f"there is no service level {query.variant}") from None


def _gathered(
    query: ReportQuery, part: _Part, found: Iterable[Sums]
) -> dict[tuple[float, tuple[str, ...]], list[int]]:
    """Add up the sums that belong to one span: days of a month, the hours of a day on which clocks change."""
    gathered: dict[tuple[float, tuple[str, ...]], list[int]] = {}
    known: dict[tuple[int, int], float] = {}
    for sums in found:
        step = sums.local, sums.offset
        begin = known.get(step)
        if begin is None:
            begin = known[step] = begins(query.interval, *step, part.span)
        place = begin, sums.key
        if place in gathered:
            added(gathered[place], sums.sums)
        else:
            gathered[place] = list(sums.sums)
    return gathered


def _total(query: ReportQuery, variant: Variant, part: _Part, sums: Sequence[int]) -> ReportRow:
    whole = replace(query, interval=ReportInterval.WHOLE)
    return _row(whole, variant, part, (part.span.since, ()), sums, None)


def _row(
    query: ReportQuery,
    variant: Variant,
    part: _Part,
    place: tuple[float, tuple[str, ...]],
    sums: Sequence[int],
    waits: Waits | None,
) -> ReportRow:
    counts = counts_of(query.about, sums)
    measures = measures_of(query.about, counts, variant)
    if waits is not None:
        spans = {"wait_p50": waits.median, "wait_p90": waits.p90, "wait_max": waits.longest}
        measures |= {name: millis / 1000 for name, millis in spans.items()}
    key = dict(zip(query.by, place[1], strict=False))
    end = ends(query.interval, place[0], part.span)
    return ReportRow(key, place[0], end, part.zone, counts, measures)


def _cut(span: Span, row: RowSpan | None) -> tuple[float, float]:
    """Return the moments of a span that belong to a row."""
    if row is None:
        return span.since, span.before
    return max(span.since, row.begins), min(span.before, row.ends)


def _of_stay(stay: Stay) -> Behind:
    return Behind(stay.contact, stay.at, stay.queue, stay.agent, stay.tier, stay.end, stay.wait / 1000)


def _of_part(part: Part) -> Behind:
    talked = part.talked / 1000 if part.handled else None
    return Behind(part.contact, part.at, part.queue, part.agent, part.tier, part.end, talked=talked)
