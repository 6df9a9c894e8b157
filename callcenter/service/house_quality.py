"""What a house decides about quality of service: how coaching is looked back at (FL-27)."""

from collections.abc import Iterator

from msgspec import Struct

from callcenter.service.house_parts import Fault


class QualityRules(Struct, frozen=True, omit_defaults=True):
    """How quality is looked after.

    An agent's score is compared over `coaching_days` before and after a coaching; with fewer than
    `coaching_least` evaluations on a side it is said to be too few. The coach is reminded of the follow-up
    `reminder_hours` before it, and both of what was agreed.
    """

    coaching_days: int = 28
    coaching_least: int = 3
    reminder_hours: float = 24.0


def quality_faults(rules: QualityRules) -> Iterator[Fault]:
    """Yield everything that is wrong with the rules of quality."""
    for name, low, high in (
        ("coaching_days", 1, 366),
        ("coaching_least", 1, 100),
        ("reminder_hours", 0, 720),
    ):
        value = getattr(rules, name)
        if not low <= value <= high:
            at = f"quality_rules.{name}"
            yield Fault(at, "out_of_range", f"{at}: from {low} to {high}", f"{value:g}")
