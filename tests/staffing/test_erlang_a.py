"""Erlang A against the published cases F and G, its identities, and its limits: Erlang C and B."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.staffing import erlang_a, erlang_c
from callcenter.staffing.traffic import ImpossibleLoad, Traffic

CASE_F = Traffic(calls=2880, handle=60, span=3600, patience=120)
CASE_G = Traffic(calls=100, handle=180, span=1800, patience=300)
LOADS = st.builds(
    Traffic, st.floats(1.0, 3000.0), st.floats(5.0, 900.0), st.just(1800.0), st.floats(5.0, 3000.0)
)


def test_case_f() -> None:
    """Fifty agents, 2880 calls an hour of a minute, two minutes of patience."""
    found = erlang_a.steady(CASE_F, 50)

    assert found.abandons == pytest.approx(0.03091, abs=5e-6)
    assert found.wait == pytest.approx(3.709, abs=5e-4)
    assert found.waits == pytest.approx(0.46777, abs=5e-6)
    assert found.queue == pytest.approx(2.968, abs=5e-4)
    assert found.occupancy == pytest.approx(0.93032, abs=5e-6)
    assert erlang_a.within(CASE_F, 50, 20).still_waiting == pytest.approx(0.02714, abs=5e-6)


@pytest.mark.parametrize(
    ("agents", "abandons", "wait"), [(45, 0.0836, 10.032), (48, 0.04764, 5.717), (55, 0.00864, 1.037)]
)
def test_case_f_with_other_staff(agents: int, abandons: float, wait: float) -> None:
    """It settles with fewer agents than Erlangs too."""
    found = erlang_a.steady(CASE_F, agents)

    assert found.abandons == pytest.approx(abandons, abs=5e-6)
    assert found.wait == pytest.approx(wait, abs=5e-4)


def test_case_g() -> None:
    """A snapshot of a public test suite, and every way of counting those who hung up."""
    found, by = erlang_a.steady(CASE_G, 14), erlang_a.within(CASE_G, 14, 20)

    assert found.waits == pytest.approx(0.14526, abs=5e-6)
    assert found.abandons == pytest.approx(0.013984, abs=5e-7)
    assert found.occupancy == pytest.approx(0.704297, abs=5e-7)
    assert found.wait == pytest.approx(4.195, abs=5e-4)
    assert by.offered == pytest.approx(0.916792, abs=5e-7)
    assert by.ignore_early_abandons == pytest.approx(0.923407, abs=5e-7)
    assert by.credit_early_abandons == pytest.approx(0.923956, abs=5e-7)
    assert by.answered_only == pytest.approx(0.929794, abs=5e-7)


def test_case_g_with_one_agent_less() -> None:
    """As published, rounded."""
    found = erlang_a.steady(CASE_G, 13)

    assert (found.occupancy, found.abandons, found.waits) == pytest.approx((0.750, 0.025, 0.226), abs=5e-4)
    assert erlang_a.within(CASE_G, 13, 20).offered == pytest.approx(0.858, abs=5e-4)


@given(LOADS, st.integers(1, 400))
def test_abandons_are_waiting_over_patience(traffic: Traffic, agents: int) -> None:
    """P(ab) = E[W] / patience; what goes in is served or gives up; agents do the work of the served."""
    found = erlang_a.steady(traffic, agents)

    assert found.abandons == pytest.approx(found.wait / traffic.patience, rel=1e-9, abs=1e-15)
    assert found.occupancy * agents == pytest.approx(
        traffic.erlangs * (1 - found.abandons), rel=1e-6, abs=1e-9
    )


@given(LOADS, st.integers(1, 400), st.floats(0.0, 300.0))
def test_everybody_is_answered_gone_or_waiting(traffic: Traffic, agents: int, seconds: float) -> None:
    """The shares are shares, add up, and tend to the settled ones."""
    by = erlang_a.within(traffic, agents, seconds)
    late = erlang_a.within(traffic, agents, 1e7)

    for share in (by.answered, by.abandoned, by.still_waiting):
        assert -1e-9 <= share <= 1 + 1e-9
    assert by.answered + by.abandoned + by.still_waiting == pytest.approx(1.0, abs=1e-9)
    assert by.answered <= by.answered_ever + 1e-6
    assert late.answered == pytest.approx(late.answered_ever, abs=1e-6)
    assert erlang_a.within(traffic, agents + 1, seconds).answered >= by.answered - 1e-9


def test_the_patience_of_saints_is_erlang_c() -> None:
    """In the limit, and exactly where it is infinite."""
    saints = Traffic(100, 180, 1800, 1e9)

    assert erlang_a.steady(saints, 14).wait == pytest.approx(erlang_c.steady(saints, 14).wait, rel=1e-5)
    assert erlang_a.within(saints, 14, 20).offered == pytest.approx(0.8884, abs=5e-5)
    assert erlang_a.steady(Traffic(100, 180), 14) == erlang_c.steady(Traffic(100, 180), 14)
    with pytest.raises(ImpossibleLoad, match="never settle"):
        erlang_a.steady(Traffic(100, 180, 1800, inf), 10)


def test_no_patience_at_all_is_erlang_b() -> None:
    """Whoever finds everybody busy is gone."""
    found = erlang_a.steady(Traffic(100, 180, 1800, 1e-6), 10)

    assert found.abandons == pytest.approx(erlang_c.erlang_b(10, 10), rel=1e-4)


def test_edges() -> None:
    """No time, no agents, nobody calling, thousands of agents."""
    assert erlang_a.within(CASE_G, 14, 0).offered == pytest.approx(1 - erlang_a.steady(CASE_G, 14).waits)
    assert erlang_a.steady(CASE_G, 0).abandons == pytest.approx(1.0)
    assert erlang_a.within(CASE_G, 0, 20).answered == 0.0
    assert erlang_a.within(Traffic(0, 180, 1800, 60), 3, 20).offered == 1.0
    assert 0.99 < erlang_a.within(Traffic(49_000, 180, 1800, 300), 5000, 20).offered <= 1.0
    with pytest.raises(ImpossibleLoad, match="fewer than 0"):
        erlang_a.steady(CASE_G, -1)
