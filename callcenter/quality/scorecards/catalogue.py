"""The measures that a scorecard may judge by, and what their figures are (ME-01 to ME-17).

Each is worked out by the formula that the reports have; none has a second one here.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class CardRole(StrEnum):
    """Whose scorecard it is."""

    AGENT = "agent"
    ACCOUNT_MANAGER = "account_manager"


class Unit(StrEnum):
    """What a figure is counted in."""

    SHARE = "share"  #: 0..1, growth also below 0
    SECONDS = "seconds"
    HOURS = "hours"
    COUNT = "count"
    POINTS = "points"  #: 0..100
    MONEY = "money"  #: in the house's currency


class Better(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"


class Kind(Struct, frozen=True):
    """A measure: its unit, which way is usually good, and what its figure rests on (`Figure.n`).

    An `own` one is of the accounts that somebody manages, every other one of the contacts that they handle.
    """

    unit: Unit
    better: Better
    rests_on: str
    own: bool = False


def _of(unit: Unit, rests_on: str, better: Better = Better.HIGHER) -> Kind:
    return Kind(unit, better, rests_on)


def _own(unit: Unit, rests_on: str, better: Better = Better.HIGHER) -> Kind:
    return Kind(unit, better, rests_on, own=True)


_LOW = Better.LOWER

MEASURES: Mapping[str, Kind] = {
    "handled": _of(Unit.COUNT, "hours"),
    "aht": _of(Unit.SECONDS, "contacts", _LOW),
    "hold_time": _of(Unit.SECONDS, "contacts", _LOW),
    "acw": _of(Unit.SECONDS, "contacts", _LOW),
    "transfer_rate": _of(Unit.SHARE, "contacts", _LOW),
    "agent_answer_rate": _of(Unit.SHARE, "offers"),
    "occupancy": _of(Unit.SHARE, "hours"),
    "csat": _of(Unit.SHARE, "answers"),
    "quality_score": _of(Unit.SHARE, "evaluations"),
    "pass_rate": _of(Unit.SHARE, "evaluations"),
    "critical_rate": _of(Unit.SHARE, "evaluations", _LOW),
    "sold": _of(Unit.COUNT, "right_party"),
    "conversion": _of(Unit.SHARE, "right_party"),
    "objection_resolution": _of(Unit.SHARE, "objections"),
    "satisfaction": _own(Unit.SHARE, "answers"),
    "renewal": _own(Unit.SHARE, "contracts"),
    "growth": _own(Unit.SHARE, "accounts"),
    "sales": _own(Unit.MONEY, "accounts"),
    "resolution": _own(Unit.SHARE, "cases"),
    "response_hours": _own(Unit.HOURS, "cases", _LOW),
    "retention": _own(Unit.SHARE, "accounts"),
    "visits": _own(Unit.SHARE, "accounts"),
    "loyalty": _own(Unit.POINTS, "accounts"),
    "cross_sell": _own(Unit.SHARE, "accounts"),
}
