"""The bodies and replies of the endpoints about scorecards."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.quality.forms import Names
from callcenter.quality.scorecards.cards import CardAct, CardState
from callcenter.quality.scorecards.catalogue import Better, CardRole, Unit
from callcenter.quality.scorecards.forms import Goal, ScorecardContent, ScorecardForm, ScoreTarget
from callcenter.quality.scorecards.scoring import LineScore
from callcenter.service.quality.scorecards.behind import BehindLine
from callcenter.web.values import Id, Short
from callcenter.web.values_quality import Limit, Said, Version

_Period = Annotated[str, Meta(pattern=r"^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$")]
_Day = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\d$")]
_Flag = Literal["yes", "no"]


class ScorecardFormDraft(Struct, frozen=True, forbid_unknown_fields=True):
    """What a form is to judge by; `version` is the one that was read, 0 for a new form."""

    content: ScorecardContent
    version: int = 0


class ScorecardFormVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """Which version of a form is meant."""

    version: Version


class ScorecardFormRetirement(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a form is retired."""

    version: Version
    retired: bool


class ScorecardTeam(Struct, frozen=True):
    """A team of the house, with its agents."""

    id: str
    name: Names
    members: tuple[str, ...]


class ScorecardForms(Struct, frozen=True):
    """Scorecard forms, the newest change first, and the teams whose scorecards may be drawn up."""

    forms: tuple[ScorecardForm, ...]
    teams: tuple[ScorecardTeam, ...]


class ScorecardMeasure(Struct, frozen=True):
    """A measure that a form may judge by. An `own` one is for account managers alone.

    `rests_on` is what a figure's `n` counts.
    """

    measure: str
    unit: Unit
    better: Better
    rests_on: str
    own: bool


class ScorecardMeasures(Struct, frozen=True):
    """The measures that forms may judge by."""

    measures: tuple[ScorecardMeasure, ...]


class NewTarget(Struct, frozen=True, forbid_unknown_fields=True):
    """A target that holds from a day on: of a team, of an agent, or of all ("" both)."""

    measure: Short
    goal: Goal
    valid_from: _Day
    reason: Said
    team: Short = ""
    agent: Short = ""


class ScoreTargets(Struct, frozen=True):
    """Every target that was set for a form, the last set first."""

    targets: tuple[ScoreTarget, ...]


class ScorecardsQuery(Struct, frozen=True):
    """Which scorecards: "" for all. `after` is where the last page ended."""

    form: Short = ""
    period: Short = ""
    agent: Short = ""
    team: Short = ""
    state: CardState | None = None
    limit: Limit = 100
    after: Annotated[str, Meta(max_length=500)] = ""


class NewScorecards(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose scorecards are drawn up: of these agents and of a team, for a period, on a form."""

    form: Id
    period: _Period
    agents: Annotated[tuple[Id, ...], Meta(max_length=200)] = ()
    team: Short = ""


class ScorecardMove(Struct, frozen=True, forbid_unknown_fields=True):
    """What is done with a scorecard as it was read; `reason` is a comment where none is asked for."""

    version: Version
    reason: Said = ""


class ScorecardLine(Struct, frozen=True):
    """A scorecard in a list. `total` in points, None without a scored line; `scored`: of the weight, 0..1.

    Times in seconds UTC.
    """

    id: str
    version: int
    form: str
    edition: int
    role: CardRole
    agent: str
    team: str
    period: str
    revision: int
    state: CardState
    total: float | None
    scored: float
    taken_at: float
    since: float
    drawn_by: str
    by: str


class ScorecardLines(Struct, frozen=True):
    """Scorecards, the last moved first; `after` is where the next page begins, "" for no more."""

    scorecards: tuple[ScorecardLine, ...]
    after: str


class Revision(Struct, frozen=True):
    """One of the revisions of a scorecard."""

    id: str
    revision: int
    state: CardState
    total: float | None
    reason: str


class ScorecardPage(ScorecardLine, frozen=True):
    """A scorecard whole. `moves` are those that the asker may make now.

    `earned` ÷ `weight` is the total; `weight_of_all` is that of all lines, scored or not. `definitions` is
    the version of what is counted how that its figures were taken by.
    """

    title: Names
    cap: float
    ranked_from: float
    lines: tuple[LineScore, ...]
    earned: float
    weight: float
    weight_of_all: float
    definitions: int
    comment: str
    reason: str
    approval: str
    acts: tuple[CardAct, ...]
    revisions: tuple[Revision, ...]
    moves: tuple[str, ...]


class RankingQuery(Struct, frozen=True):
    """Which scorecards are ranked; with `all` those that are not approved yet, too."""

    form: Id
    period: _Period
    team: Short = ""
    all: _Flag = "no"


class RankedScorecard(Struct, frozen=True):
    """A scorecard with its `rank` among the `of` that are ranked, and within its team; None: not ranked."""

    scorecard: ScorecardLine
    rank: int | None
    of: int
    team_rank: int | None
    team_of: int


class Ranking(Struct, frozen=True):
    """Scorecards in order, those that are not ranked last."""

    places: tuple[RankedScorecard, ...]


class ScorecardFileQuery(Struct, frozen=True):
    """Which approved scorecards are taken out."""

    form: Id
    period: _Period
    format: Literal["csv", "xlsx"] = "csv"


class BehindQuery(Struct, frozen=True):
    """The measure whose figure is opened."""

    measure: Short


class BehindFigure(Struct, frozen=True):
    """What is behind a figure, at most 500."""

    lines: tuple[BehindLine, ...]
