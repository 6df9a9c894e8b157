"""Evaluations: begun, filled in, finished, read by the agent, disputed, reviewed, added up."""

from typing import Any

from callcenter.ports.books import cursor_of
from callcenter.quality.evaluations import EVALUATION_MOVES, Evaluation, EvaluationState
from callcenter.quality.forms import FormContent
from callcenter.quality.measures import QualityTally
from callcenter.quality.scoring import score
from callcenter.service.permissions import Permission
from callcenter.service.quality.evaluations import Begin, EvaluationSearch
from callcenter.web.api.quality.common import doer, looker, place, room
from callcenter.web.endpoint import Call
from callcenter.web.values_quality import (
    EvaluationLine,
    EvaluationLines,
    EvaluationMove,
    EvaluationPage,
    EvaluationsQuery,
    GivenAnswers,
    NewEvaluation,
    ObjectionReview,
    QualityScore,
    QualityScores,
    ScoresQuery,
    SectionShare,
)

_S = EvaluationState
#: What a page shows of an evaluation as it is kept.
_AS_KEPT = tuple(
    name
    for name in EvaluationPage.__struct_fields__
    if name in Evaluation.__struct_fields__ and name != "result"
)


async def list_evaluations(call: Call[EvaluationsQuery]) -> EvaluationLines:
    """Evaluations, the last finished first: those that one may see, an agent's own."""
    query = call.body
    names = ("agent", "evaluator", "contact", "queue", "form", "state", "since", "before", "limit")
    wanted = EvaluationSearch(**{name: getattr(query, name) for name in names}, after=place(query.after))
    found = await room(call).evaluations.find(wanted, doer(call))
    order = "-at" if query.state is _S.DRAFT else "-finished_at"
    after = cursor_of(found[-1], order).text() if len(found) == query.limit else ""
    return EvaluationLines(tuple(_line(each) for each in found), after)


async def begin_evaluation(call: Call[NewEvaluation]) -> EvaluationPage:
    """Begin to evaluate a contact that is over, or go on with one's draft of it."""
    wish = call.body
    begin = Begin(wish.contact, wish.form, wish.agent, wish.pick, wish.calibration)
    return await _page(call, await room(call).evaluations.begin(begin, looker(call), doer(call)))


async def see_evaluation(call: Call[None]) -> EvaluationPage:
    """An evaluation with its form, its score and its history. Agents see their own finished ones."""
    return _shown(call, *await room(call).evaluations.see(call.id, doer(call)))


async def fill_in_evaluation(call: Call[GivenAnswers]) -> EvaluationPage:
    """Keep the answers of one's draft so far."""
    body, evaluations = call.body, room(call).evaluations
    kept = await evaluations.fill_in(call.id, body.version, body.answers, body.comment, doer(call))
    return await _page(call, kept)


async def finish_evaluation(call: Call[EvaluationMove]) -> EvaluationPage:
    """Finish one's draft: it has its score, and the agent is told."""
    return await _page(call, await room(call).evaluations.finish(call.id, call.body.version, doer(call)))


async def drop_evaluation(call: Call[EvaluationMove]) -> None:
    """Throw one's draft away."""
    await room(call).evaluations.drop(call.id, call.body.version, doer(call))


async def acknowledge_evaluation(call: Call[EvaluationMove]) -> EvaluationPage:
    """Say that one has read the evaluation of one's contact."""
    body, evaluations = call.body, room(call).evaluations
    return await _page(call, await evaluations.acknowledge(call.id, body.version, body.reason, doer(call)))


async def dispute_evaluation(call: Call[EvaluationMove]) -> EvaluationPage:
    """Object to the evaluation of one's contact, with the reason."""
    body, evaluations = call.body, room(call).evaluations
    return await _page(call, await evaluations.dispute(call.id, body.version, body.reason, doer(call)))


async def review_evaluation(call: Call[ObjectionReview]) -> EvaluationPage:
    """Decide an agent's objection as a second person, with the answers that hold from now on."""
    body, evaluations = call.body, room(call).evaluations
    done = await evaluations.review(call.id, body.version, body.answers, body.reason, doer(call))
    return await _page(call, done)


async def see_scores(call: Call[ScoresQuery]) -> QualityScores:
    """The quality scores of a time, in all and by agent; an agent's own for agents."""
    total, agents = await room(call).evaluations.scores(call.body.since, call.body.before, doer(call))
    lines = (_score(agent, tally) for agent, tally in sorted(agents.items()))
    return QualityScores(_score("", total), tuple(lines))


def _score(agent: str, tally: QualityTally) -> QualityScore:
    return QualityScore(agent, tally, tally.score, tally.pass_rate, tally.critical_rate)


def _line(each: Evaluation) -> EvaluationLine:
    result = each.result
    return EvaluationLine(
        id=each.id,
        version=each.version,
        about=each.about,
        form=each.form,
        edition=each.edition,
        evaluator=each.evaluator,
        state=each.state,
        share=result.share if result is not None else None,
        passed=result.passed if result is not None else None,
        critical=result.critical if result is not None else (),
        at=each.at,
        finished_at=each.finished_at,
    )


async def _page(call: Call[Any], evaluation: Evaluation) -> EvaluationPage:
    edition = await room(call).forms.edition(evaluation.form, evaluation.edition)
    return _shown(call, evaluation, edition.content)


def _shown(call: Call[Any], evaluation: Evaluation, content: FormContent) -> EvaluationPage:
    result = evaluation.result or score(content, evaluation.answers)
    return EvaluationPage(
        **{name: getattr(evaluation, name) for name in _AS_KEPT},
        content=content,
        result=result,
        share=result.share,
        sections=tuple(SectionShare(each.section, each.share, each.critical) for each in result.sections),
        moves=_moves(call, evaluation),
    )


def _moves(call: Call[Any], evaluation: Evaluation) -> tuple[str, ...]:
    """Return the moves that the law and the asker's part in it leave."""
    ways, user = EVALUATION_MOVES[evaluation.state], call.user
    if evaluation.state is _S.DRAFT:
        return ("fill_in", "finish", "drop") if evaluation.evaluator == user.name else ()
    mine = bool(user.agent) and user.agent == evaluation.agent
    found = []
    if mine and not evaluation.calibration:
        found += [
            word for word, to in (("acknowledge", _S.ACKNOWLEDGED), ("dispute", _S.DISPUTED)) if to in ways
        ]
    decides = call.may(Permission.MANAGE_QUALITY) and not mine and user.name != evaluation.evaluator
    return (*found, "review") if _S.REVIEWED in ways and decides else tuple(found)
