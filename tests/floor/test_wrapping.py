"""After-contact work: time-boxed, registered where the queue wants it, extended a few times."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import QueuePolicy
from tests.floor.house import House

FREE = (Presence.AVAILABLE, "")
LOOSE = QueuePolicy("sales", disposition_required=False)
OPEN = QueuePolicy("sales", wrap_up_seconds=0.0)


def wrapping(policy: QueuePolicy | None = None) -> House:
    """Ana has ended k1 and works on it."""
    house = House(policy or QueuePolicy("sales"))
    leg = house.talk("k1")
    house.hang_up()
    house.drop("L-k1")
    house.drop(leg)
    assert Presence.WRAP_UP is house.presence("ana")[0]
    return house


def test_registering_and_being_done_closes_the_contact() -> None:
    """The agent is free at once, and gets who waits."""
    house = wrapping()
    house.wait("k2")

    house.register()
    house.tell(c.FinishWrapUp("ana"))

    assert ["agent.wrap_up_ended", "contact.closed", "contact.offered"] == house.said
    assert "k2" == house.agent("ana").contact


def test_a_contact_cannot_close_unregistered() -> None:
    """Neither by the button nor by asking to be available."""
    house = wrapping()

    assert "disposition_missing" == house.refused(c.FinishWrapUp("ana"))
    assert "disposition_missing" == house.refused(c.RequestPresence("ana", Presence.AVAILABLE))


def test_a_contact_registered_during_the_talk_needs_no_more() -> None:
    """The time runs out and the agent is free."""
    house = House()
    house.talk("k1")
    house.register()
    house.hang_up()

    house.later(30)

    assert (Phase.CLOSED, FREE) == (house.phase(), house.presence("ana"))


def test_where_nothing_must_be_registered_the_time_ends_it() -> None:
    """Exactly when the queue says."""
    house = wrapping(LOOSE)
    house.later(29)
    assert Phase.WRAPPING_UP is house.phase()

    house.later(1)

    assert (Phase.CLOSED, FREE) == (house.phase(), house.presence("ana"))


def test_overdue_work_goes_on_until_it_is_registered() -> None:
    """Nothing happens at the end of the time; registering then means done."""
    house = wrapping()
    house.later(3600)
    assert (Phase.WRAPPING_UP, []) == (house.phase(), house.said)

    house.register()

    assert ["contact.disposed", "agent.wrap_up_ended", "contact.closed"] == house.said
    assert FREE == house.presence("ana")


def test_open_ended_work_lasts_until_it_is_registered() -> None:
    """No time at all, but the registration is wanted."""
    house = wrapping(OPEN)

    house.register()

    assert (Phase.CLOSED, FREE) == (house.phase(), house.presence("ana"))


def test_more_time_can_be_had_three_times() -> None:
    """Each is half a minute more; then the queue says no."""
    house = wrapping(LOOSE)
    for _ in range(3):
        house.tell(c.ExtendWrapUp("ana"))

    assert "no_more_extensions" == house.refused(c.ExtendWrapUp("ana"))
    house.later(119)
    assert Phase.WRAPPING_UP is house.phase()
    house.later(1)
    assert Phase.CLOSED is house.phase()


def test_more_time_counts_from_now_when_the_old_is_over() -> None:
    """An overdue agent gets the whole extension."""
    house = wrapping()
    house.later(100)

    house.tell(c.ExtendWrapUp("ana"))

    work = house.agent("ana").wrap_up("k1")
    assert work is not None
    assert house.now + 30 == work.until


@pytest.mark.parametrize("when", ["talking", "wrapping"])
def test_a_wish_holds_when_the_work_is_over(when: str) -> None:
    """Said during the talk or after it."""
    house = House()
    house.talk("k1")
    if when == "talking":
        house.rest("ana")
    house.hang_up()
    if when == "wrapping":
        house.rest("ana")
    house.wait("k2")
    assert Presence.WRAP_UP is house.presence("ana")[0]

    house.finish()

    assert (Presence.NOT_READY, "lunch") == house.presence("ana")
    assert Phase.WAITING is house.phase("k2")


def test_asking_to_be_available_is_being_done() -> None:
    """And takes a wish for lunch back."""
    house = wrapping()
    house.rest("ana")
    house.register()

    house.come("ana")

    assert (Phase.CLOSED, FREE) == (house.phase(), house.presence("ana"))


def test_a_wish_can_be_taken_back() -> None:
    """Wanting to be available is no wish: it is what comes anyway."""
    house = House()
    house.talk("k1")
    house.rest("ana")

    house.come("ana")
    house.hang_up()
    house.finish()

    assert FREE == house.presence("ana")


def test_signing_out_keeps_the_work() -> None:
    """The contact stays open until it is registered, from wherever."""
    house = wrapping()

    house.leave("ana")
    assert ((Presence.OFFLINE, ""), Phase.WRAPPING_UP) == (house.presence("ana"), house.phase())
    house.later(3600)
    house.register()

    assert ((Presence.OFFLINE, ""), Phase.CLOSED) == (house.presence("ana"), house.phase())


def test_signing_out_of_work_that_needs_nothing_ends_with_its_time() -> None:
    """Nobody has to come back for it."""
    house = wrapping(LOOSE)
    house.leave("ana")

    house.later(30)

    assert ((Presence.OFFLINE, ""), Phase.CLOSED) == (house.presence("ana"), house.phase())


def test_coming_back_to_unfinished_work() -> None:
    """Not ready is granted, available only once the contact is registered."""
    house = wrapping()
    house.leave("ana")

    house.rest("ana", "back")
    assert (Presence.NOT_READY, "back") == house.presence("ana")
    assert "disposition_missing" == house.refused(c.RequestPresence("ana", Presence.AVAILABLE))
    house.register()
    house.come("ana")

    assert (Phase.CLOSED, FREE) == (house.phase(), house.presence("ana"))


@pytest.mark.parametrize("command", [c.ExtendWrapUp("ana"), c.FinishWrapUp("ana")])
def test_without_work_there_is_nothing_to_end_or_extend(command: c.Command) -> None:
    """Doubled clicks are refused."""
    assert "not_wrapping_up" == House().refused(command)
