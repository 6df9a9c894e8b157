"""Evaluations of contacts: filled in, finished, acknowledged or disputed by the agent, reviewed (FL-27)."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.forms import FormContent, edition_id
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scoring import Judgement, Score, check_answers, score


class EvaluationState(StrEnum):
    """How far an evaluation is."""

    DRAFT = "draft"  #: the evaluator is at it; the agent does not see it
    FINISHED = "finished"  #: the agent is to read it
    DISPUTED = "disputed"  #: the agent objects, a second person is to review it
    REVIEWED = "reviewed"  #: the objection was decided
    ACKNOWLEDGED = "acknowledged"  #: the agent has read it


_S = EvaluationState

#: The law of evaluations: a move that is absent cannot happen. An objection is made once.
EVALUATION_MOVES: dict[EvaluationState, frozenset[EvaluationState]] = {
    _S.DRAFT: frozenset({_S.FINISHED}),
    _S.FINISHED: frozenset({_S.DISPUTED, _S.ACKNOWLEDGED}),
    _S.DISPUTED: frozenset({_S.REVIEWED}),
    _S.REVIEWED: frozenset({_S.ACKNOWLEDGED}),
    _S.ACKNOWLEDGED: frozenset(),
}


class Judged(Struct, frozen=True):
    """The contact that is evaluated, as the journal told it. `at`: when it began, seconds UTC."""

    contact: str
    agent: str
    queue: str = ""
    tier: str = ""
    channel: str = ""
    at: float = 0.0


class EvaluationAct(Struct, frozen=True):
    """A line of an evaluation's history. `share` is the score as it was then, None while there is none."""

    to: EvaluationState
    by: str
    at: float
    reason: str = ""
    share: float | None = None


class Evaluation(Struct, frozen=True):
    """An evaluation of one contact of one agent, on one edition of a form; times in seconds UTC.

    `result` is there once it is finished. `calibration` names the session it was made for: such a one
    counts for nobody. `pick` says which line of the worklist led to it.
    """

    id: str
    version: int = 0
    about: Judged = Judged("", "")
    form: str = ""
    edition: int = 0
    evaluator: str = ""
    state: EvaluationState = EvaluationState.DRAFT
    answers: tuple[Judgement, ...] = ()
    comment: str = ""
    result: Score | None = None
    acts: tuple[EvaluationAct, ...] = ()
    at: float = 0.0
    finished_at: float = 0.0
    calibration: str = ""
    pick: str = ""

    @property
    def contact(self) -> str:
        """The contact that it is about."""
        return self.about.contact

    @property
    def agent(self) -> str:
        """The agent whom it is about."""
        return self.about.agent

    @property
    def queue(self) -> str:
        """The queue of its contact."""
        return self.about.queue

    @property
    def form_edition(self) -> str:
        """The id of the edition that it was made on."""
        return edition_id(self.form, self.edition)

    @property
    def counts(self) -> bool:
        """Whether it is a part of the agent's quality score."""
        return self.result is not None and not self.calibration


def fill_in(
    evaluation: Evaluation, content: FormContent, answers: tuple[Judgement, ...], comment: str
) -> Evaluation:
    """Return a draft with these answers. Refuses as `check_answers`, and what is no draft: `wrong_state`."""
    if evaluation.state is not _S.DRAFT:
        raise QualityRefusal("wrong_state", evaluation.state.value)
    check_answers(content, answers, whole=False)
    return replace(evaluation, answers=answers, comment=comment)


def finish(evaluation: Evaluation, content: FormContent, by: str, now: float) -> Evaluation:
    """Return the evaluation with its score, for the agent to read. Refuses one with open questions."""
    check_answers(content, evaluation.answers, whole=True)
    finished = replace(evaluation, result=score(content, evaluation.answers), finished_at=now)
    return _moved(finished, _S.FINISHED, by, now)


def acknowledge(evaluation: Evaluation, by: str, now: float, comment: str = "") -> Evaluation:
    """Return the evaluation as read by the agent."""
    return _moved(evaluation, _S.ACKNOWLEDGED, by, now, comment)


def dispute(evaluation: Evaluation, by: str, now: float, reason: str) -> Evaluation:
    """Return the evaluation with the agent's objection. Refuses one without a reason: `reason_missing`."""
    if not reason.strip():
        raise QualityRefusal("reason_missing")
    return _moved(evaluation, _S.DISPUTED, by, now, reason)


def review(
    evaluation: Evaluation,
    content: FormContent,
    answers: tuple[Judgement, ...],
    by: str,
    now: float,
    reason: str,
) -> Evaluation:
    """Return the evaluation with the objection decided: these answers hold from now on.

    Refuses the evaluator (`second_person`), one without a reason and one with open questions.
    """
    if evaluation.state is not _S.DISPUTED:
        raise QualityRefusal("wrong_state", evaluation.state.value)
    if by == evaluation.evaluator:
        raise QualityRefusal("second_person", by)
    if not reason.strip():
        raise QualityRefusal("reason_missing")
    check_answers(content, answers, whole=True)
    decided = replace(evaluation, answers=answers, result=score(content, answers))
    return _moved(decided, _S.REVIEWED, by, now, reason)


def _moved(evaluation: Evaluation, to: EvaluationState, by: str, now: float, reason: str = "") -> Evaluation:
    if to not in EVALUATION_MOVES[evaluation.state]:
        raise QualityRefusal("wrong_state", evaluation.state.value)
    share = evaluation.result.share if evaluation.result is not None else None
    act = EvaluationAct(to, by, now, reason, share)
    return replace(evaluation, state=to, acts=(*evaluation.acts, act))
