"""One question to the gate, laid out for its rules: who, where, what is known, and the local time there."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from callcenter.outbound.gate.rules import Rule
from callcenter.outbound.gate.values import Attempt, Facts, Leave, Past, Reason


class Case(Struct, frozen=True):
    """An attempt at a moment. `zones` are all those the called party may be in, `clocks` the time in each.

    `known_zone`: every place that we know of has a zone. `countries` are those that a pack is about.
    """

    attempt: Attempt
    facts: Facts
    now: float
    zones: tuple[str, ...]
    clocks: tuple[datetime, ...]
    known_zone: bool
    countries: frozenset[str] = frozenset()

    def days(self) -> tuple[date, date]:
        """Return the first and the last date it may be there."""
        if len(self.clocks) == 1:
            only = self.clocks[0].date()
            return only, only
        dates = [clock.date() for clock in self.clocks] or [datetime.fromtimestamp(self.now, UTC).date()]
        return min(dates), max(dates)

    def past(self, per: str) -> Iterator[Past]:
        """Yield our calls that count as the same: to the number, about the matter, of the campaign."""
        for call in self.facts.past:
            if per == "subject" and call.subject and self.attempt.subject not in ("", call.subject):
                continue
            if per == "campaign" and call.campaign != self.attempt.campaign:
                continue
            if per == "record" and call.record != self.attempt.record:
                continue
            if call.at <= self.now:
                yield call

    def leave(self) -> Leave | None:
        """Return the newest word about calls of this purpose, if there is one."""
        said = [leave for leave in self.facts.leaves if leave.purpose == self.attempt.purpose]
        return max(said, key=lambda leave: (leave.at, leave.id), default=None)


def case_of(attempt: Attempt, facts: Facts, now: float, countries: frozenset[str]) -> Case:
    """Return the case of an attempt at `now` (seconds UTC)."""
    zones = _zones(tuple(place.zones for place in facts.places))
    clocks = tuple(datetime.fromtimestamp(now, zone_of(zone)) for zone in zones)
    known = bool(facts.places) and all(place.zones for place in facts.places)
    return Case(attempt, facts, now, zones, clocks, known and len(zones) > 0, countries)


def deny(
    rule: Rule, again_at: float | None = None, *, final: bool = False, lasting: bool = False, **evidence: str
) -> Reason:
    """Return what a rule says against an attempt, with what it saw. What is lasting is final."""
    return Reason(rule.id, rule.says, evidence, again_at, final or lasting or rule.final, lasting)


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo:
    """Return a time zone. Raises `ValueError` for a name of none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"no time zone: {name}") from error


def midnight(day: date, zone: str) -> float:
    """Return when a day begins in a zone."""
    return datetime(day.year, day.month, day.day, tzinfo=zone_of(zone)).timestamp()


def day_of(moment: float, zone: str = "UTC") -> date:
    """Return the date of a moment in a zone."""
    return datetime.fromtimestamp(moment, zone_of(zone)).date()


def later(day: date, days: int) -> date:
    """Return the date so many days after another."""
    return day + timedelta(days=days)


def stamp(moment: float) -> str:
    """Return a moment as people read it: UTC, to the second."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=4096)
def _zones(of_places: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the zones of all places, each once."""
    return tuple(dict.fromkeys(zone for zones in of_places for zone in zones))
