"""Deadlines of cases by calendars: what is left of one before a pause is left of it afterwards."""

from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.cases.deadlines import DeadlineKind
from callcenter.floor.values import Calendar, Window
from callcenter.service.cases.clocks import deadline, hours_between, moved, spans_of
from callcenter.service.house_cases import CaseRules

OFFICE = Calendar("office", "Europe/Berlin", tuple(Window(day, 540, 1020) for day in range(5)))
#: A Thursday at ten in Berlin, nine days before the clocks go back.
START = 1_792_137_600.0
LADDER = CaseRules().ladder


@given(
    hours=st.floats(0.5, 200),
    begins=st.floats(0, 30 * 86_400),
    lasts=st.floats(0, 30 * 86_400),
    calendar=st.sampled_from([None, OFFICE]),
)
def test_a_pause_leaves_what_is_left(
    hours: float, begins: float, lasts: float, calendar: Calendar | None
) -> None:
    """Of the deadline itself, its warnings and its rungs; what was over before stays where it was."""
    made = deadline(DeadlineKind.RESPONSE, START, hours, calendar, (0.5, 0.8), LADDER)
    assert made is not None
    since, until = START + begins, START + begins + lasts
    after = moved(made, since, until, calendar)
    pairs = [(made.due, after.due), *zip(made.warn_at, after.warn_at, strict=True)]
    pairs += [(old.at, new.at) for old, new in zip(made.rungs, after.rungs, strict=True)]
    for old, new in pairs:
        if old <= since:
            assert new == old
        else:
            left = hours_between(since, old, calendar)
            assert hours_between(until, new, calendar) == pytest.approx(left, abs=1e-4)


def test_a_calendar_goes_on_for_months() -> None:
    """In order and without a day twice, over the night when the clocks go back."""
    spans = spans_of(OFFICE)(START)
    found = list(islice(spans, 200))
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    assert {round((end - begin) / 3600) for begin, end in found} == {8}


def test_a_house_that_never_opens_has_no_deadlines() -> None:
    """Nobody is warned of what never comes."""
    closed = Calendar("closed", "UTC")
    assert deadline(DeadlineKind.RESPONSE, START, 1, closed, (0.5,), LADDER) is None
