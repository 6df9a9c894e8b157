"""An agent is offered a contact: answers, declines, does not answer, or the leg never comes."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.effects import CancelDial, HangUpLeg, MoveLeg, Record, RingAgent
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import FloorRules, LegCause, OfferEnd, QueuePolicy
from tests.floor.house import NOON, QUICK, House, browser, telephone

FREE = (Presence.AVAILABLE, "")


def test_a_call_rings_is_accepted_and_connected() -> None:
    """The customer is fetched out of the queue only when the agent's leg is really there."""
    house = House()

    house.wait("k1")
    assert ["contact.queued", "contact.offered"] == house.said
    assert [] == house.wished
    house.accept("ana")
    assert (Phase.CONNECTING, []) == (house.phase(), house.wished)
    house.dial_in("ana")

    assert ["leg.bound", "contact.connected", "contact.recording_changed"] == house.said
    assert [MoveLeg("k1", "L-k1"), Record("k1", "L-k1", "start")] == house.wished
    assert (Presence.ON_CONTACT, "") == house.presence("ana")


def test_ring_no_answer_takes_the_agent_out_and_keeps_the_place() -> None:
    """The contact keeps its clock and its place in line; the agent is told why."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.wait("k1")
    house.later(5)
    house.wait("k2")
    before = house.contact("k1").rank, house.contact("k1").queued_at

    house.later(15)

    assert (Presence.NOT_READY, "no_answer") == house.presence("ana")
    assert before == (house.contact("k1").rank, house.contact("k1").queued_at)
    assert ["contact.offer_ended", "agent.presence_changed"] == house.said
    house.come("ben")
    assert "k1" == house.agent("ben").contact


def test_whoever_misses_less_than_allowed_stays_available() -> None:
    """With two misses allowed, the first costs the agent a rest from this contact only."""
    house = House(rules=FloorRules(max_misses=2))
    house.wait("k1")

    house.later(20)
    assert FREE == house.presence("ana")
    house.later(30 + 20)

    assert (Presence.NOT_READY, "no_answer") == house.presence("ana")


def test_a_declined_contact_comes_back_after_the_rest() -> None:
    """The agent stays available for others, and is offered this one again after 30 s."""
    house = House()
    house.wait("k1")

    house.decline("ana")
    assert (FREE, Phase.WAITING) == (house.presence("ana"), house.phase())
    house.later(29)
    assert Phase.WAITING is house.phase()
    house.later(1)

    assert ["contact.rest_ended", "contact.offered"] == house.said
    assert NOON + 30 + 20 == house.floor.next_deadline()


def test_a_declined_contact_leaves_room_for_the_next() -> None:
    """An agent who declines one gets the one behind it at once."""
    house = House()
    house.wait("k1")
    house.wait("k2")

    house.decline("ana")

    assert "k2" == house.agent("ana").contact


def test_a_browser_that_never_connects_gives_the_contact_back() -> None:
    """Accepted is not connected: after 15 s without a leg the agent's device is to blame (T27)."""
    house = House()
    house.wait("k1")
    house.accept("ana")

    house.later(15)

    assert (Presence.NOT_READY, "device") == house.presence("ana")
    assert (Phase.WAITING, NOON) == (house.phase(), house.contact().queued_at)
    assert "offer_over" == house.refused(c.BindLeg("ana@late", "ana", "k1.1"))


def test_a_telephone_is_rung_and_accepts_with_a_key() -> None:
    """Without a standing leg the number is called; only the pressed key brings the leg."""
    house = House(agents=(telephone("tom"),))

    house.wait("k1")
    assert [RingAgent("k1", "tom", "+49tom", "k1.1", 20.0)] == house.wished
    house.dial_in("tom")

    assert Phase.TALKING is house.phase()
    assert [MoveLeg("k1", "L-k1"), Record("k1", "L-k1", "start")] == house.wished


def test_a_telephone_accepted_on_the_screen_is_still_awaited() -> None:
    """The phone goes on ringing; picking it up connects."""
    house = House(agents=(telephone("tom"),))
    house.wait("k1")

    house.accept("tom")
    assert [] == house.wished
    house.dial_in("tom")

    assert Phase.TALKING is house.phase()


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (LegCause.NO_ANSWER, "no_answer"),
        (LegCause.BUSY, "no_answer"),
        (LegCause.HUNG_UP, "no_answer"),
        (LegCause.FAILED, "device"),
        (LegCause.LOST, "device"),
    ],
)
def test_a_telephone_that_is_not_picked_up(cause: LegCause, reason: str) -> None:
    """The carrier's word is enough: nothing is left to cancel."""
    house = House(agents=(telephone("tom"),))
    house.wait("k1")

    house.tell(c.FailDial("k1", "k1.1", cause))

    assert (Presence.NOT_READY, reason) == house.presence("tom")
    assert [] == house.wished
    assert "offer_over" == house.refused(c.FailDial("k1", "k1.1", cause))


def test_a_telephone_stops_ringing_when_the_time_is_over() -> None:
    """The dial whose leg we do not know is cancelled by its attempt."""
    house = House(agents=(telephone("tom"),))
    house.wait("k1")

    house.later(20)

    assert [CancelDial("k1", "k1.1")] == house.wished


def test_accepting_twice_is_accepting_once() -> None:
    """A doubled click or webhook says nothing new."""
    house = House()
    house.wait("k1")
    house.accept("ana")
    lapses = house.floor.next_deadline()
    house.later(3)

    house.accept("ana")

    assert ([], lapses) == (house.said, house.floor.next_deadline())


def test_a_leg_reported_twice_is_bound_once() -> None:
    """A repeated webhook of the agent's leg changes nothing, also long after."""
    house = House()
    leg = house.talk("k1")

    house.tell(c.BindLeg(leg, "ana", "k1.1"))

    assert ([], []) == (house.said, house.wished)


@pytest.mark.parametrize("command", [c.AcceptOffer("ana", "k1.1"), c.DeclineOffer("ana", "k1.1")])
def test_an_offer_that_is_over_is_refused(command: c.Command) -> None:
    """Too late on the screen is an answer, never a second offer."""
    house = House()
    house.wait("k1")
    house.later(20)

    assert "offer_over" == house.refused(command)


def test_whoever_signs_out_while_it_rings_gives_it_back() -> None:
    """The next agent gets it at once, and nobody is punished."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.wait("k1")
    house.come("ben")

    house.leave("ana")

    assert (Presence.OFFLINE, "") == house.presence("ana")
    assert "k1" == house.agent("ben").contact
    assert {} == house.contact().excluded


def test_a_wish_said_while_it_rings_holds_after_the_offer() -> None:
    """Whoever wanted lunch and then missed the call is at lunch, not to blame."""
    house = House()
    house.wait("k1")

    house.rest("ana", "lunch")
    assert Presence.OFFERED is house.presence("ana")[0]
    house.later(20)

    assert (Presence.NOT_READY, "lunch") == house.presence("ana")


def test_what_is_not_recorded_is_not_recorded() -> None:
    """The queue decides."""
    house = House(QueuePolicy("sales", record=False))

    house.talk("k1")

    assert ([MoveLeg("k1", "L-k1")], "off") == (house.wished, house.contact().recording)


def test_an_offer_ends_with_its_reason() -> None:
    """Every way an offer ends is told apart for the counting of agent non-response."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.wait("k1")

    ended = house.tell(c.DeclineOffer("ana", "k1.1")).events[0]

    assert OfferEnd.DECLINED is getattr(ended, "end", None)


def test_a_standing_leg_is_asked_and_moved_into_the_bridge() -> None:
    """No call is made: the leg that stands by asks, and goes where the customer is."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")

    house.wait("k1")
    assert [MoveLeg("k1", "tom@home")] == house.wished
    house.accept("tom")

    wishes = [MoveLeg("k1", "L-k1"), Record("k1", "L-k1", "start"), MoveLeg("k1", "tom@home")]
    assert (wishes, Phase.TALKING) == (house.wished, house.phase())


def test_a_standing_leg_goes_quiet_when_the_offer_is_over() -> None:
    """It fetches its script again and finds that nothing rings."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")
    house.wait("k1")

    house.decline("tom")

    assert [MoveLeg("k1", "tom@home")] == house.wished


def test_a_standing_leg_outlives_the_talk() -> None:
    """It stands by again, and the next call finds it."""
    house = House(QUICK, agents=(telephone("tom"),))
    house.stand_by("tom")
    house.wait("k1")
    house.accept("tom")

    house.drop("L-k1")
    house.later(600)
    house.wait("k2")

    assert [MoveLeg("k2", "tom@home")] == house.wished


def test_a_second_standing_leg_replaces_the_first() -> None:
    """The one that nobody needs any more is hung up."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom", "one")

    house.stand_by("tom", "two")

    assert ([HangUpLeg("", "one")], "two") == (house.wished, house.agent("tom").leg)
    house.later(10)
    assert [HangUpLeg("", "one")] == house.wished


def test_a_standing_leg_ends_when_its_agent_signs_out() -> None:
    """Nobody pays for a line that nobody sits at."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")

    house.tell(c.RequestPresence("tom", Presence.OFFLINE))

    assert [HangUpLeg("", "tom@home")] == house.wished


def test_a_standing_leg_that_breaks_while_it_rings_ends_the_offer() -> None:
    """Nobody can answer there: the customer does not wait for the ring time to run out."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")
    house.wait("k1")

    house.drop("tom@home")

    assert (Presence.NOT_READY, "device") == house.presence("tom")
    assert (Phase.WAITING, []) == (house.phase(), house.wished)


def test_a_standing_leg_that_ends_idle_is_only_noted() -> None:
    """The agent is rung on the number from then on."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")

    house.drop("tom@home")
    assert (["leg.ended"], FREE) == (house.said, house.presence("tom"))
    house.wait("k1")

    assert [RingAgent("k1", "tom", "+49tom", "k1.1", 20.0)] == house.wished


def test_nobody_takes_a_leg_that_is_somebody_elses() -> None:
    """Neither the customer's nor a colleague's."""
    house = House(agents=(telephone("tom"), telephone("tim")))
    house.stand_by("tim")
    house.call("k1")

    assert "leg_taken" == house.refused(c.BindLeg("tim@home", "tom"))
    assert "leg_taken" == house.refused(c.BindLeg("L-k1", "tom"))
    assert "leg_taken" == house.refused(c.ArriveContact("k2", "L-k1"))


def test_a_browser_phone_may_stand_by_too() -> None:
    """Then nothing has to dial in when its agent accepts."""
    house = House()
    house.stand_by("ana", "kept")
    house.wait("k1")
    house.accept("ana")

    assert (Phase.TALKING, "kept") == (house.phase(), house.contact().agent_leg)
