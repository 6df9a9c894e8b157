"""The measures of one run, each a fraction, for the whole house, every queue and every tier."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from callcenter.floor.values import QueuePolicy
from callcenter.simulation.estimates import Fraction
from callcenter.simulation.known import known
from callcenter.simulation.plan import Plan
from callcenter.simulation.promised import Promise, callbacks, people
from callcenter.simulation.watch import Stay, Watch
from dashboards.measures.agents import occupancy
from dashboards.measures.counts import Counts, Hours
from dashboards.measures.levels import FORMULAS, Variant
from dashboards.measures.queues import abandon_rate, average_speed_of_answer, percentile

ALL = "all"

Kind = TypeVar("Kind", Stay, Promise)


class Taken(Struct, frozen=True):
    """What one run gave: fractions by scope (`all`, `queue:ID`, `tier:NAME`) and measure, and by interval."""

    scopes: dict[str, dict[str, Fraction]]
    series: list[dict[str, Fraction]]


def take(plan: Plan, watch: Watch) -> Taken:
    """Measure a run that is over. Contacts offered in the warm-up or after the end do not count."""
    policies = {policy.id: policy for policy in plan.house.queues}
    begin = plan.begin + plan.warm_up
    stays = [stay for stay in watch.stays if begin <= stay.since < plan.end]
    made = _by_scope(plan, [promise for promise in watch.promises.made if begin <= promise.asked < plan.end])
    served = watch.served()
    scopes = {
        scope: {
            **contacts(some, policies),
            **people((stay.contact for stay in some), served),
            **callbacks(made.get(scope, [])),
        }
        for scope, some in _by_scope(plan, stays).items()
    }
    first = int(plan.warm_up // plan.interval)
    hours = [hours for number, hours in watch.hours.items() if number >= first]
    scopes[ALL] |= {"occupancy": occupancy(_added(hours)), "missed_offers": (float(watch.misses), 1.0)}
    return Taken(scopes, _series(plan, watch, stays, policies))


def contacts(stays: Sequence[Stay], policies: dict[str, QueuePolicy]) -> dict[str, Fraction]:
    """Return the measures of some contacts.

    Waits are by the queue clock; `wait_*` are of all who were answered or hung up, `asa` of the answered.
    `estimate_bias` is the mean of predicted minus met wait, `estimate_miss` of its absolute size, over the
    answered who were told a wait.
    """
    counted = counts_of(stays, policies)
    waits = sorted(stay.wait for stay in stays if stay.wait is not None and stay.end != "flowed_out")
    return {
        "offered": (float(counted.offered), 1.0),
        "answered": (float(counted.answered), 1.0),
        "abandoned": (float(counted.abandoned), 1.0),
        "flowed_out": (float(counted.flowed_out), 1.0),
        "still_open": (float(sum(stay.wait is None for stay in stays)), 1.0),
        **{f"service_level.{variant}": FORMULAS[variant](counted) for variant in Variant},
        "abandon_rate": abandon_rate(counted),
        "asa": average_speed_of_answer(counted),
        "wait_mean": (sum(waits), float(len(waits))),
        "wait_p50": _wait(waits, 0.5),
        "wait_p90": _wait(waits, 0.9),
        "wait_max": _wait(waits, 1.0),
        **_estimates(stays),
        **known(stays),
    }


def counts_of(stays: Iterable[Stay], policies: dict[str, QueuePolicy]) -> Counts:
    """Count how stays ended, each by the thresholds of its own queue."""
    counted = Counts()
    for stay in stays:
        counted.add(_count(stay, policies[stay.queue]) if stay.queue in policies else Counts(offered=1))
    return counted


def _count(stay: Stay, policy: QueuePolicy) -> Counts:
    if stay.wait is None:
        return Counts(offered=1)
    in_time = int(stay.wait <= policy.service_level_seconds)
    if stay.end == "answered":
        return Counts(offered=1, answered=1, within=in_time, waited=stay.wait)
    if stay.end == "abandoned":
        short = int(stay.wait <= policy.short_abandon_seconds)
        return Counts(offered=1, abandoned=1, early=in_time, short=short, gave_up=stay.wait)
    return Counts(offered=1, flowed_out=1)


def _added(hours: Iterable[Hours]) -> Hours:
    found = list(hours)
    return Hours(sum(each.work for each in found), sum(each.free for each in found))


def _wait(ordered: Sequence[float], share: float) -> Fraction:
    """Return a percentile of waits, of one; of nothing where there is none."""
    found = percentile(ordered, share)
    return (0.0, 0.0) if found is None else (found, 1.0)


def _estimates(stays: Iterable[Stay]) -> dict[str, Fraction]:
    off = [
        stay.predicted - stay.wait
        for stay in stays
        if stay.predicted is not None and stay.wait is not None and stay.end == "answered"
    ]
    told = float(len(off))
    return {"estimate_bias": (sum(off), told), "estimate_miss": (sum(map(abs, off)), told)}


def _by_scope(plan: Plan, stays: Sequence[Kind]) -> dict[str, list[Kind]]:
    """Sort stays or callbacks; queues and tiers of the plan are there even if nobody came."""
    scopes: dict[str, list[Kind]] = {ALL: list(stays)}
    scopes |= {f"queue:{queue}": [] for queue in sorted({call.queue for call in plan.calls})}
    scopes |= {f"tier:{tier or '-'}": [] for tier in sorted({call.card.tier for call in plan.calls})}
    for stay in stays:
        scopes.setdefault(f"queue:{stay.queue}", []).append(stay)
        scopes.setdefault(f"tier:{stay.tier or '-'}", []).append(stay)
    return scopes


def _series(
    plan: Plan, watch: Watch, stays: Iterable[Stay], policies: dict[str, QueuePolicy]
) -> list[dict[str, Fraction]]:
    """Measure interval by interval; a contact belongs to the one in which it was offered."""
    groups: dict[int, list[Stay]] = defaultdict(list)
    for stay in stays:
        groups[int((stay.since - plan.begin) // plan.interval)].append(stay)
    intervals = range(-int(-(plan.end - plan.begin) // plan.interval))
    return [
        {**contacts(groups[number], policies), "occupancy": occupancy(watch.hours.get(number, Hours()))}
        for number in intervals
    ]
