"""The score of an evaluation: by hand, and the laws that hold for any form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.quality.forms import AnswerKind, Critical, FormContent, FormQuestion, Section
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scoring import Judgement, check_answers, score

pytestmark = pytest.mark.unit

ACCURACY = Section(
    "accuracy",
    {"en": "Accuracy"},
    2.0,
    (
        FormQuestion("right", {"en": "The answer is right"}, weight=3.0, critical=Critical.WHOLE),
        FormQuestion("noted", {"en": "Well noted"}, kind=AnswerKind.SCALE, points=4),
    ),
)
COURTESY = Section(
    "courtesy",
    {"en": "Courtesy"},
    1.0,
    (
        FormQuestion("greets", {"en": "Greets"}, critical=Critical.SECTION, optional=False),
        FormQuestion("polite", {"en": "Polite"}, kind=AnswerKind.SCALE, points=4),
    ),
)
FORM = FormContent({"en": "Plain"}, 0.75, (ACCURACY, COURTESY))


def answers(**values: int | None) -> tuple[Judgement, ...]:
    return tuple(Judgement(name, value) for name, value in values.items())


def test_a_score_is_the_weighted_share_of_what_was_applicable() -> None:
    """2·3·1 + 2·1·½ + 1·1·1 + 1·1·¾ of 6 + 2 + 1 + 1."""
    found = score(FORM, answers(right=1, noted=2, greets=1, polite=3))
    assert (found.earned, found.possible, found.passed) == (8.75, 10.0, True)
    assert [each.share for each in found.sections] == [7 / 8, 1.75 / 2]


def test_what_is_not_applicable_leaves_the_denominator() -> None:
    """As if the question were not on the form; with nothing left there is no score, and no verdict."""
    assert score(FORM, answers(right=1, noted=None, greets=1, polite=None)).share == 1.0
    nothing = score(FORM, answers(right=None, noted=None))
    assert (nothing.share, nothing.passed) == (None, None)


def test_a_critical_error_of_a_section_takes_all_of_it() -> None:
    """The other section keeps what it earned."""
    found = score(FORM, answers(right=1, noted=4, greets=0, polite=4))
    assert (found.earned, found.possible, found.failed_whole) == (8.0, 10.0, False)
    assert (found.critical, [each.critical for each in found.sections]) == (("greets",), [False, True])


def test_a_critical_error_of_the_whole_fails_apart_from_the_score() -> None:
    """The score stays what was earned, and yet it did not pass."""
    found = score(replace(FORM, pass_mark=0.3), answers(right=0, noted=4, greets=1, polite=4))
    assert (found.share, found.passed, found.failed_whole) == (0.4, False, True)


def test_the_pass_mark_is_inclusive() -> None:
    """7.5 of 10 is 75 %."""
    assert score(FORM, answers(right=1, noted=1, greets=1, polite=0)).share == 0.75
    assert score(FORM, answers(right=1, noted=1, greets=1, polite=0)).passed


@pytest.mark.parametrize(
    ("given_answers", "code"),
    [
        (answers(right=2), "out_of_range"),
        (answers(noted=5), "out_of_range"),
        (answers(greets=None), "out_of_range"),
        (answers(other=1), "unknown_question"),
        (answers(right=1) * 2, "doubled_item"),
        (answers(right=1, noted=1, greets=1), "incomplete"),
    ],
)
def test_answers_that_the_form_does_not_know_are_refused(
    given_answers: tuple[Judgement, ...], code: str
) -> None:
    """Before anything is scored."""
    with pytest.raises(QualityRefusal) as refused:
        check_answers(FORM, given_answers, whole=True)
    assert refused.value.code == code


_ANSWERS = st.fixed_dictionaries(
    {
        "right": st.sampled_from([0, 1, None]),
        "noted": st.sampled_from([0, 1, 2, 3, 4, None]),
        "greets": st.sampled_from([0, 1]),
        "polite": st.sampled_from([0, 1, 2, 3, 4, None]),
    }
)


@given(_ANSWERS, st.sampled_from(["right", "noted", "greets", "polite"]))
def test_a_better_answer_never_lowers_the_score(values: dict[str, int | None], name: str) -> None:
    """And every score lies between 0 and 1."""
    most = {question.id: question.most for question in FORM.questions()}
    before = score(FORM, answers(**values))
    assert 0 <= (before.share or 0) <= 1
    if (value := values[name]) is not None and value < most[name]:
        after = score(FORM, answers(**values | {name: value + 1}))
        assert after.earned >= before.earned
        assert after.possible == before.possible
