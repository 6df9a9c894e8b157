"""The bodies and replies of the endpoints about samples and the evaluators' worklist."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.quality.sampling import Pick, PickState, SampleKind, SamplingRule
from callcenter.quality.weekly import SampleTally
from callcenter.web.values import Id, Short
from callcenter.web.values_quality import Limit, Moment, Said, Version


class RuleForm(Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be drawn, see `SamplingRule`; `version` is the one that was read, 0 for a new rule."""

    name: Id
    form: Id
    kind: SampleKind
    version: int = 0
    queue: Short = ""
    tier: Short = ""
    count: Annotated[int, Meta(ge=0, le=1000)] = 2
    share: Annotated[float, Meta(ge=0, le=1)] = 0.05
    seconds: Annotated[float, Meta(ge=0, le=86_400)] = 600.0
    active: bool = True

    def rule(self, id_: str) -> SamplingRule:
        """Return it as a rule."""
        return SamplingRule(id_, **{name: getattr(self, name) for name in self.__struct_fields__})


class SamplingRules(Struct, frozen=True):
    """Every rule by which contacts are drawn."""

    rules: tuple[SamplingRule, ...]


class DrawWish(Struct, frozen=True, forbid_unknown_fields=True):
    """From the contacts of which time, seconds UTC, and with which seed: the same one draws the same."""

    since: Moment
    before: Moment
    seed: Id


class DrawnNumber(Struct, frozen=True):
    """How many lines of the worklist are new."""

    new: int


class WorklistQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which lines of the worklist; "" for every agent, and whoever's turn it is."""

    state: PickState = PickState.OPEN
    agent: Short = ""
    evaluator: Short = ""
    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class Worklist(Struct, frozen=True):
    """A page of the worklist, the oldest contact first. `after` is where the next one begins."""

    picks: tuple[Pick, ...]
    after: str


class PickSkip(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a line is left out, in the version that was read."""

    version: Version
    reason: Said


class SampleSpan(Struct, frozen=True, forbid_unknown_fields=True):
    """The runs of which time, seconds UTC: `since` included, `before` not."""

    since: Moment = 0.0
    before: Moment = 1e12


class SampleLine(Struct, frozen=True):
    """What became of the lines that one run of a plan gave to one evaluator ("": to nobody).

    `due` is when they were to be done. `share` is done ÷ (drawn - skipped), `in_time_share` in time ÷
    (done + overdue), both 0..1 and None where there is nothing to divide by.
    """

    run: str
    plan: str
    form: str
    at: float
    due: float
    evaluator: str
    tally: SampleTally
    open: int
    share: float | None
    in_time_share: float | None


class SampleReport(Struct, frozen=True):
    """What was drawn by itself in a time and what became of it, the newest run first; and all of it."""

    lines: tuple[SampleLine, ...]
    total: SampleTally
    share: float | None
    in_time_share: float | None
