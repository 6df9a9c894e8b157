"""What a low score leads to, and the closed loop."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.surveys import SurveyAnswer
from callcenter.accounts.surveys_loop import Consequence, FollowedUp, closed_loop, consequence

DAY, HOUR = 86400.0, 3600.0
LOW = SurveyAnswer("s2", score=2, low=True, at=100 * DAY, contact="k2", account="a1")
BEFORE = replace(LOW, id="s1", at=50 * DAY, contact="k1")


@pytest.mark.parametrize(
    ("answer", "before", "leads_to"),
    [
        (replace(LOW, low=False), [BEFORE], Consequence.NOTHING),
        (LOW, [], Consequence.CALL_BACK),
        (LOW, [replace(BEFORE, low=False)], Consequence.CALL_BACK),
        (LOW, [BEFORE], Consequence.ESCALATE),
        (LOW, [replace(BEFORE, at=10 * DAY)], Consequence.ESCALATE),
        (LOW, [replace(BEFORE, at=10 * DAY - 1)], Consequence.CALL_BACK),
        (LOW, [replace(BEFORE, contact="k2", at=LOW.at)], Consequence.CALL_BACK),
        (replace(LOW, contact=""), [replace(BEFORE, contact="")], Consequence.ESCALATE),
    ],
)
def test_a_low_score_is_called_back_and_a_second_one_goes_higher(
    answer: SurveyAnswer, before: list[SurveyAnswer], leads_to: Consequence
) -> None:
    """Within 90 days, the day itself included; two marks of one talk are one."""
    assert leads_to is consequence(answer, before, 90.0)


def test_the_loop_counts_what_was_done() -> None:
    """One called in time, one late and closed, one overdue, one nobody knows of."""
    low = [replace(LOW, id=name, at=0.0, case="c" * (name != "d")) for name in "abcd"]
    done = {
        "a": FollowedUp(due=24 * HOUR, called_at=24 * HOUR),
        "b": FollowedUp(due=24 * HOUR, called_at=30 * HOUR, closed_at=40 * HOUR),
        "c": FollowedUp(due=24 * HOUR),
    }
    loop = closed_loop(low, done, 48 * HOUR)
    assert (4, 3, 2, 1, 1, 1) == (
        loop.low,
        loop.with_case,
        loop.called_back,
        loop.in_time,
        loop.overdue,
        loop.closed,
    )
    assert loop.hours == 27.0


def test_an_empty_loop_has_no_median() -> None:
    """Nothing is divided by nothing."""
    assert closed_loop([], {}, 0.0).hours is None
