"""The published worked examples of the service level, to the hundredth of a percent."""

import pytest

from dashboards.measures.counts import Counts
from dashboards.measures.levels import Variant, service_level

#: Answered 1000, abandoned 60, T = 20 s, s = 5 s.
ICMI = Counts(answered=1000, within=860, abandoned=60, early=20, short=10)
CISCO = Counts(answered=90, within=70, abandoned=10, early=10)


@pytest.mark.parametrize(
    ("variant", "percent"),
    [
        (Variant.ANSWERED_ONLY, 86.00),
        (Variant.OFFERED, 81.13),
        (Variant.OFFERED_LESS_SHORT, 81.90),
        (Variant.IGNORE_EARLY_ABANDONS, 82.69),
        (Variant.CREDIT_EARLY_ABANDONS, 83.02),
        (Variant.CREDIT_SHORT_ABANDONS, 82.08),
    ],
)
def test_the_worked_example(variant: Variant, percent: float) -> None:
    """Every variant says something else of the same day."""
    assert service_level(ICMI, variant).value == pytest.approx(percent / 100, abs=5e-5)


def test_the_three_switches_of_another_maker() -> None:
    """Ignore, negative and positive impact of the abandoned."""
    assert service_level(CISCO, Variant.IGNORE_EARLY_ABANDONS).value == pytest.approx(70 / 90)
    assert service_level(CISCO, Variant.OFFERED).value == pytest.approx(0.70)
    assert service_level(CISCO, Variant.CREDIT_EARLY_ABANDONS).value == pytest.approx(0.80)


@pytest.mark.parametrize("variant", Variant)
def test_nothing_is_no_percentage(variant: Variant) -> None:
    """Neither 0 % nor 100 %."""
    assert service_level(Counts(), variant).value is None


def test_the_formula_of_a_third_maker_with_its_switches() -> None:
    """(Answered - answered over T) / (answered + abandoned, without short ones, without any)."""
    met = ICMI.answered - 140
    assert service_level(ICMI, Variant.OFFERED).value == met / (ICMI.answered + ICMI.abandoned)
    short_left_out = ICMI.answered + ICMI.abandoned - ICMI.short
    assert service_level(ICMI, Variant.OFFERED_LESS_SHORT).value == met / short_left_out
    assert service_level(ICMI, Variant.ANSWERED_ONLY).value == met / ICMI.answered
