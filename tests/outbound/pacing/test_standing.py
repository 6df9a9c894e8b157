"""How near the cap a campaign is."""

import math

import pytest

from callcenter.outbound.pacing.law import DAY, LAWS, Jurisdiction, Period
from callcenter.outbound.pacing.standing import standing, used_of_cap

US, CN = LAWS[Jurisdiction.US], LAWS[Jurisdiction.CN]


@pytest.mark.parametrize(
    ("abandoned", "expected"),
    [
        (0, "within"),
        (23, "within"),
        (24, "near"),
        (30, "near"),
        (31, "over"),
    ],
)
def test_near_begins_at_four_fifths_of_the_cap(abandoned: int, expected: str) -> None:
    """US-01: 30 of a thousand keep it, 31 do not."""
    assert standing(US, Period(0.0, 30 * DAY, 1000, abandoned)).value == expected


def test_what_is_used_up_is_a_share_of_the_cap() -> None:
    """Where nothing may be abandoned the first one is endlessly too much."""
    assert used_of_cap(US, Period(0.0, DAY)) == 0.0
    assert used_of_cap(US, Period(0.0, DAY, 1000, 15)) == pytest.approx(0.5)
    assert used_of_cap(CN, Period(0.0, DAY, 1000, 0)) == 0.0
    assert used_of_cap(CN, Period(0.0, DAY, 1000, 1)) == math.inf
