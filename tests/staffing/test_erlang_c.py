"""Erlang B and C against published tables (cases A to E), and their edges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.staffing import erlang_c
from callcenter.staffing.traffic import ImpossibleLoad, Traffic

CASE_A = Traffic(calls=100, handle=180)
CASE_E = Traffic(calls=250, handle=210)


@pytest.mark.parametrize(
    ("erlangs", "agents", "blocked"),
    [
        (1, 1, 0.5),
        (1, 2, 0.2),
        (10, 10, 0.214582),
        (10, 17, 0.012949),
        (20, 30, 0.008457),
        (100, 117, 0.00979),
    ],
)
def test_erlang_b(erlangs: float, agents: int, blocked: float) -> None:
    """The first two are exact by hand; 17 is the smallest number that blocks at most 2 % of 10 Erlangs."""
    assert erlang_c.erlang_b(erlangs, agents) == pytest.approx(blocked, abs=5e-7)
    assert erlang_c.erlang_b(10, 16) > 0.02 >= erlang_c.erlang_b(10, 17)


@pytest.mark.parametrize(
    ("erlangs", "agents", "waits"),
    [
        (1, 2, 1 / 3),
        (2, 3, 4 / 9),
        (5, 6, 0.587516),
        (10, 11, 0.682118),
        (20, 22, 0.567915),
        (48, 50, 0.694456),
        (48, 55, 0.238701),
        (100, 105, 0.515707),
        (500, 520, 0.274756),
    ],
)
def test_the_chance_of_waiting(erlangs: float, agents: int, waits: float) -> None:
    """The first two are exact."""
    assert erlang_c.erlang_c(erlangs, agents) == pytest.approx(waits, abs=5e-7)


@pytest.mark.parametrize(
    ("agents", "waits", "level", "asa", "occupancy"),
    [
        (11, 0.6821, 0.3896, 122.78, 0.9091),
        (12, 0.4494, 0.6402, 40.44, 0.8333),
        (13, 0.2853, 0.7956, 17.12, 0.7692),
        (14, 0.1741, 0.8884, 7.836, 0.7143),
        (15, 0.1020, 0.9415, 3.673, 0.6667),
        (16, 0.0573, 0.9706, 1.720, 0.6250),
    ],
)
def test_case_a(agents: int, waits: float, level: float, asa: float, occupancy: float) -> None:
    """A hundred calls of three minutes in half an hour."""
    found = erlang_c.steady(CASE_A, agents)

    assert (found.waits, found.occupancy) == pytest.approx((waits, occupancy), abs=5e-5)
    assert found.wait == pytest.approx(asa, rel=5e-4)
    assert erlang_c.within(CASE_A, agents, 20).offered == pytest.approx(level, abs=5e-5)


def test_cases_b_c_and_d() -> None:
    """A forum's, a consultant's and a textbook's example."""
    b, c = Traffic(57, 1110, 3600), Traffic(250, 330, 3600)
    d = Traffic(360, 240)

    assert erlang_c.within(b, 21, 180).offered == pytest.approx(0.80656, abs=5e-6)
    assert erlang_c.within(b, 23, 20).offered == pytest.approx(0.85727, abs=5e-6)
    assert erlang_c.within(c, 28, 30).offered == pytest.approx(0.8569, abs=5e-5)
    assert erlang_c.steady(c, 28).wait == pytest.approx(14.75, abs=5e-3)
    assert erlang_c.steady(d, 55).occupancy == pytest.approx(0.87273, abs=5e-6)
    assert erlang_c.steady(d, 55).wait == pytest.approx(8.184, abs=5e-4)
    assert erlang_c.within(d, 55, 15).offered == pytest.approx(0.845883, abs=5e-7)


@pytest.mark.parametrize(
    ("agents", "waits", "asa", "level", "occupancy"),
    [
        (30, 0.828, 208.65, 0.235, 0.972),
        (31, 0.652, 74.72, 0.452, 0.941),
        (32, 0.507, 37.57, 0.613, 0.911),
        (33, 0.388, 21.27, 0.730, 0.884),
        (34, 0.293, 12.73, 0.815, 0.858),
        (35, 0.218, 7.836, 0.875, 0.833),
        (36, 0.159, 4.888, 0.917, 0.810),
        (38, 0.081, 1.919, 0.965, 0.768),
        (40, 0.038, 0.740, 0.986, 0.729),
    ],
)
def test_case_e(agents: int, waits: float, asa: float, level: float, occupancy: float) -> None:
    """The table of a textbook."""
    found = erlang_c.steady(CASE_E, agents)

    assert (found.waits, found.occupancy) == pytest.approx((waits, occupancy), abs=6e-4)
    assert found.wait == pytest.approx(asa, rel=7e-4)
    assert erlang_c.within(CASE_E, agents, 20).offered == pytest.approx(level, abs=6e-4)


def test_case_f_without_patience() -> None:
    """The ninetieth percentile is that of all callers."""
    case = Traffic(2880, 60, 3600)
    found = erlang_c.steady(case, 50)

    assert (found.wait, found.queue) == pytest.approx((20.83, 16.67), abs=5e-3)
    assert erlang_c.wait_percentile(case, 50, 0.9) == pytest.approx(58.14, abs=5e-3)
    assert erlang_c.wait_percentile(case, 50, 0.3) == 0.0


@pytest.mark.parametrize("agents", [0, 9, 10])
def test_a_line_that_grows_for_ever_is_no_answer(agents: int) -> None:
    """Never a negative service level."""
    with pytest.raises(ImpossibleLoad, match="never settle"):
        erlang_c.within(CASE_A, agents, 20)


def test_nobody_calls() -> None:
    """Nobody waits, whoever is there."""
    assert erlang_c.steady(Traffic(0, 180), 0).occupancy == 0.0
    assert erlang_c.within(Traffic(100, 0), 1, 20).offered == 1.0


@pytest.mark.parametrize(
    "wrong",
    [Traffic(-1, 60), Traffic(1, -1), Traffic(1, 1, 0), Traffic(1, 1, 1, 0), Traffic(float("nan"), 1)],
)
def test_a_load_that_makes_no_sense_is_refused(wrong: Traffic) -> None:
    """With a reason."""
    with pytest.raises(ImpossibleLoad, match="must be"):
        erlang_c.steady(wrong, 10)


@given(st.floats(0.1, 900.0), st.integers(1, 60), st.floats(0.0, 120.0))
def test_more_agents_and_fewer_calls_serve_better(load: float, spare: int, seconds: float) -> None:
    """The service level rises with agents and falls with load, and is a share."""
    traffic, agents = Traffic(load * 10, 180.0), int(load) + 1 + spare
    level = erlang_c.within(traffic, agents, seconds).offered

    assert 0.0 <= level <= 1.0
    assert erlang_c.within(traffic, agents + 1, seconds).offered >= level - 1e-12
    assert erlang_c.within(Traffic(load * 9, 180.0), agents, seconds).offered >= level - 1e-12
