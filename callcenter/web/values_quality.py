"""The bodies and replies of the endpoints about quality of service."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.quality.evaluations import EvaluationAct, EvaluationState, Judged
from callcenter.quality.forms import EvaluationForm, FormContent, FormEdition
from callcenter.quality.measures import QualityTally
from callcenter.quality.scoring import Judgement, Score
from callcenter.web.values import Id, Short

Version = Annotated[int, Meta(ge=1)]
Limit = Annotated[int, Meta(ge=1, le=200)]
Moment = Annotated[float, Meta(ge=0, le=1e12)]
Said = Annotated[str, Meta(max_length=4000)]


class FormDraft(Struct, frozen=True, forbid_unknown_fields=True):
    """What a form is to ask, see `FormContent`; `version` is the one that was read, 0 for a new form."""

    content: FormContent
    version: int = 0


class FormVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """Which version of a form is meant."""

    version: Version


class FormRetirement(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether a form is retired."""

    version: Version
    retired: bool


class EvaluationForms(Struct, frozen=True):
    """Forms, the newest change first."""

    forms: tuple[EvaluationForm, ...]


class FormEditions(Struct, frozen=True):
    """The published editions of a form, the newest first."""

    editions: tuple[FormEdition, ...]


class NewEvaluation(Struct, frozen=True, forbid_unknown_fields=True):
    """Which contact is evaluated on which form; `agent` is who had it last where it is "".

    `pick`: the line of the worklist that led to it. `calibration`: the session that it is made for.
    """

    contact: Id
    form: Id
    agent: Short = ""
    pick: Short = ""
    calibration: Short = ""


class GivenAnswers(Struct, frozen=True, forbid_unknown_fields=True):
    """The answers of a draft so far, in the version that was read, and what is said of the whole."""

    version: Version
    answers: Annotated[tuple[Judgement, ...], Meta(max_length=200)]
    comment: Said = ""


class EvaluationMove(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to do with an evaluation, in the version that was read, and why."""

    version: Version
    reason: Said = ""


class ObjectionReview(Struct, frozen=True, forbid_unknown_fields=True):
    """How an objection is decided: the answers that hold from now on, and why."""

    version: Version
    answers: Annotated[tuple[Judgement, ...], Meta(max_length=200)]
    reason: Said


class EvaluationsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which evaluations; "" for all. Finished from `since` until `before`."""

    agent: Short = ""
    evaluator: Short = ""
    contact: Short = ""
    queue: Short = ""
    form: Short = ""
    state: EvaluationState | None = None
    since: Moment | None = None
    before: Moment | None = None
    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class ScoresQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Over which time, seconds UTC: `since` included, `before` not."""

    since: Moment = 0.0
    before: Moment = 1e12


class EvaluationLine(Struct, frozen=True):
    """An evaluation in a list. `share` is the quality score 0..1, None before it is finished."""

    id: str
    version: int
    about: Judged
    form: str
    edition: int
    evaluator: str
    state: EvaluationState
    share: float | None
    passed: bool | None
    critical: tuple[str, ...]
    at: float
    finished_at: float


class EvaluationLines(Struct, frozen=True):
    """A page of evaluations. `after` is where the next one begins, "" at the end."""

    evaluations: tuple[EvaluationLine, ...]
    after: str


class SectionShare(Struct, frozen=True):
    """The score of one section, 0..1; None where nothing was applicable."""

    section: str
    share: float | None
    critical: bool


class EvaluationPage(Struct, frozen=True):
    """An evaluation with the edition of the form that it was made on.

    `share` is the quality score of `result`, also that of a draft as it would be. `moves` are what the
    asker may do with it now: fill_in, finish, drop, acknowledge, dispute, review.
    """

    id: str
    version: int
    about: Judged
    form: str
    edition: int
    content: FormContent
    evaluator: str
    state: EvaluationState
    answers: tuple[Judgement, ...]
    comment: str
    result: Score
    share: float | None
    sections: tuple[SectionShare, ...]
    acts: tuple[EvaluationAct, ...]
    at: float
    finished_at: float
    calibration: str
    pick: str
    moves: tuple[str, ...]


class QualityScore(Struct, frozen=True):
    """What evaluations add up to: `agent` "" for all of them. Rates are 0..1, None without any."""

    agent: str
    tally: QualityTally
    score: float | None
    pass_rate: float | None
    critical_rate: float | None


class QualityScores(Struct, frozen=True):
    """The quality scores of a time: of all, and by agent."""

    total: QualityScore
    agents: tuple[QualityScore, ...]
