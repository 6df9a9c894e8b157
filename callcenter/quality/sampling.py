"""Which contacts are evaluated: rules draw them, alike from the same facts and seed, and say why (FL-27)."""

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.refusal import QualityRefusal


class SampleKind(StrEnum):
    """How a rule chooses among the contacts that fit it."""

    PER_AGENT = "per_agent"  #: `count` of each agent
    SHARE = "share"  #: this `share` of all, rounded up
    LOW_SURVEY = "low_survey"  #: a customer's answer was low
    COMPLAINT = "complaint"  #: a complaint came of it
    LONG = "long"  #: talks of `seconds` and longer
    SHORT = "short"  #: talks of at most `seconds`


class SamplingRule(Struct, frozen=True):
    """What is drawn. `queue` and `tier` narrow it, "" for any; `form` is what is evaluated on.

    `count` is per agent for `per_agent`; for the others but `share` at most so many, 0 for all.
    """

    id: str
    version: int = 0
    name: str = ""
    kind: SampleKind = SampleKind.PER_AGENT
    form: str = ""
    queue: str = ""
    tier: str = ""
    count: int = 2
    share: float = 0.05
    seconds: float = 600.0
    active: bool = True


class Fact(Struct, frozen=True):
    """What the journal and the books say of a contact that is over. `talked` in seconds."""

    contact: str
    agent: str
    queue: str = ""
    tier: str = ""
    at: float = 0.0
    talked: float = 0.0
    low_survey: bool = False
    complaint: bool = False


class SampleReason(Struct, frozen=True):
    """Why a contact was drawn: by which rule, as which of how many that were drawn, out of how many that
    fitted it (of the agent's, for a rule per agent).
    """

    rule: str
    kind: SampleKind
    name: str
    place: int
    drawn: int
    fitting: int


class Drawn(Struct, frozen=True):
    """A contact that was drawn, on which form, and every reason for it."""

    fact: Fact
    form: str
    why: tuple[SampleReason, ...]


class PickState(StrEnum):
    """How far a line of the worklist is."""

    OPEN = "open"
    DONE = "done"  #: an evaluation of it was finished
    SKIPPED = "skipped"  #: somebody said why it is not evaluated


class Pick(Struct, frozen=True):
    """A line of the evaluators' worklist: what was drawn from the contacts of a time, with which seed.

    `drawn_at`, `since` and `before` in seconds UTC. `evaluation` is what came of it, `reason` and `by`
    say why and by whom it was skipped, `settled_at` when it was over. What a plan drew has the `run`, the
    `evaluator` whose turn it is, and the day when it is `due`.
    """

    id: str
    version: int = 0
    fact: Fact = Fact("", "")
    form: str = ""
    why: tuple[SampleReason, ...] = ()
    seed: str = ""
    since: float = 0.0
    before: float = 0.0
    drawn_at: float = 0.0
    state: PickState = PickState.OPEN
    evaluation: str = ""
    reason: str = ""
    by: str = ""
    run: str = ""
    evaluator: str = ""
    due: float = 0.0
    settled_at: float = 0.0

    @property
    def runs(self) -> tuple[str, ...]:
        """The run that drew it, as something to search by."""
        return (self.run,) if self.run else ()

    @property
    def assigned(self) -> tuple[str, ...]:
        """Whose turn it is, as something to search by."""
        return (self.evaluator,) if self.evaluator else ()

    @property
    def agent(self) -> str:
        """The agent whose contact it is."""
        return self.fact.agent

    @property
    def at(self) -> float:
        """When the contact began, seconds UTC."""
        return self.fact.at


def skip(pick: Pick, by: str, reason: str, now: float) -> Pick:
    """Return the line as one that is not evaluated. Refuses one without a reason, and one that is over."""
    if pick.state is not PickState.OPEN:
        raise QualityRefusal("wrong_state", pick.state.value)
    if not reason.strip():
        raise QualityRefusal("reason_missing")
    return replace(pick, state=PickState.SKIPPED, by=by, reason=reason, settled_at=now)


def done(pick: Pick, evaluation: str, by: str, now: float) -> Pick:
    """Return the line with the evaluation that came of it, skipped before or not."""
    return replace(pick, state=PickState.DONE, evaluation=evaluation, by=by, settled_at=now)


def check_rule(rule: SamplingRule) -> None:
    """Refuse a rule without a name or a form (`incomplete`), or with impossible figures (`out_of_range`)."""
    for name in ("name", "form"):
        if not getattr(rule, name).strip():
            raise QualityRefusal("incomplete", name)
    least = 1 if rule.kind is SampleKind.PER_AGENT else 0
    bounds = {"count": (least, 1000), "share": (0, 1), "seconds": (0, 86_400)}
    for name, (low, high) in bounds.items():
        if not low <= getattr(rule, name) <= high:
            raise QualityRefusal("out_of_range", name)


def draw(facts: Iterable[Fact], rules: Iterable[SamplingRule], seed: str) -> list[Drawn]:
    """Return what the active rules draw from these facts, the oldest contact first.

    Which of the fitting ones are drawn depends on a hash of seed, rule and contact alone: every contact
    has the same chance, the order of the facts is no matter, and one contact more changes at most one
    choice of a rule. A contact that several rules draw for one form is drawn once, with all its reasons.
    """
    known = tuple(facts)
    found: dict[tuple[str, str], Drawn] = {}
    for rule in rules:
        for fact, reason in _chosen(known, rule, seed) if rule.active else ():
            key = fact.contact, rule.form
            before = found[key].why if key in found else ()
            found[key] = Drawn(fact, rule.form, (*before, reason))
    return sorted(found.values(), key=lambda each: (each.fact.at, each.fact.contact, each.form))


def _chosen(facts: Sequence[Fact], rule: SamplingRule, seed: str) -> list[tuple[Fact, SampleReason]]:
    fitting = sorted((fact for fact in facts if _fits(fact, rule)), key=lambda fact: _lot(seed, rule, fact))
    if rule.kind is SampleKind.PER_AGENT:
        agents = sorted({fact.agent for fact in fitting})
        groups = [[fact for fact in fitting if fact.agent == agent] for agent in agents]
    else:
        groups = [fitting]
    return [each for group in groups for each in _first(group, rule)]


def _first(group: Sequence[Fact], rule: SamplingRule) -> list[tuple[Fact, SampleReason]]:
    if rule.kind is SampleKind.SHARE:
        count = math.ceil(rule.share * len(group) - 1e-9)
    else:
        count = rule.count or len(group)
    drawn = group[:count]
    return [
        (fact, SampleReason(rule.id, rule.kind, rule.name, place, len(drawn), len(group)))
        for place, fact in enumerate(drawn, 1)
    ]


def _fits(fact: Fact, rule: SamplingRule) -> bool:
    if (rule.queue and fact.queue != rule.queue) or (rule.tier and fact.tier != rule.tier):
        return False
    match rule.kind:
        case SampleKind.LOW_SURVEY:
            return fact.low_survey
        case SampleKind.COMPLAINT:
            return fact.complaint
        case SampleKind.LONG:
            return fact.talked >= rule.seconds
        case SampleKind.SHORT:
            return fact.talked <= rule.seconds
        case _:
            return True


def _lot(seed: str, rule: SamplingRule, fact: Fact) -> str:
    return sha256(f"{seed}\n{rule.id}\n{fact.contact}\n{fact.agent}".encode()).hexdigest()
