"""An agent calls a customer: the agent's own leg first, then one dial, then a talk like any other."""

import pytest

from callcenter.floor import calling as k
from callcenter.floor import commands as c
from callcenter.floor.effects import CancelDial, DialNumber, HangUpLeg, MoveLeg, RingAgent
from callcenter.floor.events import ContactClosed
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import LegCause, Outcome, QueuePolicy
from tests.floor.house import NUMBER, House, browser, telephone

OURS = "+18005550100"
CALL = k.PlaceCall("p1", "ana", NUMBER, "sales", OURS)


def ringing() -> House:
    """Ana calls, her phone is there, the customer's rings."""
    house = House(QueuePolicy("sales", survey="stars"))
    house.tell(CALL)
    house.dial_in("ana")
    return house


def closed(house: House, command: c.Command) -> tuple[Outcome, str]:
    """Tell something that closes the call, and return how."""
    (event,) = [each for each in house.tell(command).events if isinstance(each, ContactClosed)]
    return event.outcome, event.reason


def attempt(house: House) -> str:
    """Return the name of the dial."""
    dial = house.contact("p1").dial
    assert dial is not None
    return dial.attempt


def test_the_agents_own_phone_comes_first() -> None:
    """Nobody is dialled before the agent is there, and no other work comes meanwhile."""
    house = House()
    house.tell(CALL)
    assert [] == house.wished
    assert (Phase.CONNECTING, Presence.OFFERED) == (house.phase("p1"), house.agent("ana").presence)
    house.wait("k1")
    assert Phase.WAITING is house.phase("k1")

    house.dial_in("ana")

    assert [DialNumber("p1", NUMBER, "p1.2", 30.0, OURS)] == house.wished
    assert Phase.DIALLING is house.phase("p1")


def test_a_talk_of_our_own_is_wrapped_up_and_registered_and_asks_no_survey() -> None:
    """The queue's rules hold: recorded, disposed of; who was called is not asked for an opinion."""
    house = ringing()
    house.tell(c.AnswerLeg("p1", attempt(house), "customer"))
    assert "on" == house.contact("p1").recording

    house.tell(c.HangUpContact("ana", "p1"))

    assert HangUpLeg("p1", "customer") in house.wished
    assert Phase.WRAPPING_UP is house.phase("p1")
    house.finish("ana", "p1")
    assert Phase.CLOSED is house.phase("p1")


@pytest.mark.parametrize("cause", list(LegCause))
def test_a_customer_who_is_not_reached_ends_the_call_with_the_cause(cause: LegCause) -> None:
    """The agent is free at once and owes nothing."""
    house = ringing()

    assert (Outcome.UNREACHED, cause.value) == closed(house, c.FailDial("p1", attempt(house), cause))
    assert (Presence.AVAILABLE, "") == house.presence("ana")
    assert [HangUpLeg("p1", "ana@p1.1")] == house.wished


def test_an_agent_may_stop_the_ringing() -> None:
    """By the button or by putting the phone down: the customer's telephone stops."""
    house = ringing()
    name = attempt(house)
    assert (Outcome.UNREACHED, "stopped") == closed(house, c.HangUpContact("ana", "p1"))
    assert CancelDial("p1", name, NUMBER, OURS) in house.wished

    again = ringing()
    assert (Outcome.UNREACHED, "stopped") == closed(again, c.EndLeg("ana@p1.1"))


def test_an_agent_who_is_cut_off_ends_the_call() -> None:
    """Nobody else takes a call that is the agent's own."""
    house = ringing()

    assert (Outcome.UNREACHED, "agent_lost") == closed(house, c.EndLeg("ana@p1.1", LegCause.LOST))
    assert (Presence.NOT_READY, "device") == house.presence("ana")


def test_a_phone_that_never_comes_ends_the_call() -> None:
    """Within the usual time to connect; the phone is looked after before anything else."""
    house = House()
    house.tell(CALL)
    house.later(15.0)

    assert Phase.CLOSED is house.phase("p1")
    assert (Presence.NOT_READY, "device") == house.presence("ana")


def test_an_agent_may_think_better_of_it() -> None:
    """Before the phone is there; nothing is dialled."""
    house = House()
    house.tell(CALL)

    assert (Outcome.CANCELLED, "agent_withdrawn") == closed(house, c.HangUpContact("ana", "p1"))
    assert (Presence.AVAILABLE, "") == house.presence("ana")


def test_who_is_not_ready_calls_and_is_not_ready_again() -> None:
    """A call of one's own brings no other work with it."""
    house = House()
    house.rest("ana", "paperwork")
    house.tell(CALL)
    house.dial_in("ana")
    house.tell(c.FailDial("p1", attempt(house), LegCause.BUSY))

    assert (Presence.NOT_READY, "paperwork") == house.presence("ana")


def test_a_telephone_is_rung_and_a_standing_leg_is_moved() -> None:
    """As for a call that comes in, but nobody is asked whether they take it."""
    house = House(agents=(telephone("ben"),))
    house.tell(k.PlaceCall("p1", "ben", NUMBER, "sales"))
    assert [RingAgent("p1", "ben", "+49ben", "p1.1", 20.0)] == house.wished
    assert house.floor.is_accepted("p1.1")
    house.dial_in("ben")
    assert Phase.DIALLING is house.phase("p1")

    standing = House(agents=(telephone("ben"),))
    standing.stand_by("ben")
    standing.tell(k.PlaceCall("p1", "ben", NUMBER, "sales"))
    assert [DialNumber("p1", NUMBER, "p1.2", 30.0), MoveLeg("p1", "ben@home")] == standing.wished


def test_a_call_for_no_queue_needs_no_after_contact_work() -> None:
    """Nor is it recorded."""
    house = House()
    house.tell(k.PlaceCall("p1", "ana", NUMBER))
    house.dial_in("ana")
    house.tell(c.AnswerLeg("p1", attempt(house), "customer"))
    assert "off" == house.contact("p1").recording
    house.drop("customer")

    assert Phase.CLOSED is house.phase("p1")
    assert Presence.AVAILABLE is house.agent("ana").presence


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (k.PlaceCall("p1", "nobody", NUMBER), "unknown_agent"),
        (k.PlaceCall("p1", "ana", "0800"), "bad_number"),
        (k.PlaceCall("p1", "ana", NUMBER, "gone"), "unknown_queue"),
        (k.PlaceCall("k1", "ana", NUMBER), "known_contact"),
        (k.PlaceCall("p1", "ben", NUMBER), "agent_offline"),
        (k.PlaceCall("p1", "cem", NUMBER), "agent_busy"),
    ],
)
def test_a_call_that_cannot_be_is_refused(command: c.Command, code: str) -> None:
    """Ana is free, ben is out, cem talks."""
    house = House(agents=(browser("ana"), browser("ben"), browser("cem")), away=("ana", "ben"))
    house.talk("k1", "cem")
    house.come("ana")

    assert code == house.refused(command)
