"""Service level and abandon rate for Prometheus, by the formulas of the measures, recorded as they divide.

Numerators and denominators are kept apart: queues and tiers are added up before anything is divided.
"""

from collections.abc import Callable
from typing import Any, cast

from msgspec import Struct

from dashboards.measures.counts import Counts
from dashboards.measures.levels import DEFAULT, FORMULAS, Variant
from dashboards.measures.queues import abandon_rate
from dashboards.measures.ratio import Ratio

#: The spans that are reckoned ahead: what was lately, a good while, and a good part of a shift.
SPANS = ("5m", "30m", "2h")
PARTS = ("part", "whole")
_LEVEL = "queue_tier_variant:callcenter_service_level"
_ABANDONED = "queue_tier:callcenter_abandoned"


class Sum(Struct, frozen=True):
    """A sum of series, as PromQL says it."""

    text: str

    def __add__(self, other: "Sum") -> "Sum":
        """Add another."""
        return Sum(f"{self.text} + {other.text}")

    def __sub__(self, other: "Sum") -> "Sum":
        """Take another off."""
        return Sum(f"{self.text} - {other.text}")


def service_level(span: str, by: str = "", where: str = f'variant="{DEFAULT.value}"') -> str:
    """Return the service level of a span by some labels, of what `where` selects; nothing without a wait."""
    return _share(_LEVEL, span, by, where)


def abandoned(span: str, by: str = "", where: str = "") -> str:
    """Return the abandon rate of a span by some labels."""
    return _share(_ABANDONED, span, by, where)


def waits(span: str, by: str = "") -> str:
    """Return how many waits of a span the service level is divided by."""
    return f'sum by ({by})({_name(_LEVEL, "whole", span)}{{variant="{DEFAULT.value}"}})'


def burn(span: str) -> str:
    """Return by queue how many times too fast the share that may be late is used up: 1 is just in time."""
    return f"queue:callcenter_service_level_burn:rate{span}"


def document() -> dict[str, Any]:
    """Return the recording rules."""
    levels = [
        {**rule, "labels": {"variant": variant.value}}
        for span in SPANS
        for variant in Variant
        for rule in _rules(_LEVEL, FORMULAS[variant], span)
    ]
    lost = [rule for span in SPANS for rule in _rules(_ABANDONED, abandon_rate, span)]
    groups = {"levels": levels, "abandoned": lost, "burn": [_burn(span) for span in SPANS]}
    return {"groups": [{"name": f"callcenter-{name}", "rules": rules} for name, rules in groups.items()]}


def _name(measure: str, part: str, span: str) -> str:
    return f"{measure}_{part}:increase{span}"


def _share(measure: str, span: str, by: str, where: str) -> str:
    part, whole = (f"sum by ({by})({_name(measure, each, span)}{{{where}}})" for each in PARTS)
    return f"{part} / ({whole} > 0)"


def _rules(measure: str, formula: Callable[[Counts], Ratio], span: str) -> list[dict[str, Any]]:
    sums = {how: _sum(how, span) for how in ("answered", "within", "abandoned", "early", "short")}
    ratio = formula(Counts(**cast("dict[str, Any]", sums)))
    told = {"part": cast("Sum", ratio.part), "whole": cast("Sum", ratio.whole)}
    return [{"record": _name(measure, part, span), "expr": told[part].text} for part in PARTS]


def _burn(span: str) -> dict[str, Any]:
    allowed = "1 - max by (queue)(callcenter_service_level_goal)"
    return {"record": burn(span), "expr": f"(1 - {service_level(span, 'queue')}) / ({allowed})"}


def _sum(how: str, span: str) -> Sum:
    return Sum(f'sum by (queue, tier)(increase(callcenter_waits_ended_total{{how="{how}"}}[{span}]))')
