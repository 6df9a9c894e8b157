"""Scores of surveys against worked examples, and what is hidden."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.surveys import (
    HIDE_BELOW,
    BadScore,
    Measure,
    Question,
    SurveyAnswer,
    ces,
    csat,
    is_low,
    nps,
    response_rate,
    score_of,
)

STARS = Question("stars", low=2)
LIKELY = Question("likely", measure=Measure.NPS, least=0, most=10, low=6)
EFFORT = Question("effort", measure=Measure.CES, least=1, most=7, high_is_good=False, low=6)


def answers(question: Question, *scores: int) -> list[SurveyAnswer]:
    """Return answers with these marks on the question's scale."""
    return [
        SurveyAnswer(
            f"s{at}",
            question=question.id,
            measure=question.measure,
            score=score,
            least=question.least,
            most=question.most,
            high_is_good=question.high_is_good,
        )
        for at, score in enumerate(scores)
    ]


def test_csat_is_the_share_of_the_two_best_marks() -> None:
    """Four and five of five; a mean would say 3.4 of 5."""
    assert csat(answers(STARS, 5, 4, 3, 4, 1)) == pytest.approx(0.6)


def test_a_scale_of_its_own_counts_by_its_own_top() -> None:
    """Six of seven is among the best two of seven, five is not."""
    assert csat([*answers(STARS, 5), *answers(replace(STARS, most=7), 6, 5)]) == pytest.approx(2 / 3)


def test_nps_counts_zero_as_a_detractor() -> None:
    """Two promoters, one passive, two detractors of five; from -100 to 100."""
    assert nps(answers(LIKELY, 10, 9, 8, 6, 0)) == 0.0
    assert nps(answers(LIKELY, 0, 0)) == -100.0
    assert nps(answers(LIKELY, 9, 10)) == 100.0


def test_nps_is_asked_from_0_to_10() -> None:
    """An answer on another scale is in no NPS."""
    assert nps(answers(replace(LIKELY, least=1), 10, 9)) is None


def test_ces_is_a_mean_on_one_scale() -> None:
    """Answers from before the scale was changed stay out of it."""
    assert ces([*answers(EFFORT, 2, 3), *answers(replace(EFFORT, most=5), 5)], EFFORT) == 2.5


@pytest.mark.parametrize("measure", list(Measure))
def test_few_answers_hide_the_score_and_not_the_count(measure: Measure) -> None:
    """Below five nobody sees it; nobody's answer is no score at all."""
    question = replace(LIKELY, measure=measure)
    few, enough = ([9] * (HIDE_BELOW - 1), [9] * HIDE_BELOW)
    assert (4, None, True) == _shown(question, few)
    assert (5, False) == _shown(question, enough)[::2]
    assert _shown(question, enough)[1] is not None
    assert (0, None, False) == _shown(question, [])


def _shown(question: Question, scores: list[int]) -> tuple[int, float | None, bool]:
    score = score_of(question, answers(question, *scores))
    return score.n, score.value, score.hidden


@pytest.mark.parametrize(
    ("question", "goal", "scores", "missed"),
    [
        (STARS, 0.9, [5] * 9 + [1], False),
        (STARS, 0.9, [5] * 8 + [1], True),
        (replace(STARS, high_is_good=False), 0.9, [1] * 5, False),
        (LIKELY, 50.0, [10] * 4 + [0], False),
        (EFFORT, 2.0, [3] * 5, True),
        (EFFORT, 3.0, [3] * 5, False),
        (STARS, None, [1] * 5, False),
        (STARS, 0.9, [1] * 4, False),
    ],
)
def test_a_score_is_held_against_its_goal(
    question: Question, goal: float | None, scores: list[int], missed: bool
) -> None:
    """ME-01: the goal itself is reached; what is hidden is not said by its back door."""
    asked = replace(question, goal=goal)
    assert missed is score_of(asked, answers(asked, *scores)).missed


def test_the_response_rate_has_its_denominator() -> None:
    """Nobody asked is no rate."""
    assert response_rate(3, 12) == 0.25
    assert response_rate(0, 0) is None


@pytest.mark.parametrize(
    ("question", "score", "low"),
    [
        (STARS, 2, True),
        (STARS, 3, False),
        (LIKELY, 0, True),
        (LIKELY, 7, False),
        (EFFORT, 6, True),
        (EFFORT, 5, False),
        (replace(STARS, low=None), 1, False),
    ],
)
def test_a_low_mark_is_at_or_beyond_the_threshold(question: Question, score: int, low: bool) -> None:
    """On the bad side of the scale, whichever that is."""
    assert low is is_low(question, score)


@pytest.mark.parametrize("score", [-1, 0, 6])
def test_a_mark_off_the_scale_is_no_answer(score: int) -> None:
    """Neither end is outside."""
    with pytest.raises(BadScore):
        is_low(STARS, score)
