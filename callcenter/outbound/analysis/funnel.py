"""The funnel of many talks: dialled, answered, right party, interested, sold."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from callcenter.outbound.analysis.kinds import is_sold, share
from callcenter.outbound.talks.talk import Talk

#: The steps of the funnel, each with what a talk must be to have come so far.
STEPS: Mapping[str, Callable[[Talk], bool]] = {
    "dialled": lambda talk: talk.dialled_at > 0,
    "answered": lambda talk: talk.answered,
    "right_party": lambda talk: talk.reached_right,
    "interested": lambda talk: talk.reached_right and talk.interest is True,
    "sold": lambda talk: talk.reached_right and is_sold(talk),
}


class FunnelStep(Struct, frozen=True):
    """One step: how many calls came so far, of those of the step before, and of all that were dialled.

    `of_before` and `of_dialled` are 0..1, None where there is nothing to divide by.
    """

    step: str
    calls: int
    of_before: float | None
    of_dialled: float | None


def funnel(talks: Iterable[Talk]) -> tuple[FunnelStep, ...]:
    """The funnel; a call that came to a step is counted in all before it."""
    counts = dict.fromkeys(STEPS, 0)
    for talk in talks:
        for step, fits in STEPS.items():
            if not fits(talk):
                break
            counts[step] += 1
    found: list[FunnelStep] = []
    for step, calls in counts.items():
        before = found[-1].calls if found else calls
        found.append(FunnelStep(step, calls, share(calls, before), share(calls, counts["dialled"])))
    return tuple(found)


def came_to(talks: Iterable[Talk], step: str) -> list[Talk]:
    """The calls that came to a step of the funnel."""
    names = list(STEPS)
    needed = [STEPS[name] for name in names[: names.index(step) + 1]]
    return [talk for talk in talks if all(fits(talk) for fits in needed)]
