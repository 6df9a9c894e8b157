"""How many are dialled: never fewer than progressive, more the more is known, and the cap in every case."""

from hypothesis import given
from hypothesis import strategies as st

from callcenter.outbound.pacing.law import DAY, LAWS, Jurisdiction, Period
from callcenter.outbound.pacing.learning import Learned, Mean
from callcenter.outbound.pacing.pace import Situation, expected_lost, predictive, progressive

US, UK, CN = (LAWS[each] for each in Jurisdiction)
SELDOM = Learned(Mean(0.25, 300.0), Mean(9.0, 100.0), Mean(150.0, 100.0))
LONG = Period(0.0, 30 * DAY, 2000, 20)
SITUATIONS = st.builds(
    Situation, st.integers(0, 12), st.integers(0, 30), st.integers(0, 30), st.integers(0, 2)
)
PERIODS = st.builds(
    lambda answered, abandoned: Period(0.0, 30 * DAY, answered, min(abandoned, int(answered * 0.03))),
    st.integers(0, 3000),
    st.integers(0, 90),
)


def test_progressive_dials_one_for_each_free_agent() -> None:
    """Less what rings or waits already."""
    assert progressive(Situation(5, 3, 2, 1)) == 2
    assert progressive(Situation(1, 0, 4)) == 0


@given(SITUATIONS, PERIODS)
def test_the_cap_holds_even_if_everybody_answers(now: Situation, period: Period) -> None:
    """Beyond one line for each agent, no outcome of the dials breaks the law."""
    more = predictive(now, SELDOM, US, period)
    assert more >= progressive(now)
    if more > progressive(now):
        for answered in range(now.ringing + now.waiting + more + 1):
            lost = max(0, answered - now.free)
            assert period.abandoned + lost <= US.cap * (period.answered + answered) + 1e-9 or lost == 0


def test_nothing_is_dialled_ahead_before_there_is_something_to_set_against_it() -> None:
    """The first abandoned call of a period would be all of it."""
    now = Situation(1, 9, 0)
    assert predictive(now, SELDOM, US, Period(0.0, 30 * DAY)) == 1
    assert predictive(now, SELDOM, US, LONG) > 1


def test_nothing_is_dialled_ahead_where_it_is_not_allowed_or_the_period_ends() -> None:
    """UK-01, CN-07; and the next period has nothing to set against it yet."""
    now = Situation(1, 9, 0)
    assert [predictive(now, SELDOM, law, LONG) for law in (UK, CN)] == [1, 1]
    assert predictive(now, SELDOM, US, LONG, closing=True) == 1


def test_the_seldomer_people_answer_the_more_is_dialled() -> None:
    """With as many agents."""
    often = Learned(Mean(0.7, 300.0), SELDOM.rings, SELDOM.handles)
    assert predictive(Situation(2, 18, 0), SELDOM, US, LONG) > predictive(
        Situation(2, 18, 0), often, US, LONG
    )


def test_what_is_expected_is_what_the_dice_would_give() -> None:
    """Two lines at one half, one agent free: both answer in a quarter of all cases, and one is lost."""
    assert expected_lost(2, 0.5, 0, 0.0, 1) == 0.25
    assert expected_lost(2, 0.5, 1, 1.0, 1) == 0.0


def test_old_experience_fades() -> None:
    """A list that nobody answers any more is followed within its memory."""
    learned = SELDOM
    for _ in range(900):
        learned = learned.dialled(answered=False, seconds=25.0)
    assert learned.answers.value < 0.02
    assert learned.rings == SELDOM.rings
    assert learned.handled(150.0).handles.value == 150.0
