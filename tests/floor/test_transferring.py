"""Handing a customer over unannounced: to a queue, an agent, an outside number, and back."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.effects import HangUpLeg, MoveLeg
from callcenter.floor.events import ContactClosed
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Calendar, Outcome, QueuePolicy, TargetKind
from callcenter.floor.values import Target as To
from tests.floor.house import NOON, NUMBER, OUTSIDE, QUICK, House, browser, to_agent, to_queue


def two_queues() -> House:
    """Ana speaks with k1 of sales; ben serves help and is away."""
    house = House(
        QueuePolicy("sales"),
        QueuePolicy("help"),
        agents=(browser("ana", "sales", "help"), browser("ben", "help")),
        away=("ben",),
    )
    house.talk("k1")
    house.later(100)
    return house


def test_to_another_queue_the_clock_starts_anew() -> None:
    """A new offer there and a flow-out here; the agent has after-contact work."""
    house = two_queues()

    house.tell(c.Transfer("ana", "k1", to_queue("help")))

    assert ["contact.released", "contact.queued"] == house.said
    assert [MoveLeg("k1", "L-k1")] == house.wished
    assert ("help", NOON + 100) == (house.contact().queue, house.contact().queued_at)
    assert Presence.WRAP_UP is house.presence("ana")[0]


def test_within_the_queue_the_clock_goes_on() -> None:
    """One offered contact, not two."""
    house = two_queues()

    house.tell(c.Transfer("ana", "k1", to_queue("sales")))

    assert NOON == house.contact().queued_at


def test_to_an_agent_the_clock_goes_on_and_only_they_get_it() -> None:
    """For a minute the contact is theirs alone, whatever queues they serve."""
    house = House(agents=(browser("ana"), browser("ben"), browser("cem", "none")), away=("ben", "cem"))
    house.talk("k1")
    house.come("cem")
    house.tell(c.RequestPresence("cem", Presence.NOT_READY, "lunch"))
    house.come("ben")

    house.tell(c.Transfer("ana", "k1", to_agent("cem")))
    assert (Phase.WAITING, "cem", NOON) == (house.phase(), house.contact().target, house.contact().queued_at)
    house.come("cem")

    assert "k1" == house.agent("cem").contact


def test_whom_it_is_meant_for_has_a_minute() -> None:
    """Then anyone of the queue may take it."""
    house = House(agents=(browser("ana"), browser("ben"), browser("cem")), away=("ben", "cem"))
    house.talk("k1")
    house.rest("cem")
    house.come("ben")
    house.tell(c.Transfer("ana", "k1", to_agent("cem")))

    house.later(59)
    assert Phase.WAITING is house.phase()
    house.later(1)

    assert ["contact.target_released", "contact.offered"] == house.said[-2:]
    assert "k1" == house.agent("ben").contact


def test_to_a_number_the_customer_is_dialled_out() -> None:
    """The agent is out of it at once; a talk there ends the contact as a flow-out."""
    house = two_queues()
    house.tell(c.Transfer("ana", "k1", OUTSIDE))
    assert ([MoveLeg("k1", "L-k1")], NUMBER) == (house.wished, house.contact().forward)

    closed = house.tell(c.FinishForward("k1", True)).events[-1]

    assert ContactClosed(house.now, "k1", Outcome.TRANSFERRED_OUT, "transferring") == closed


def test_a_number_that_does_not_answer_brings_the_customer_back() -> None:
    """Into the queue they came from, with the old clock; the answer to the report moves the leg."""
    house = two_queues()
    house.tell(c.Transfer("ana", "k1", OUTSIDE))

    house.tell(c.FinishForward("k1", False))

    assert (Phase.WAITING, NOON, []) == (house.phase(), house.contact().queued_at, house.wished)
    assert "wrong_phase" == house.refused(c.FinishForward("k1", True))


def test_a_menu_forward_that_fails_takes_a_message() -> None:
    """There is no queue to go back to."""
    house = House()
    house.call("k1")
    house.tell(c.RequestForward("k1", NUMBER))

    house.tell(c.FinishForward("k1", False))

    assert Phase.VOICEMAIL is house.phase()


def test_whoever_just_became_free_serves_the_head_of_the_line() -> None:
    """Not the contact they handed over in the same moment."""
    house = House(
        QUICK,
        QueuePolicy("help"),
        agents=(browser("ana", "sales", "help"),),
        away=("ana",),
    )
    house.come("ana")
    house.talk("k1")
    house.wait("k2", "help")

    house.tell(c.Transfer("ana", "k1", to_queue("help")))

    assert "k2" == house.agent("ana").contact


def test_a_held_customer_can_be_handed_over() -> None:
    """From hold as from the talk."""
    house = two_queues()
    house.tell(c.Hold("ana", "k1"))

    house.tell(c.Transfer("ana", "k1", to_queue("help")))

    assert Phase.WAITING is house.phase()


def test_a_wish_holds_after_a_transfer_without_after_contact_work() -> None:
    """Whoever wanted lunch gets it, and not the next call."""
    house = House(QUICK)
    house.talk("k1")
    house.rest("ana")
    house.wait("k2")

    house.tell(c.Transfer("ana", "k1", OUTSIDE))

    assert (Presence.NOT_READY, "lunch") == house.presence("ana")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (To(TargetKind.QUEUE, "gone"), "unknown_target"),
        (To(TargetKind.QUEUE, "night"), "queue_closed"),
        (To(TargetKind.QUEUE, "small"), "queue_full"),
        (To(TargetKind.QUEUE, "lost"), "queue_unserved"),
        (To(TargetKind.AGENT, "ana"), "unknown_target"),
        (To(TargetKind.AGENT, "zoe"), "unknown_target"),
        (To(TargetKind.AGENT, "ben"), "agent_offline"),
        (To(TargetKind.NUMBER, ""), "unknown_target"),
    ],
)
def test_a_transfer_that_cannot_be_is_refused_and_the_talk_goes_on(target: To, code: str) -> None:
    """The agent is told before the customer is moved."""
    house = House(
        QueuePolicy("sales"),
        QueuePolicy("night", calendar="never"),
        QueuePolicy("small", max_waiting=1),
        QueuePolicy("lost"),
        agents=(browser("ana"), browser("ben", "small", "sales")),
        away=("ben",),
        calendars=(Calendar("never"),),
    )
    house.wait("k9", "small")
    house.talk("k1")

    assert code == house.refused(c.Transfer("ana", "k1", target))
    assert Phase.TALKING is house.phase()


def test_whoever_handed_a_contact_on_may_still_register_it() -> None:
    """Even if it has closed by then: what the agent wrote is never lost."""
    house = two_queues()
    house.tell(c.Transfer("ana", "k1", to_queue("help")))
    house.drop("L-k1")
    assert Phase.CLOSED is house.phase()

    house.register("ana")
    assert ["contact.disposed"] == house.said
    house.tell(c.FinishWrapUp("ana"))

    assert "unknown_contact" == house.refused(c.Dispose("ana", "k1", "sold"))


def test_whoever_handed_a_contact_on_owes_no_registration() -> None:
    """The next agent registers it; the first is free when the time is over."""
    house = two_queues()
    house.tell(c.Transfer("ana", "k1", to_queue("help")))
    house.come("ben")
    house.dial_in("ben")

    house.later(30)

    assert (Presence.AVAILABLE, "") == house.presence("ana")
    house.hang_up("ben")
    assert "disposition_missing" == house.refused(c.FinishWrapUp("ben"))


def test_an_outside_party_in_the_bridge_ends_the_contact_by_leaving() -> None:
    """After an announced transfer their leg is ours to watch; no dial report belongs to it."""
    house = House()
    house.talk("k1")
    house.consult(OUTSIDE)
    leg = house.outside_answers()
    house.tell(c.CompleteConsult("ana", "k1"))
    assert "not_forwarding" == house.refused(c.FinishForward("k1", False))

    house.drop(leg)

    assert ([HangUpLeg("k1", "L-k1")], Phase.CLOSED) == (house.wished, house.phase())
