"""Looks for the fewest agents of each group that reach a goal. Pure: what a crew comes to is asked for.

More agents are taken to do no harm. First the groups that help most for their hours grow until the goal is
reached, in steps that grow too; then each in turn shrinks until no single agent can be spared. Another mix
may cost as little: with agents who serve several queues there is no single answer.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from callcenter.simulation.crew.groups import Counts

#: Asks how far crews fall short of the goal, in callers: 0 where it is reached.
Ask = Callable[[Sequence[Counts]], Sequence[float]]

#: The first step is such a part of all agents.
_PART = 8


class Bounds(Struct, frozen=True):
    """Between what the search moves, group by group; `hours` are those of one agent of the group."""

    least: Counts
    most: Counts
    hours: tuple[float, ...]


def fewest(start: Counts, bounds: Bounds, ask: Ask) -> Counts | None:
    """Return a crew that reaches the goal and can spare nobody; None where even the most do not."""
    if ask([bounds.most])[0] > 0:
        return None
    return _shrunk(_grown(_within(start, bounds), bounds, ask), bounds, ask)


def _within(counts: Counts, bounds: Bounds) -> Counts:
    limits = zip(counts, bounds.least, bounds.most, strict=True)
    return tuple(min(max(count, least), most) for count, least, most in limits)


def _grown(counts: Counts, bounds: Bounds, ask: Ask) -> Counts:
    short = ask([counts])[0]
    step = max(1, sum(counts) // _PART)
    while short > 0:
        bigger = [_changed(counts, group, step, bounds) for group in range(len(counts))]
        tried = [each for each in bigger if each != counts]
        if not tried:
            return bounds.most
        results = list(zip(ask(tried), tried, strict=True))
        left, best = min(results, key=lambda each: _worth(short, each[0], counts, each[1], bounds))
        if left >= short:
            left, best = _all_grown(counts, step, bounds, ask)
        step = step if left < short / 2 else step * 2
        counts, short = best, left
    return counts


def _all_grown(counts: Counts, step: int, bounds: Bounds, ask: Ask) -> tuple[float, Counts]:
    """No group helps alone: all grow."""
    best = counts
    for group in range(len(counts)):
        best = _changed(best, group, step, bounds)
    return ask([best])[0], best


def _worth(short: float, left: float, before: Counts, after: Counts, bounds: Bounds) -> tuple[float, float]:
    """Return a key that is small where much is gained for an hour."""
    paid = sum((b - a) * hours for a, b, hours in zip(before, after, bounds.hours, strict=True))
    return -(short - left) / max(paid, 1e-9), left


def _shrunk(counts: Counts, bounds: Bounds, ask: Ask) -> Counts:
    step = max(1, sum(counts) // _PART)
    while True:
        counts = _spared(counts, step, bounds, ask)
        if step == 1:
            return counts
        step = max(1, step // 2)


def _spared(counts: Counts, step: int, bounds: Bounds, ask: Ask) -> Counts:
    """Take so many at a time from every group in turn, the dearest first, as long as the goal holds.

    A group that could spare none will not be able to when others have shrunk.
    """
    left = sorted(range(len(counts)), key=lambda group: -bounds.hours[group])
    while left:
        for group in tuple(left):
            fewer = _changed(counts, group, -step, bounds)
            if fewer != counts and ask([fewer])[0] <= 0:
                counts = fewer
            else:
                left.remove(group)
    return counts


def _changed(counts: Counts, group: int, by: int, bounds: Bounds) -> Counts:
    value = min(max(counts[group] + by, bounds.least[group]), bounds.most[group])
    return (*counts[:group], value, *counts[group + 1 :])
