"""One policy of a tier gives its way through the house and its response clock (KA-08, ME-04)."""

from datetime import UTC, datetime

import pytest

from callcenter.cases.case import Case
from callcenter.service.cases.schedule import Schedule
from callcenter.service.house import default_document, parse

#: A Monday at noon.
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC).timestamp()
OFFICE = {"id": "nine", "zone": "UTC", "week": [[day, 540, 1020] for day in range(5)]}


def due_hours(tier: str, *tiers: dict[str, object]) -> float:
    """Return after how many hours by the wall a case of a tier that begins at noon is due."""
    document = default_document()
    calendars = [*document["calendars"], OFFICE]
    house = parse(document | {"tiers": list(tiers), "calendars": calendars})
    (response, *_) = Schedule(house).opening(Case("c", tier=tier), NOON)
    return (response.due - NOON) / 3600


@pytest.mark.parametrize(("tier", "hours"), [("A", 24.0), ("B", 48.0), ("C", 72.0), ("", 72.0)])
def test_tiers_that_say_nothing_keep_the_policys_hours(tier: str, hours: float) -> None:
    """24, 48 and 72, by day and night."""
    assert hours == due_hours(tier, {"id": "A"}, {"id": "B"})


def test_what_the_tier_says_holds() -> None:
    """In its own calendar: five hours today, one tomorrow from nine on."""
    gold = {"id": "A", "response_hours": 6, "calendar": "nine"}

    assert 22.0 == due_hours("A", gold)
    assert 48.0 == due_hours("B", gold)
