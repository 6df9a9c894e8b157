"""A month for the answer, and what stands in between."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from callcenter.accounts.keeping import DAY
from callcenter.accounts.refusal import AccountRefusal
from callcenter.accounts.requests import (
    PrivacyRequest,
    RequestAnswer,
    answer,
    answered_in_time,
    due_at,
    extend,
    opened,
    warned,
)

BERLIN = "Europe/Berlin"


def at(text: str) -> float:
    """Return a moment in Berlin."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN)).timestamp()


NOW = at("2026-01-31T09:00")
REQUEST = opened(PrivacyRequest("r1", received_at=NOW), BERLIN, NOW)


@pytest.mark.parametrize(
    ("received", "months", "due"),
    [
        ("2026-01-15T23:30", 1, "2026-02-16T00:00"),
        ("2026-01-31T09:00", 1, "2026-03-01T00:00"),
        ("2028-01-31T09:00", 1, "2028-03-01T00:00"),
        ("2026-12-05T09:00", 1, "2027-01-06T00:00"),
        ("2026-01-31T09:00", 3, "2026-05-01T00:00"),
        ("2026-03-10T09:00", 1, "2026-04-11T00:00"),
    ],
)
def test_the_last_day_has_the_same_number(received: str, months: int, due: str) -> None:
    """Or is the month's last; it counts to its end, in the zone of the house, over a change of the clock."""
    assert at(due) == due_at(at(received), BERLIN, months)


def test_it_warns_a_week_and_a_day_before_and_at_the_end() -> None:
    """Each once; what was slept through is one warning."""
    moments = []
    request = REQUEST
    while (wakes := request.wakes_at) is not None:
        moments.append(wakes)
        request = warned(request, wakes)
    assert [REQUEST.due_at - 7 * DAY, REQUEST.due_at - DAY, REQUEST.due_at] == moments
    assert warned(REQUEST, REQUEST.due_at - DAY).wakes_at == REQUEST.due_at
    assert answer(REQUEST, RequestAnswer.DONE, "", "ada", NOW).wakes_at is None


def test_two_months_more_are_told_in_the_first() -> None:
    """Once, with the reason; the warnings begin anew."""
    longer = extend(warned(REQUEST, REQUEST.due_at - DAY), "hundreds of files", BERLIN, REQUEST.due_at - 1)
    assert (at("2026-05-01T00:00"), 0) == (longer.due_at, longer.warned)
    for request, why, now in (
        (longer, "again", NOW),
        (REQUEST, " ", NOW),
        (REQUEST, "late", REQUEST.due_at),
        (answer(REQUEST, RequestAnswer.DONE, "", "ada", NOW), "over", NOW),
    ):
        with pytest.raises(AccountRefusal):
            extend(request, why, BERLIN, now)


def test_a_refusal_says_why() -> None:
    """And is given once; nothing comes from the future."""
    with pytest.raises(AccountRefusal, match="text_missing"):
        answer(REQUEST, RequestAnswer.REFUSED, "", "ada", NOW)
    over = answer(REQUEST, RequestAnswer.PARTLY, "the contract is kept", "ada", NOW)
    with pytest.raises(AccountRefusal, match="answered"):
        answer(over, RequestAnswer.DONE, "", "ada", NOW)
    with pytest.raises(AccountRefusal, match="bad_time"):
        opened(PrivacyRequest("r2", received_at=NOW + 1), BERLIN, NOW)


def test_how_many_were_in_time() -> None:
    """Of those that were answered; without one there is no share."""
    assert answered_in_time([REQUEST]) is None
    good = answer(REQUEST, RequestAnswer.DONE, "", "ada", REQUEST.due_at - 1)
    late = answer(REQUEST, RequestAnswer.DONE, "", "ada", REQUEST.due_at)
    assert 0.5 == answered_in_time([good, late, REQUEST])
