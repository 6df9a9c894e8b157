"""A campaign to try out, as it is written, and the people on its list as the dice make them."""

from math import ceil, inf
from random import Random

import msgspec
import yaml
from msgspec import Struct, field

from callcenter.outbound.pacing.law import Jurisdiction
from callcenter.simulation.documents import Nonsense, Problem
from callcenter.simulation.scenario import Form
from callcenter.simulation.spans import Span, Spread, draw, problem


class CampaignPlan(Form, frozen=True):
    """A campaign to try out.

    `agents` work for `hours` a day on `days` days; each day begins `DAY` seconds after the one before. The
    list has `records`, each dialled `attempts` times at most. A dial is answered by a person with the chance
    `answered`, after a span of ringing (`rings`); otherwise it rings for `gives_up` seconds. `talk` and
    `after_call` are spans. `carrier` is how many calls the carrier creates in a second. With `opt_in` calls
    are dialled ahead also where the law of the jurisdiction does not provide for it.
    """

    name: str = "campaign"
    agents: int = 20
    hours: float = 8.0
    days: int = 1
    records: int = 20_000
    attempts: int = 3
    answered: float = 0.35
    rings: Span = field(default_factory=lambda: Spread(9.0, "lognormal", 0.4))
    gives_up: float = 22.0
    talk: Span = field(default_factory=lambda: Spread(120.0, "lognormal", 0.8))
    after_call: Span = field(default_factory=lambda: Spread(20.0, "lognormal", 0.5))
    jurisdiction: Jurisdiction = Jurisdiction.US
    opt_in: bool = False
    carrier: float = 5.0


class Person(Struct, frozen=True):
    """What one dial of a record would meet: the same whoever dials, and when."""

    answers: bool
    rings: float
    talk: float
    after_call: float


def person(plan: CampaignPlan, seed: int, record: int, attempt: int) -> Person:
    """Return what the dice hold for one dial of a record."""
    dice = Random(f"{seed}/{record}/{attempt}")
    answers = dice.random() < plan.answered
    rings = min(draw(plan.rings, dice), plan.gives_up)
    return Person(
        answers, rings if answers else plan.gives_up, draw(plan.talk, dice), draw(plan.after_call, dice)
    )


def read_plan(name: str, text: str) -> CampaignPlan:
    """Return the plan in a YAML text. Raises `Nonsense` for one that makes no sense."""
    try:
        plan = msgspec.convert(yaml.safe_load(text) or {}, CampaignPlan)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise Nonsense([Problem(name, 0, " ".join(str(error).split()))]) from None
    if found := _problems(plan):
        raise Nonsense([Problem(name, 0, words) for words in found])
    return plan


def _problems(plan: CampaignPlan) -> list[str]:
    found = [
        f"`{name}` must be at least 1"
        for name in ("agents", "days", "records", "attempts")
        if getattr(plan, name) < 1
    ]
    if not 0 < plan.hours <= 24:
        found.append("`hours` are more than 0, and 24 at most")
    if not 0 <= plan.answered <= 1:
        found.append("`answered` is a chance from 0 to 1")
    positive = {"gives_up": plan.gives_up, "carrier": plan.carrier}
    found += [f"`{name}` must be more than 0" for name, value in positive.items() if not 0 < value < inf]
    spans = {"rings": plan.rings, "talk": plan.talk, "after_call": plan.after_call}
    return found + [f"`{name}`: {problem(span)}" for name, span in spans.items() if problem(span)]


def shortest_gap(plan: CampaignPlan) -> float:
    """Return the seconds between two dials that the carrier needs."""
    return 1.0 / plan.carrier


def most_ringing(plan: CampaignPlan) -> float:
    """Return how long a dial may be under way (seconds)."""
    return float(ceil(plan.gives_up))
