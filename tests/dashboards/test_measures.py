"""The measures against published figures, and with nothing to divide by."""

import pytest

from dashboards.measures import Counts, abandon_rate, average_speed_of_answer, service_level


def test_the_service_level_of_a_published_day() -> None:
    """1000 answered, 860 within 20 s, 60 abandoned, 10 of them within 5 s: 81.90 %."""
    counts = Counts(offered=1060, answered=1000, within=860, abandoned=60, short=10)
    assert service_level(counts) == pytest.approx(0.8190, abs=5e-5)


def test_without_short_abandons_it_is_the_plain_one() -> None:
    """The same day with the threshold at 0: 81.13 %."""
    counts = Counts(offered=1060, answered=1000, within=860, abandoned=60)
    assert service_level(counts) == pytest.approx(0.8113, abs=5e-5)


def test_flow_outs_are_neither_answered_nor_missed() -> None:
    """They count nowhere in the service level."""
    assert service_level(Counts(offered=5, answered=1, within=1, flowed_out=4)) == 1.0


@pytest.mark.parametrize("counts", [Counts(), Counts(offered=3), Counts(offered=1, abandoned=1, short=1)])
def test_nothing_divided_is_nothing(counts: Counts) -> None:
    """Neither 0 nor 1: no value."""
    assert service_level(counts) is None
    assert abandon_rate(counts) is None
    assert average_speed_of_answer(counts) is None


def test_speed_of_answer_is_a_mean_over_the_answered() -> None:
    """Those who left do not count."""
    assert average_speed_of_answer(Counts(offered=4, answered=3, abandoned=1, waited=36.0)) == 12.0


def test_met_missed_and_lost_make_a_whole() -> None:
    """The published day: 81.90 % within, 13.33 % answered late, 4.76 % lost."""
    counts = Counts(offered=1060, answered=1000, within=860, abandoned=60, short=10)
    assert abandon_rate(counts) == pytest.approx(0.0476, abs=5e-5)
    late = 140 / 1050
    assert (service_level(counts) or 0) + (abandon_rate(counts) or 0) + late == pytest.approx(1.0)


def test_counts_are_added_and_taken_off() -> None:
    """Whatever was added can be taken off again."""
    one = Counts(offered=2, answered=1, within=1, abandoned=1, short=1, flowed_out=3, waited=4.0)
    both = Counts(offered=1)
    both.add(one)
    assert both == Counts(offered=3, answered=1, within=1, abandoned=1, short=1, flowed_out=3, waited=4.0)
    both.add(one, -1)
    assert both == Counts(offered=1)
