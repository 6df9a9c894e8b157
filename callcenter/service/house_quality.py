"""What a house decides about quality of service: how coaching is looked back at, what is sampled (FL-27)."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from callcenter.cases.recurrence import check_rule
from callcenter.cases.refusal import Refusal
from callcenter.service.house_parts import Fault, Names


class SamplePlan(Struct, frozen=True, omit_defaults=True):
    """Contacts that are drawn for evaluation by themselves, again and again (FL-27).

    `rule` (RFC 5545) says when, counted from `begins`, a time on the house's clock (`2026-01-05T06:00`);
    drawn are contacts since the time before. `per_agent` contacts of each agent of the `teams` (of all
    without any), narrowed to `queue` and `tier`, on `form`; and what the sampling rules with these ids
    (`rules`) draw of these agents. The `evaluators`, users' names, take turns (all who may evaluate without
    any). What was drawn is due after `due_days`; evaluators are reminded `remind_days` before.
    """

    id: str
    name: Names = field(default_factory=dict)
    form: str = "service-quality"
    rule: str = "FREQ=WEEKLY;BYDAY=MO"
    begins: str = "2026-01-05T06:00"
    per_agent: int = 2
    teams: tuple[str, ...] = ()
    queue: str = ""
    tier: str = ""
    rules: tuple[str, ...] = ()
    evaluators: tuple[str, ...] = ()
    due_days: float = 7.0
    remind_days: float = 2.0

    def first(self, zone: str) -> float:
        """Return when it begins, seconds UTC. Raises `ValueError`, or `LookupError` for a bad zone."""
        begins = datetime.fromisoformat(self.begins)
        if begins.tzinfo is not None:
            raise ValueError("a time on the house's clock has no zone")
        return begins.replace(tzinfo=ZoneInfo(zone)).timestamp()


class QualityRules(Struct, frozen=True, omit_defaults=True):
    """How quality is looked after.

    An agent's score is compared over `coaching_days` before and after a coaching; with fewer than
    `coaching_least` evaluations on a side it is said to be too few. The coach is reminded of the follow-up
    `reminder_hours` before it, and both of what was agreed. `samples` are drawn by themselves.
    """

    coaching_days: int = 28
    coaching_least: int = 3
    reminder_hours: float = 24.0
    samples: tuple[SamplePlan, ...] = ()


def quality_faults(
    rules: QualityRules, zone: str, teams: Collection[str], queues: Collection[str], tiers: Collection[str]
) -> Iterator[Fault]:
    """Yield everything that is wrong with the rules of quality."""
    yield from _ranges(
        "quality_rules",
        rules,
        (("coaching_days", 1, 366), ("coaching_least", 1, 100), ("reminder_hours", 0, 720)),
    )
    ids = [plan.id for plan in rules.samples]
    for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        yield Fault(f"quality_rules.samples.{id_}", "twice", f"sample {id_} appears twice", id_)
    known = {"teams": teams, "queue": queues, "tier": tiers}
    for plan in rules.samples:
        yield from _plan(plan, zone, known)


def _plan(plan: SamplePlan, zone: str, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    at = f"quality_rules.samples.{plan.id}"
    if not plan.id or not plan.form:
        yield Fault(at, "no_id", f"{at}: a sample has an id and a form")
    least = 0 if plan.rules else 1
    bounds = (("per_agent", least, 100), ("due_days", 1, 366), ("remind_days", 0, plan.due_days))
    yield from _ranges(at, plan, bounds)
    yield from _when(at, plan, zone)
    for name, there in known.items():
        value = getattr(plan, name)
        for each in value if isinstance(value, tuple) else (value,):
            if each and each not in there:
                code = f"unknown_{name.removesuffix('s')}"
                yield Fault(f"{at}.{name}", code, f"{at}.{name}: there is no {each}", each)


def _when(at: str, plan: SamplePlan, zone: str) -> Iterator[Fault]:
    try:
        first = plan.first(zone)
    except (ValueError, LookupError):
        yield Fault(f"{at}.begins", "bad_time", f"{at}.begins: as 2026-01-05T06:00", plan.begins)
        return
    try:
        check_rule(plan.rule, first, zone)
    except Refusal as refusal:
        yield Fault(f"{at}.rule", refusal.code, f"{at}.rule: as FREQ=WEEKLY;BYDAY=MO", plan.rule)


def _ranges(at: str, of: Struct, bounds: tuple[tuple[str, float, float], ...]) -> Iterator[Fault]:
    for name, low, high in bounds:
        value = getattr(of, name)
        if not low <= value <= high:
            place = f"{at}.{name}"
            yield Fault(place, "out_of_range", f"{place}: from {low:g} to {high:g}", f"{value:g}")
