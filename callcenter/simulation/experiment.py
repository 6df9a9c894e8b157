"""Several runs of a plan, and of two plans on the same days."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from callcenter.simulation.estimates import Estimate, bounded, difference, together
from callcenter.simulation.plan import Plan
from callcenter.simulation.taking import ALL, Taken, take
from callcenter.simulation.watch import Watch
from callcenter.simulation.world import Witness, World

Scopes = dict[str, dict[str, Estimate]]

_SHARES = frozenset(
    {
        *("abandon_rate", "occupancy", "people_served", "callbacks_kept"),
        *("met_manager", "met_deputy", "met_last_agent"),
    }
)


class Report(Struct, frozen=True):
    """What several runs of one plan gave. `series` goes by intervals of `interval` seconds from `begin`."""

    name: str
    begin: float
    interval: float
    seeds: tuple[int, ...]
    scopes: Scopes
    series: list[dict[str, Estimate]]


class Comparison(Struct, frozen=True):
    """Two plans on the same calls: `difference` is other less base, with its own interval."""

    base: Report
    other: Report
    difference: Scopes


def run(
    plan: Plan, each: Callable[[int], None] = lambda _done: None, witnesses: Iterable[Witness] = ()
) -> Taken:
    """Run one plan once and measure it; `each` is told how many calls have come."""
    watch = Watch(plan.begin, plan.interval, plan.end)
    World(plan, (watch, *witnesses)).run(each)
    return take(plan, watch.close())


def report(plan: Plan, seeds: Sequence[int], runs: Sequence[Taken]) -> Report:
    """Put runs of one plan together. `plan` is any of them."""
    scopes = {
        scope: {name: _sensible(name, together(_fractions(runs, scope, name))) for name in measures}
        for scope, measures in _all_scopes(runs).items()
    }
    series = [
        {
            name: _sensible(name, together([run.series[number][name] for run in runs]))
            for name in runs[0].series[number]
        }
        for number in range(len(runs[0].series))
    ]
    return Report(plan.name, plan.begin, plan.interval, tuple(seeds), scopes, series)


def compare(base: Report, other: Report, before: Sequence[Taken], after: Sequence[Taken]) -> Comparison:
    """Hold two reports against each other, run by run."""
    scopes = _all_scopes([*before, *after])
    found = {
        scope: {
            name: difference(_fractions(before, scope, name), _fractions(after, scope, name))
            for name in measures
        }
        for scope, measures in scopes.items()
    }
    return Comparison(base, other, found)


def _sensible(name: str, estimate: Estimate) -> Estimate:
    """Return an estimate whose interval holds nothing that cannot be; only a bias may be negative."""
    return estimate if name == "estimate_bias" else bounded(estimate, 1.0 if is_share(name) else None)


def is_share(name: str) -> bool:
    """Whether a measure is a share, to be shown in percent; any other is a count or seconds."""
    return name.startswith("service_level.") or name in _SHARES


def _all_scopes(runs: Sequence[Taken]) -> dict[str, tuple[str, ...]]:
    """Return every scope that any run has, `all` first, with its measures."""
    scopes = {scope: tuple(measures) for run in runs for scope, measures in run.scopes.items()}
    return {scope: scopes[scope] for scope in sorted(scopes, key=lambda each: (each != ALL, each))}


def _fractions(runs: Sequence[Taken], scope: str, name: str) -> list[tuple[float, float]]:
    return [run.scopes.get(scope, {}).get(name, (0.0, 0.0)) for run in runs]
