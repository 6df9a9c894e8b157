"""Survey results in groups: counts by mark, scores of each question, the closed loop (FL-13, KA-35)."""

from callcenter.accounts.surveys import Question, SurveyAnswer
from callcenter.accounts.surveys_loop import FollowedUp
from callcenter.accounts.surveys_report import LoopMark, line, marked

HOUR = 3600.0
QUESTION = Question("csat", low=2)


def answers(*scores: int) -> list[SurveyAnswer]:
    """Return answers at hour 0, low up to 2."""
    return [
        SurveyAnswer(f"s{place}", question="csat", score=score, low=score <= 2, case="k" * (score == 1))
        for place, score in enumerate(scores)
    ]


def test_each_number_is_the_answers_that_bear_its_mark() -> None:
    """One called in time and content, one late, one overdue, and one that was fine."""
    found = marked(
        answers(1, 2, 2, 5),
        {
            "s0": FollowedUp(24 * HOUR, 10 * HOUR, 30 * HOUR, "accepted"),
            "s1": FollowedUp(24 * HOUR, 40 * HOUR),
            "s2": FollowedUp(24 * HOUR),
        },
        48 * HOUR,
    )
    told = line("A", found, [QUESTION])
    assert {mark.value: count for mark, count in told.counts.items() if count} == {
        "answered": 4,
        "low": 3,
        "with_case": 1,
        "called_back": 2,
        "in_time": 1,
        "late": 1,
        "overdue": 1,
        "closed": 1,
        "accepted": 1,
    }
    assert told.hours == 25.0
    for mark, count in told.counts.items():
        assert sum(mark in each.marks for each in found) == count


def test_few_answers_hide_their_score_in_a_group_too() -> None:
    """Nobody is singled out; the count stands."""
    (score,) = line("ann", marked(answers(1, 5, 5, 5), {}, 0.0), [QUESTION]).scores
    assert (score.n, score.value, score.hidden) == (4, None, True)
    (score,) = line("bob", marked(answers(1, 5, 5, 5, 5), {}, 0.0), [QUESTION]).scores
    assert score.value == 0.8


def test_nothing_has_no_median() -> None:
    """And every count is 0."""
    told = line("", [], [QUESTION])
    assert told.hours is None
    assert set(told.counts.values()) == {0}
    assert LoopMark.LOW in told.counts
