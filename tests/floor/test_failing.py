"""What could not be done comes back, and what the provider does not know is lost: nobody waits for it."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.effects import CancelDial, HangUpLeg, HoldLeg, MoveLeg
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Outcome
from tests.floor.house import NOON, OUTSIDE, House, browser, telephone, to_agent
from tests.floor.paths import PATHS

BROKEN = (Presence.NOT_READY, "device")


def fail(house: House, effect: str, leg: str = "", attempt: str = "") -> None:
    """An effect for k1 failed for good."""
    house.tell(c.FailEffect(effect, "k1", leg, attempt, "refused"))


def test_a_customer_who_cannot_be_moved_goes_back_in_line() -> None:
    """With the place kept; the agent's leg is let go."""
    house = House()
    leg = house.talk("k1")
    house.rest("ana")

    fail(house, "move_leg", "L-k1")

    assert [HangUpLeg("k1", leg), MoveLeg("k1", "L-k1")] == house.wished
    assert (Phase.WAITING, NOON) == (house.phase(), house.contact().queued_at)


def test_a_customer_who_cannot_be_moved_out_of_the_queue_waits_on() -> None:
    """Only who is with an agent is in the wrong place."""
    house = PATHS[Phase.WAITING]()

    fail(house, "move_leg", "L-k1")

    assert (["effect.failed"], Phase.WAITING) == (house.said, house.phase())


def test_a_standing_leg_that_cannot_be_moved_to_the_customer() -> None:
    """The customer goes back in line, the agent's device is to blame."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")
    house.wait("k1")
    house.accept("tom")

    fail(house, "move_leg", "tom@home")

    assert (Phase.WAITING, BROKEN) == (house.phase(), house.presence("tom"))
    assert [MoveLeg("k1", "L-k1")] == house.wished


def test_a_standing_leg_that_cannot_be_asked() -> None:
    """The offer ends at once, for a contact as for a consultation."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")
    house.wait("k1")
    fail(house, "move_leg", "tom@home")
    assert (Phase.WAITING, BROKEN) == (house.phase(), house.presence("tom"))

    house = House(agents=(browser("ana"), telephone("tom")))
    house.stand_by("tom")
    house.talk("k1")
    house.consult(to_agent("tom"))
    fail(house, "move_leg", "tom@home")
    assert Phase.ON_HOLD is house.phase()


def test_a_telephone_that_cannot_be_rung() -> None:
    """The offer ends; the dial is cancelled, for it may have been made."""
    house = House(agents=(telephone("tom"),))
    house.wait("k1")

    fail(house, "ring_agent", attempt="k1.1")

    assert ([CancelDial("k1", "k1.1")], BROKEN) == (house.wished, house.presence("tom"))


def test_a_number_that_cannot_be_dialled() -> None:
    """The consultation ends, the customer is still held."""
    house = House()
    house.talk("k1")
    house.consult(OUTSIDE)

    fail(house, "dial_number", attempt="k1.2")

    assert ([CancelDial("k1", "k1.2")], Phase.ON_HOLD) == (house.wished, house.phase())


@pytest.mark.parametrize("effect", ["ring_agent", "dial_number"])
def test_an_old_dial_that_fails_changes_nothing(effect: str) -> None:
    """The attempt tells which it was."""
    house = PATHS[Phase.TALKING]()

    fail(house, effect, attempt="k1.0")

    assert (["effect.failed"], Phase.TALKING) == (house.said, house.phase())


def test_a_customer_who_could_not_be_held_is_still_in_the_talk() -> None:
    """The screen says the truth."""
    house = PATHS[Phase.ON_HOLD]()

    fail(house, "hold_leg", "L-k1")

    assert (["effect.failed", "contact.resumed"], Phase.TALKING) == (house.said, house.phase())


def test_a_customer_who_could_not_be_held_hears_no_consultation() -> None:
    """It is called off before a word is said that was not meant for them."""
    house = PATHS[Phase.CONSULTING]()

    fail(house, "hold_leg", "L-k1")

    assert ([HangUpLeg("k1", "out@k1.2")], Phase.TALKING) == (house.wished, house.phase())


@pytest.mark.parametrize("effect", ["hang_up_leg", "cancel_dial", "send_message", "record", "hold_leg"])
def test_what_has_no_consequence_is_told(effect: str) -> None:
    """For the record, for unknown contacts too."""
    house = PATHS[Phase.WAITING]()
    fail(house, effect, "L-k1")
    assert (["effect.failed"], []) == (house.said, house.wished)

    house.tell(c.FailEffect(effect, "k9"))
    assert ["effect.failed"] == house.said


def test_legs_that_the_provider_does_not_know_are_lost() -> None:
    """A waiting customer's contact closes, a talk loses its agent, both in one go."""
    house = House(agents=(browser("ana"), browser("ben")))
    ana = house.talk("k1")
    ben = house.talk("k2", "ben")
    house.wait("k3")
    house.later(10)

    house.tell(c.Reconcile(frozenset({"L-k1", ana, "L-k2"}), house.now))

    assert (Phase.TALKING, Phase.WAITING, Phase.CLOSED) == (
        house.phase("k1"),
        house.phase("k2"),
        house.phase("k3"),
    )
    assert BROKEN == house.presence("ben")
    assert ben not in house.floor.state.legs


def test_a_call_that_is_lost_whole_closes_or_waits_for_its_agent() -> None:
    """After a restart nothing of it is there any more."""
    house = House()
    house.talk("k1")
    house.later(10)

    house.tell(c.Reconcile(frozenset(), house.now))

    assert {} == house.floor.state.legs
    assert (Phase.WRAPPING_UP, Outcome.HANDLED) == (house.phase(), house.contact().outcome)


def test_legs_younger_than_the_question_are_left_alone() -> None:
    """The provider may not have known them yet."""
    house = House(away=("ana",))
    house.wait("k1")

    house.tell(c.Reconcile(frozenset(), house.now))
    assert [] == house.said
    house.tell(c.Reconcile(frozenset(), house.now + 1))

    assert Phase.CLOSED is house.phase()


def test_resuming_is_asked_after_the_consultation_is_called_off() -> None:
    """An agent who cancels takes the customer off hold in the same breath."""
    house = PATHS[Phase.CONSULTING]()

    house.tell(c.CancelConsult("ana", "k1"))

    assert [HangUpLeg("k1", "out@k1.2"), HoldLeg("k1", "L-k1", "", False)] == house.wished
