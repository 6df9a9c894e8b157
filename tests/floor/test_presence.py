"""Agents come, go and rest: every wish, from wherever they stand."""

from collections.abc import Callable

import pytest

from callcenter.floor import commands as c
from callcenter.floor.phases import Phase, Presence
from tests.floor.house import House
from tests.floor.paths import PATHS

A = Presence


def offline() -> House:
    """Ana is signed out."""
    return House(away=("ana",))


def resting() -> House:
    """Ana is at lunch."""
    house = House()
    house.rest("ana")
    return house


STARTS: dict[Presence, Callable[[], House]] = {
    A.OFFLINE: offline,
    A.AVAILABLE: House,
    A.OFFERED: PATHS[Phase.OFFERED],
    A.ON_CONTACT: PATHS[Phase.TALKING],
    A.WRAP_UP: PATHS[Phase.WRAPPING_UP],
    A.NOT_READY: resting,
}
CHANGED, WISHED, GIVEN_BACK = (
    ["agent.presence_changed"],
    ["agent.presence_wished"],
    ["contact.offer_ended", "agent.presence_changed"],
)


@pytest.mark.parametrize(
    ("start", "wish", "said", "end"),
    [
        (A.OFFLINE, A.AVAILABLE, CHANGED, A.AVAILABLE),
        (A.OFFLINE, A.NOT_READY, CHANGED, A.NOT_READY),
        (A.OFFLINE, A.OFFLINE, [], A.OFFLINE),
        (A.AVAILABLE, A.AVAILABLE, [], A.AVAILABLE),
        (A.AVAILABLE, A.NOT_READY, CHANGED, A.NOT_READY),
        (A.AVAILABLE, A.OFFLINE, CHANGED, A.OFFLINE),
        (A.OFFERED, A.AVAILABLE, WISHED, A.OFFERED),
        (A.OFFERED, A.NOT_READY, WISHED, A.OFFERED),
        (A.OFFERED, A.OFFLINE, GIVEN_BACK, A.OFFLINE),
        (A.ON_CONTACT, A.AVAILABLE, WISHED, A.ON_CONTACT),
        (A.ON_CONTACT, A.NOT_READY, WISHED, A.ON_CONTACT),
        (A.ON_CONTACT, A.OFFLINE, WISHED, A.ON_CONTACT),
        (A.WRAP_UP, A.NOT_READY, WISHED, A.WRAP_UP),
        (A.WRAP_UP, A.OFFLINE, CHANGED, A.OFFLINE),
        (A.NOT_READY, A.AVAILABLE, CHANGED, A.AVAILABLE),
        (A.NOT_READY, A.NOT_READY, CHANGED, A.NOT_READY),
        (A.NOT_READY, A.OFFLINE, CHANGED, A.OFFLINE),
    ],
)
def test_every_wish_from_everywhere(start: Presence, wish: Presence, said: list[str], end: Presence) -> None:
    """Who is free changes at once, who is busy has the wish kept, who leaves gives an offer back."""
    house = STARTS[start]()

    house.tell(c.RequestPresence("ana", wish, "training" if wish is A.NOT_READY else ""))

    assert (said, end) == (house.said, house.presence("ana")[0])


@pytest.mark.parametrize("start", list(STARTS))
@pytest.mark.parametrize("wish", [A.OFFERED, A.ON_CONTACT, A.WRAP_UP])
def test_what_work_brings_cannot_be_chosen(start: Presence, wish: Presence) -> None:
    """Ringing, talking and after-contact work come with a contact."""
    assert "not_a_choice" == STARTS[start]().refused(c.RequestPresence("ana", wish, "please"))


@pytest.mark.parametrize("start", list(STARTS))
def test_being_away_needs_a_reason(start: Presence) -> None:
    """The wallboard and the reports ask for it."""
    assert "reason_missing" == STARTS[start]().refused(c.RequestPresence("ana", A.NOT_READY))


@pytest.mark.parametrize("wish", [A.AVAILABLE, A.NOT_READY, A.OFFLINE])
def test_nobody_knows_a_stranger(wish: Presence) -> None:
    """An agent is in the house's configuration, or unknown."""
    assert "unknown_agent" == House().refused(c.RequestPresence("zoe", wish, "lunch"))


def test_the_last_wish_counts() -> None:
    """Lunch, then home."""
    house = PATHS[Phase.TALKING]()
    house.rest("ana")
    house.leave("ana")

    house.hang_up()
    house.finish()

    assert (A.OFFLINE, "") == house.presence("ana")
