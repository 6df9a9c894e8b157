"""Several contacts at once: as many of each channel as an agent's capacity says, one ring at a time."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.calling import PlaceCall
from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import (
    AgentProfile,
    Capacity,
    LegCause,
    Needs,
    QueuePolicy,
    Reserve,
    Skill,
    Target,
    TargetKind,
)
from tests.floor.house import NUMBER, House, browser, telephone

SALES = QueuePolicy("sales", disposition_required=False)
BESIDE = Capacity(message=2, beside_calls=True)
AFTER = Capacity(message=2)


def crew(capacity: Capacity | None, *names: str) -> tuple[AgentProfile, ...]:
    """Return agents of one capacity."""
    return tuple(AgentProfile(name, queues=("sales",), capacity=capacity) for name in names or ("ana",))


def office(capacity: Capacity | None = BESIDE, *names: str) -> House:
    """A house with agents of one capacity."""
    return House(SALES, agents=crew(capacity, *names))


def takes(house: House, *ids: str, agent: str = "ana") -> None:
    """Customers write one after the other, and the agent takes each."""
    for id_ in ids:
        house.write(id_)
        house.accept(agent)


def test_messages_are_held_up_to_the_capacity() -> None:
    """Another is offered once one of them is done with, its after-contact work included."""
    house = office()
    takes(house, "m1", "m2")
    house.write("m3")
    assert (["m1", "m2"], Phase.WAITING) == (house.agent().messages, house.phase("m3"))

    house.hang_up("ana", "m1")
    assert Phase.WAITING is house.phase("m3")
    house.tell(c.FinishWrapUp("ana", "m1"))

    assert ("m3", ["m2"]) == (house.agent().ringing, house.agent().messages)


def test_without_a_capacity_it_is_one_contact_in_all() -> None:
    """As ever: neither a message beside a message, nor a call beside one."""
    house = office(None)
    takes(house, "m1")
    house.write("m2")
    house.wait("k1")

    assert ("m1", "", Phase.WAITING) == (house.agent().contact, house.agent().ringing, house.phase("m2"))


def test_a_call_interrupts() -> None:
    """It is offered beside messages, which go on; never a second call."""
    house = office(AFTER)
    takes(house, "m1", "m2")
    house.talk("k1")
    house.wait("k2")

    assert ("k1", ["m1", "m2"]) == (house.agent().call, house.agent().messages)
    assert (Presence.ON_CONTACT, Phase.WAITING) == (house.presence()[0], house.phase("k2"))
    house.tell(c.SendReply("ana", "m1", "one moment"))


@pytest.mark.parametrize(("capacity", "ringing"), [(BESIDE, "m1"), (AFTER, "")])
def test_whether_messages_ring_during_a_call(capacity: Capacity, ringing: str) -> None:
    """Only where the capacity says so; its after-contact work belongs to the call."""
    house = office(capacity)
    house.talk("k1")
    house.write("m1")
    assert ringing == house.agent().ringing
    if ringing:
        return
    house.hang_up()
    assert "" == house.agent().ringing

    house.tell(c.FinishWrapUp("ana"))

    assert "m1" == house.agent().ringing


def test_one_thing_rings_at_a_time() -> None:
    """The next waits until this offer is over, though there is room for both."""
    house = office()
    house.write("m1")
    house.wait("k1")
    assert ("m1", Phase.WAITING) == (house.agent().ringing, house.phase("k1"))

    house.accept()

    assert (["m1"], "k1") == (house.agent().messages, house.agent().ringing)


def test_who_has_fewest_contacts_is_asked_first() -> None:
    """Among equals the turn passes on."""
    house = office(Capacity(message=3), "ana", "ben")
    takes(house, "m1")
    house.write("m2")
    assert "m2" == house.agent("ben").ringing
    house.accept("ben")

    house.later(1)
    house.write("m3")

    assert "m3" == house.agent("ana").ringing


def test_a_free_agent_goes_before_a_busy_one_who_was_free_for_longer() -> None:
    """Ana has been signed in for longer, but has a message."""
    house = House(SALES, agents=crew(AFTER, "ana", "ben"), away=("ben",))
    takes(house, "m1")
    house.later(5)
    house.come("ben")

    house.wait("k1")

    assert "k1" == house.agent("ben").ringing


def test_each_contact_has_its_own_after_contact_work() -> None:
    """Extended and ended apart, by the contact; without one there must be only one."""
    house = office()
    takes(house, "m1", "m2")
    house.hang_up("ana", "m1")
    house.later(10)
    house.hang_up("ana", "m2")
    assert Presence.WRAP_UP is house.presence()[0]
    assert "contact_missing" == house.refused(c.FinishWrapUp("ana"))
    assert "not_wrapping_up" == house.refused(c.FinishWrapUp("ana", "m9"))

    house.tell(c.ExtendWrapUp("ana", "m2"))
    house.later(20)
    assert (Phase.CLOSED, Phase.WRAPPING_UP) == (house.phase("m1"), house.phase("m2"))
    house.later(40)

    assert (Phase.CLOSED, Presence.AVAILABLE) == (house.phase("m2"), house.presence()[0])


def test_overdue_work_on_one_contact_hides_no_other_deadline() -> None:
    """The first waits for its registration; the second ends with its time."""
    house = House(QueuePolicy("sales"), agents=crew(BESIDE))
    takes(house, "m1", "m2")
    house.register("ana", "m2")
    house.hang_up("ana", "m1")
    house.later(10)
    house.hang_up("ana", "m2")

    house.later(30)

    assert (Phase.WRAPPING_UP, Phase.CLOSED) == (house.phase("m1"), house.phase("m2"))


def test_a_call_that_ends_leaves_the_messages() -> None:
    """After-contact work runs beside them, and ends with its time."""
    house = office()
    takes(house, "m1")
    house.talk("k1")

    house.hang_up()
    assert (Presence.ON_CONTACT, ["k1"]) == (house.presence()[0], [w.contact for w in house.agent().wrap_ups])
    house.later(30)

    assert (Phase.CLOSED, Presence.ON_CONTACT) == (house.phase("k1"), house.presence()[0])


def test_a_wish_holds_after_the_last_contact_and_stops_new_ones() -> None:
    """Whoever wants a break finishes what is at hand, and gets nothing more."""
    house = office()
    takes(house, "m1", "m2")
    house.rest()
    house.hang_up("ana", "m1")
    house.tell(c.FinishWrapUp("ana"))
    house.write("m3")
    assert (Presence.ON_CONTACT, "") == (house.presence()[0], house.agent().ringing)

    house.hang_up("ana", "m2")
    house.tell(c.FinishWrapUp("ana"))

    assert (Presence.NOT_READY, "lunch") == house.presence()
    assert Phase.WAITING is house.phase("m3")


def test_who_misses_a_ring_beside_a_contact_is_not_ready_after_it() -> None:
    """The contact at hand goes on; the agent may take it back at once."""
    house = office()
    takes(house, "m1")
    house.wait("k1")
    house.later(20)
    assert (Phase.WAITING, Presence.ON_CONTACT) == (house.phase("k1"), house.presence()[0])
    assert (Presence.NOT_READY, "no_answer") == (house.agent().wish, house.agent().wish_reason)
    house.later(30)
    assert "" == house.agent().ringing

    house.come()

    assert "k1" == house.agent().ringing


def test_leaving_gives_back_what_rings_and_keeps_what_is_at_hand() -> None:
    """A customer is never cut off by a change of presence."""
    house = office()
    takes(house, "m1")
    house.write("m2")

    house.leave()

    assert (Phase.WAITING, ["m1"]) == (house.phase("m2"), house.agent().messages)
    assert (Presence.ON_CONTACT, Presence.OFFLINE) == (house.presence()[0], house.agent().wish)


def test_being_done_with_everything_at_once() -> None:
    """Asking to be available ends all after-contact work, or none of it."""
    house = House(QueuePolicy("sales"), agents=crew(BESIDE))
    takes(house, "m1", "m2")
    house.hang_up("ana", "m1")
    house.hang_up("ana", "m2")
    house.register("ana", "m1")
    assert "disposition_missing" == house.refused(c.RequestPresence("ana", Presence.AVAILABLE))
    house.register("ana", "m2")

    house.come()

    assert (Phase.CLOSED, Phase.CLOSED) == (house.phase("m1"), house.phase("m2"))
    assert Presence.AVAILABLE is house.presence()[0]


def test_a_ring_goes_on_while_the_last_work_ends() -> None:
    """In after-contact work on a message, rung for a call: done, the agent is only rung."""
    house = office(AFTER)
    takes(house, "m1")
    house.hang_up("ana", "m1")
    house.wait("k1")
    assert (Presence.WRAP_UP, "k1") == (house.presence()[0], house.agent().ringing)

    house.come()

    assert (Presence.OFFERED, Phase.CLOSED) == (house.presence()[0], house.phase("m1"))
    house.dial_in()
    assert "k1" == house.agent().call


def test_none_of_a_channel() -> None:
    """Calls go where nobody would take them; who writes is served; the explanation says why."""
    house = office(Capacity(voice=0, message=1))
    house.call("k1")
    house.queue("k1")
    assert Phase.VOICEMAIL is house.phase("k1")

    house = House(SALES, agents=(*crew(Capacity(0, 2), "ana"), browser("ben")), away=("ben",))
    house.wait("k1")
    assert Phase.WAITING is house.phase("k1")
    verdicts = why_not(house.floor.state, house.contact("k1"))
    assert ("channel_not_taken", "voice") == (verdicts["ana"].verdict, verdicts["ana"].detail)
    assert "offline" == verdicts["ben"].verdict


def test_nobody_waits_for_a_manager_who_takes_no_calls() -> None:
    """A transfer to them is refused, and a flow that names them waits for anyone."""
    house = House(SALES, agents=(*crew(Capacity(0, 2), "ana"), browser("ben")))
    house.call("k1")
    house.queue("k1", target="ana")
    assert "k1" == house.agent("ben").ringing
    house.dial_in("ben")

    refused = house.refused(c.Transfer("ben", "k1", Target(TargetKind.AGENT, "ana")))

    assert "channel_not_taken" == refused


def test_a_reserve_counts_room_for_the_channel() -> None:
    """One of two is kept for the best customers' calls; who has room for messages alone is none of them."""
    policy = QueuePolicy("sales", reserve=Reserve(1, ("A",), 60.0), disposition_required=False)
    house = House(policy, agents=(*crew(Capacity(0, 2), "ana"), *crew(None, "ben")))
    house.wait("k1")
    assert Phase.WAITING is house.phase("k1")

    house.write("m1")
    assert "m1" == house.agent("ana").ringing
    house.wait("k2", tier="A")

    assert "k2" == house.agent("ben").ringing


def test_a_colleague_with_messages_can_be_consulted_and_take_over() -> None:
    """A consultation is a call: it rings beside messages, and is refused during a call."""
    house = office(AFTER, "ana", "ben")
    takes(house, "m1")
    house.talk("k1", "ben")
    house.consult(Target(TargetKind.AGENT, "ana"), "ben")
    assert "k1" == house.agent("ana").ringing
    house.dial_in("ana")
    assert ("k1", ["m1"]) == (house.agent("ana").call, house.agent("ana").messages)

    house.tell(c.CancelConsult("ben", "k1"))

    assert ("", ["m1"]) == (house.agent("ana").call, house.agent("ana").messages)
    assert Presence.ON_CONTACT is house.presence("ana")[0]


def test_a_line_that_breaks_loses_no_message() -> None:
    """The caller waits again, the agent's messages stay, and no call comes before the agent says so."""
    house = House(SALES, agents=(AgentProfile("ana", queues=("sales",), capacity=BESIDE),))
    takes(house, "m1")
    leg = house.talk("k1")

    house.drop(leg, LegCause.LOST)

    assert (Phase.WAITING, ["m1"]) == (house.phase("k1"), house.agent().messages)
    assert Presence.NOT_READY is house.agent().wish


def test_occupancy_counts_a_second_once() -> None:
    """Two messages and a call at the same time are one agent's time."""
    house = office()
    takes(house, "m1", "m2")
    house.talk("k1")
    house.later(60)
    for id_ in ("m1", "m2", "k1"):
        house.hang_up("ana", id_)
        house.tell(c.FinishWrapUp("ana", id_))

    assert 60.0 == house.agent().handled_seconds


def test_a_smaller_capacity_takes_nothing_away() -> None:
    """Whoever has more than the new house allows finishes it; nothing comes before there is room."""
    house = office()
    takes(house, "m1", "m2")
    house.tell(c.Configure((SALES,), crew(Capacity(message=1))))
    house.write("m3")
    assert (["m1", "m2"], Phase.WAITING) == (house.agent().messages, house.phase("m3"))
    house.hang_up("ana", "m1")
    house.tell(c.FinishWrapUp("ana"))
    assert Phase.WAITING is house.phase("m3")

    house.hang_up("ana", "m2")
    house.tell(c.FinishWrapUp("ana"))

    assert "m3" == house.agent().ringing


def test_a_supervisor_breaks_no_contact_and_clears_the_rest() -> None:
    """Forced to be away only where nothing is at hand."""
    house = office()
    takes(house, "m1")
    assert "agent_busy" == house.refused(o.ForcePresence("ana", Presence.OFFLINE, by="sue"))
    house.hang_up("ana", "m1")
    house.write("m2")

    house.tell(o.ForcePresence("ana", Presence.OFFLINE, by="sue"))

    assert (Phase.WAITING, Presence.OFFLINE) == (house.phase("m2"), house.presence()[0])


def test_an_agent_with_messages_may_call_a_customer() -> None:
    """Their line is free; in a call it is not."""
    house = House(SALES, agents=(telephone("tom"), *crew(BESIDE)), away=("tom",))
    takes(house, "m1")
    house.tell(PlaceCall("p1", "ana", NUMBER, "sales"))
    assert ("p1", ["m1"]) == (house.agent().ringing, house.agent().messages)
    house.dial_in()
    assert "p1" == house.agent().call
    assert "agent_busy" == house.refused(PlaceCall("p2", "ana", NUMBER, "sales"))


def test_who_lacks_the_skill_is_passed_over_for_one_with_a_contact() -> None:
    """Fewest contacts first, of those who can."""
    house = House(
        SALES,
        agents=(
            browser("ben"),
            AgentProfile("ana", queues=("sales",), skills={"german": 5}, capacity=AFTER),
        ),
        away=("ben",),
    )
    takes(house, "m1")
    house.come("ben")
    house.call("k1")

    house.queue("k1", needs=Needs(required=(Skill("german"),)))

    assert "k1" == house.agent("ana").ringing
