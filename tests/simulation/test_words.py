"""How numbers are written in reports, and how high an axis goes."""

import pytest

from callcenter.simulation.charts import round_top
from callcenter.simulation.estimates import Estimate
from callcenter.simulation.steady import load_of, plan
from callcenter.simulation.taking import ALL, take
from callcenter.simulation.watch import Watch
from callcenter.simulation.words import GROUPS, LANGUAGES, figure, points, scope_name, spread, tick, word
from callcenter.staffing.traffic import Traffic


def test_numbers_line_up_and_nothing_is_negative_by_rounding() -> None:
    """One digit each; a minus is a minus, and none stands before a zero."""
    assert [figure("offered", each) for each in (12.0, 3.46, -0.02)] == ["12.0", "3.5", "0.0"]
    assert figure("asa", -1.25) == "\N{MINUS SIGN}1.2 s"
    assert figure("callbacks_kept", 0.975) == "97.5 %"
    assert figure("asa", None) == "\N{EN DASH}"


def test_differences_have_their_sign() -> None:
    """Those of percentages are points, and nothing has no sign."""
    assert points("occupancy", 0.0123) == "+1.2 pp"
    assert points("redials", -2.5) == "\N{MINUS SIGN}2.5"
    assert points("redials", 0.01) == "0.0"


def test_an_interval_says_its_unit_once() -> None:
    """At its end; and nothing where there is none."""
    assert spread("asa", Estimate(2.0, 1.0, 3.0)) == "1.0 … 3.0 s"
    assert spread("occupancy", Estimate(0.1, -0.2, 0.3), points) == "\N{MINUS SIGN}20.0 … +30.0 pp"
    assert spread("asa", Estimate(2.0)) == ""


@pytest.mark.parametrize(
    ("most", "top"), [(83.9, 100.0), (0.24, 0.3), (7.0, 8.0), (10.0, 10.0), (0.0, 0.001)]
)
def test_an_axis_ends_at_a_round_number(most: float, top: float) -> None:
    """So that its middle is one, too."""
    assert round_top([0.0, most]) == pytest.approx(top)


def test_ticks_have_no_more_digits_than_they_need() -> None:
    """Percent, seconds, counts."""
    assert [tick("occupancy", 0.5), tick("asa", 40.0), tick("offered", 2.5)] == ["50 %", "40 s", "2.5"]


def test_every_measure_is_told_in_every_language() -> None:
    """Each stands in one group, and has a word."""
    day = plan(load_of(Traffic(40, 120, 1800, 90)), 3, 1, seed=1)
    measures = take(day, Watch(0.0, 1.0, 1.0)).scopes[ALL]
    told = [name for _, names in GROUPS for name in names]

    assert sorted(told) == sorted(measures)
    assert all(word(name, language) for name in told for language in LANGUAGES)
    assert (scope_name("tier:-", "en"), scope_name("tier:A", "zh-CN")) == ("No tier", "等级 A")
