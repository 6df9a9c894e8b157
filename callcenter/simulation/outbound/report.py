"""What several runs of a campaign say: predictive beside progressive, on the same lists."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from callcenter.outbound.pacing.law import LAWS
from callcenter.simulation.estimates import Estimate, Fraction, difference, together
from callcenter.simulation.outbound.plan import CampaignPlan
from callcenter.simulation.outbound.world import Outcome

#: Each measure as a fraction of one run: sums are divided, percentages never averaged.
MEASURES: dict[str, Callable[[Outcome], Fraction]] = {
    "idle_per_talk": lambda run: (run.idle, float(run.answered - run.abandoned)),
    "idle_share": lambda run: (run.idle, run.idle + run.handled),
    "abandon_rate": lambda run: (float(run.abandoned), float(run.answered)),
    "talks": lambda run: (float(run.answered - run.abandoned), 1.0),
    "penetration": lambda run: (float(run.tried), float(run.records)),
    "saturation": lambda run: (float(run.dials), float(run.records)),
}

#: Shown in percent.
SHARES = frozenset({"idle_share", "abandon_rate", "penetration", "saturation"})


class Paced(Struct, frozen=True):
    """One measure in both modes, and by how much predictive differs, with its own interval."""

    progressive: Estimate
    predictive: Estimate
    difference: Estimate


class CampaignReport(Struct, frozen=True):
    """What the runs gave. `worst` is the highest abandon rate of any period at any moment, `cap` the law's.

    `idle_saved`: by what share agents were idle less; None where they never were.
    """

    name: str
    seeds: tuple[int, ...]
    law: str
    cap: float
    worst: float
    idle_saved: float | None
    measures: dict[str, Paced]


def report(plan: CampaignPlan, runs: Sequence[tuple[Outcome, Outcome]]) -> CampaignReport:
    """Put runs together, each of them in both modes."""
    law = LAWS[plan.jurisdiction]
    before, after = [run[0] for run in runs], [run[1] for run in runs]
    idle = sum(run.idle for run in before)
    return CampaignReport(
        name=plan.name,
        seeds=tuple(run.seed for run in before),
        law=law.id,
        cap=law.cap,
        worst=max(run.worst for run in after),
        idle_saved=1.0 - sum(run.idle for run in after) / idle if idle else None,
        measures={name: _paced(of, before, after) for name, of in MEASURES.items()},
    )


def _paced(of: Callable[[Outcome], Fraction], before: Sequence[Outcome], after: Sequence[Outcome]) -> Paced:
    base, other = [of(run) for run in before], [of(run) for run in after]
    return Paced(together(base), together(other), difference(base, other))
