"""How fast a line moves, by hand."""

import pytest

from callcenter.service.pace import Mean, Pace, expected_wait


def seen(handling: float, ringing: float = 0.0) -> Pace:
    """Return the pace of a queue in which nobody waited yet."""
    pace = Pace.unknown()
    for _ in range(3):
        pace.handling.add(handling)
        pace.ringing.add(ringing)
    return pace


def test_each_place_ahead_takes_the_handling_time_over_the_agents() -> None:
    """Third in line before two agents who are free every 100 s: one of them every 50 s."""
    assert expected_wait(3, 2, 100.0, 0.0) == 150.0


@pytest.mark.parametrize("position", [1, 2, 10, 40])
def test_those_who_leave_make_the_line_shorter(position: int) -> None:
    """As the sum over the places says: 1 / (pace + k x leaving)."""
    whole = sum(1.0 / (4 / 200.0 + k / 240.0) for k in range(1, position + 1))

    assert expected_wait(position, 4, 200.0, 1 / 240.0) == pytest.approx(whole, rel=0.01)
    assert whole < expected_wait(position, 4, 200.0, 0.0)


def test_nothing_is_known_of_a_new_queue_nor_where_nobody_is() -> None:
    """No handling time, or no agent: no guess."""
    assert Pace.unknown().guess(1, 3) is None
    assert seen(100.0).guess(1, 0) is None


def test_the_ringing_comes_on_top() -> None:
    """An agent is free, but has to pick up."""
    quick, slow = seen(100.0).guess(1, 5), seen(100.0, ringing=8.0).guess(1, 5)
    assert quick is not None
    assert slow == pytest.approx(quick + 8.0)


def test_what_the_formula_gets_wrong_is_mended_little_by_little() -> None:
    """Callers who meet half of what it says: after many, half of it is told; after one, hardly less."""
    pace = seen(100.0)
    plain = pace.guess(1, 1) or 0.0
    pace.answered(plain / 2, plain)
    once = pace.wait(1, 1) or 0.0
    for _ in range(300):
        pace.answered((pace.guess(1, 1) or 0.0) / 2, pace.guess(1, 1))

    assert plain * 0.85 < once < plain
    assert pace.wait(1, 1) == pytest.approx(0.5 * (pace.guess(1, 1) or 0.0), rel=0.05)


def test_who_gave_up_tells_how_patient_callers_are() -> None:
    """Everybody hangs up after half a minute: a long line is worth less than it looks."""
    pace = seen(100.0)
    before = pace.guess(20, 1) or 0.0
    for _ in range(50):
        pace.gave_up(30.0)

    assert (pace.guess(20, 1) or 0.0) < before / 2


def test_what_is_long_ago_counts_less() -> None:
    """After a thousand of another kind nothing is left of the first."""
    mean = Mean()
    for value in [10.0] * 500 + [30.0] * 1000:
        mean.add(value)

    assert mean.value == pytest.approx(30.0, abs=0.1)
    assert Mean().value is None
