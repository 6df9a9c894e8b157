"""How many agents a goal takes: published answers, rounding traps, and goals that make no sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.staffing.needed import Goal, Model, needed, scheduled
from callcenter.staffing.traffic import ImpossibleLoad, Traffic

CASE_A = Traffic(calls=100, handle=180)


def test_case_a() -> None:
    """14 agents, 20 scheduled: 13 give 79.56 %, which is not 80 %."""
    found = needed(CASE_A, Goal(0.8, 20, occupancy=0.85, shrinkage=0.3))

    assert (found.agents, found.scheduled) == (14, 20)
    assert found.level == pytest.approx(0.888, abs=5e-4)
    assert needed(CASE_A, Goal(0.7956, 20)).agents == 14
    assert needed(CASE_A, Goal(0.795, 20)).agents == 13


def test_case_a_with_calmer_agents() -> None:
    """The occupancy asks for one more."""
    found = needed(CASE_A, Goal(0.8, 20, occupancy=0.7, shrinkage=0.3))

    assert (found.agents, found.scheduled) == (15, 22)
    assert found.level == pytest.approx(0.941, abs=5e-4)
    assert found.steady.occupancy == pytest.approx(0.667, abs=5e-4)


def test_cases_b_and_c() -> None:
    """A forum's and a consultant's answers."""
    assert needed(Traffic(57, 1110, 3600), Goal(0.8, 180)).agents == 21
    assert needed(Traffic(57, 1110, 3600), Goal(0.8, 20)).agents == 23
    assert needed(Traffic(250, 330, 3600), Goal(0.8, 30)).agents == 28


def test_erlang_a_needs_no_more() -> None:
    """Callers who hang up leave their agents to the others."""
    case = Traffic(100, 180, 1800, 300)

    assert needed(case, Goal(), Model.ERLANG_A).agents == 13
    assert needed(case, Goal(), Model.ERLANG_C).agents == 14


@given(st.floats(0.5, 2000.0), st.floats(10.0, 900.0), st.floats(0.0, 0.99), st.floats(0.0, 120.0))
def test_one_agent_less_would_not_do(calls: float, handle: float, level: float, seconds: float) -> None:
    """The answer is the smallest, by both formulas."""
    traffic, goal = Traffic(calls, handle, 1800.0, 240.0), Goal(level, seconds)

    for model in Model:
        found = needed(traffic, goal, model)
        assert found.level is not None
        assert found.level >= level
        assert needed(traffic, Goal(level, seconds, fewest=found.agents), model).agents == found.agents


@given(st.floats(0.5, 2000.0), st.floats(10.0, 900.0), st.floats(0.0, 0.99))
def test_a_never_asks_for_more_to_answer_at_once(calls: float, handle: float, level: float) -> None:
    """Whoever hangs up makes room, and before no wait at all nobody has hung up."""
    traffic, at_once = Traffic(calls, handle, 1800.0, 240.0), Goal(level, 0.0)

    assert needed(traffic, at_once, Model.ERLANG_A).agents <= needed(traffic, at_once).agents


def test_a_may_ask_for_more_where_hardly_anybody_calls() -> None:
    """C takes them to wait for their answer within the time; by A some hang up first, and count as missed."""
    few, goal = Traffic(16, 10, 1800, 240), Goal(0.984375, 20)

    assert (needed(few, goal, Model.ERLANG_A).agents, needed(few, goal).agents) == (2, 1)


def test_nobody_calls() -> None:
    """Nobody is needed, or as many as the house wants there anyway; no level is claimed."""
    assert needed(Traffic(0, 180), Goal()).agents == 0
    assert needed(Traffic(0, 180), Goal(fewest=2)).agents == 2
    assert needed(Traffic(0, 180), Goal()).level is None


def test_shrinkage_divides() -> None:
    """Base / (1 - shrinkage), never base * (1 + shrinkage)."""
    assert scheduled(14, 0.3) == 20
    assert scheduled(7, 0.3) == 10
    assert scheduled(1, 0.999) == 1000


@pytest.mark.parametrize(
    "wrong",
    [
        Goal(level=1.0),
        Goal(level=-0.1),
        Goal(seconds=-1),
        Goal(occupancy=0),
        Goal(shrinkage=1),
        Goal(level=80),
    ],
)
def test_a_goal_that_makes_no_sense_is_refused(wrong: Goal) -> None:
    """80 is no share, and 100 % cannot be promised."""
    with pytest.raises(ImpossibleLoad, match="must"):
        needed(CASE_A, wrong)
