"""Forms and evaluations: published, filled in, finished, disputed, reviewed, added up."""

from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.quality import evaluations as ev
from callcenter.quality.evaluations import Evaluation, EvaluationState, Judged
from callcenter.quality.forms import EvaluationForm, FormContent, FormQuestion, Section, check_form, publish
from callcenter.quality.measures import by_agent, tally
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scoring import Judgement

pytestmark = pytest.mark.unit

ONE = FormQuestion("one", {"en": "One"})
TWO = FormQuestion("two", {"en": "Two"})
FORM = FormContent({"en": "Plain"}, 1.0, (Section("all", {"en": "All"}, 1.0, (ONE, TWO)),))
GOOD, BAD = (Judgement("one", 1), Judgement("two", 1)), (Judgement("one", 1), Judgement("two", 0))


def begun(**more: Any) -> Evaluation:
    return Evaluation("e1", about=Judged("c1", "ann"), form="plain", edition=1, evaluator="sue", **more)


def finished(answers: tuple[Judgement, ...] = BAD, **more: Any) -> Evaluation:
    return ev.finish(ev.fill_in(begun(**more), FORM, answers, ""), FORM, "sue", 5.0)


def code_of(call: Any, *args: Any, **named: Any) -> str:
    with pytest.raises(QualityRefusal) as refused:
        call(*args, **named)
    return refused.value.code


def test_a_published_edition_stays_while_the_form_is_written_on() -> None:
    """What was evaluated on it is read with it for good."""
    form, first = publish(EvaluationForm("plain", content=FORM), "sue", 1.0)
    changed = replace(form, content=replace(FORM, pass_mark=0.5))
    again, second = publish(changed, "sue", 2.0)
    assert (first.id, first.content.pass_mark, second.id, again.edition) == ("plain.1", 1.0, "plain.2", 2)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (FormContent(), "incomplete"),
        (replace(FORM, sections=()), "incomplete"),
        (replace(FORM, sections=(replace(FORM.sections[0], questions=()),)), "incomplete"),
        (replace(FORM, pass_mark=1.1), "out_of_range"),
        (replace(FORM, sections=(replace(FORM.sections[0], weight=0),)), "out_of_range"),
        (replace(FORM, sections=(replace(FORM.sections[0], questions=(ONE, ONE)),)), "doubled_item"),
    ],
)
def test_a_form_that_cannot_be_scored_is_refused(content: FormContent, code: str) -> None:
    """Before it is published."""
    assert code_of(check_form, content) == code


def test_an_evaluation_is_finished_once_every_question_has_its_answer() -> None:
    """Then it has its score, and is no draft any more."""
    half = ev.fill_in(begun(), FORM, GOOD[:1], "so far")
    assert code_of(ev.finish, half, FORM, "sue", 5.0) == "incomplete"
    done = finished()
    assert done.result is not None
    assert (done.state, done.result.share, done.result.passed) == (EvaluationState.FINISHED, 0.5, False)
    assert code_of(ev.fill_in, done, FORM, GOOD, "") == "wrong_state"


def test_an_objection_is_decided_by_a_second_person() -> None:
    """With other answers the score changes; the history keeps what it was."""
    objected = ev.dispute(finished(), "ann", 6.0, "the customer said so")
    assert code_of(ev.acknowledge, objected, "ann", 7.0) == "wrong_state"
    assert code_of(ev.review, objected, FORM, GOOD, "sue", 7.0, "right") == "second_person"
    assert code_of(ev.review, objected, FORM, GOOD, "max", 7.0, " ") == "reason_missing"
    decided = ev.review(objected, FORM, GOOD, "max", 7.0, "right")
    assert decided.result is not None
    assert decided.result.passed
    assert [act.share for act in decided.acts] == [0.5, 0.5, 1.0]
    assert code_of(ev.dispute, decided, "ann", 8.0, "again") == "wrong_state"
    assert ev.acknowledge(decided, "ann", 8.0).state is EvaluationState.ACKNOWLEDGED


def test_an_objection_has_a_reason() -> None:
    """Without one nobody could decide it."""
    assert code_of(ev.dispute, finished(), "ann", 6.0, "") == "reason_missing"


def test_scores_are_added_up_and_divided_last() -> None:
    """An evaluation with half of its questions applicable weighs half as much; calibrations not at all."""
    small = finished((Judgement("one", 0), Judgement("two", None)))
    total = tally([finished(GOOD), small, begun(), finished(BAD, calibration="k1")])
    assert (total.evaluations, total.passed, total.earned, total.possible) == (2, 1, 2.0, 3.0)
    assert (total.score, total.pass_rate, total.critical_rate) == (2 / 3, 0.5, 0.0)
    assert tally([]).score is None
    other = replace(small, about=Judged("c2", "bob"))
    assert by_agent([finished(GOOD), other]) == {"ann": tally([finished(GOOD)]), "bob": tally([other])}
