"""Listening, whispering, barging in and taking over: by a leg of one's own, on record, never for long."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.effects import HangUpLeg, HoldLeg, TuneLeg
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Monitor
from callcenter.floor.values import LegCause, LegRole, MonitorMode
from tests.floor.house import House, browser, telephone, to_agent, to_queue

LISTEN, WHISPER, BARGE = MonitorMode.LISTEN, MonitorMode.WHISPER, MonitorMode.BARGE


def talking() -> House:
    """Ana talks; sue (an agent too) and ben are there, not ready."""
    house = House(agents=(browser("ana"), browser("ben"), browser("sue", "vip")), away=("ben", "sue"))
    house.talk()
    house.come("sue")
    return house


def listen(house: House, who: str = "sue", mode: MonitorMode = LISTEN, *, comes: bool = True) -> Monitor:
    """Somebody listens in on k1; return their part in it."""
    house.tell(o.MonitorContact("k1", who, mode, who))
    monitor = house.contact().monitor(who)
    assert monitor is not None
    if comes:
        house.tell(c.BindLeg(f"{who}@{monitor.attempt}", who, monitor.attempt))
    return monitor


def test_a_supervisor_listens_and_leaves() -> None:
    """Who listened is on record; nobody rings at them meanwhile; afterwards they are free again."""
    house = talking()

    monitor = listen(house)

    assert ("sue@k1.2", LegRole.MONITOR) == (monitor.leg, house.floor.state.legs[monitor.leg].role)
    assert (Presence.NOT_READY, "monitoring") == house.presence("sue")
    assert "monitoring" == house.refused(c.RequestPresence("sue", Presence.AVAILABLE))
    house.tell(o.EndMonitor("k1", "sue"))
    assert house.said == ["contact.monitor_ended", "agent.presence_changed"]
    assert house.wished == [HangUpLeg("k1", "sue@k1.2")]
    assert (Presence.AVAILABLE, "") == house.presence("sue")
    house.drop("sue@k1.2")
    assert Phase.TALKING is house.phase()


def test_a_user_without_a_desk_can_listen() -> None:
    """The name of their phone is enough; the floor knows no such agent."""
    house = talking()
    assert listen(house, "user:tom").leg in house.contact().legs()


@pytest.mark.parametrize(
    ("mode", "tuned"),
    [
        (WHISPER, TuneLeg("k1", "sue@k1.2", "CF1", coach="ana@k1.1")),
        (BARGE, TuneLeg("k1", "sue@k1.2", "CF1")),
    ],
)
def test_the_mode_changes_while_in(mode: MonitorMode, tuned: TuneLeg) -> None:
    """The carrier is told who hears the leg now; the same again tells nothing."""
    house = talking()
    house.tell(c.OpenBridge("k1", "CF1"))
    listen(house)

    house.tell(o.ChangeMonitor("k1", "sue", mode))

    assert house.wished == [tuned]
    house.tell(o.ChangeMonitor("k1", "sue", mode))
    assert house.said == []


def test_a_leg_that_never_comes_is_not_waited_for() -> None:
    """The way in is open for as long as an agent's leg has to come."""
    house = talking()
    attempt = listen(house, comes=False).attempt

    house.later(15)

    assert house.contact().monitors == []
    assert (Presence.NOT_READY, "monitoring") == house.presence("sue")
    house.come("sue")
    assert "offer_over" == house.refused(c.BindLeg("late", "sue", attempt))


def test_it_ends_with_the_talk() -> None:
    """Neither the customer's end nor a transfer leaves somebody behind in the line."""
    for end in (c.EndLeg("L-k1"), c.Transfer("ana", "k1", to_queue("sales")), c.HangUpContact("ana", "k1")):
        house = talking()
        listen(house)
        house.tell(end)
        assert "contact.monitor_ended" in house.said
        assert HangUpLeg("k1", "sue@k1.2") in house.wished
        assert Presence.AVAILABLE is house.presence("sue")[0]


def test_whoever_whispers_is_heard_by_the_next_agent() -> None:
    """A hand-over changes whom the whisper is for."""
    house = talking()
    house.come("ben")
    listen(house, mode=WHISPER)
    house.consult(to_agent("ben"))
    leg = house.dial_in("ben")

    house.tell(c.CompleteConsult("ana", "k1"))

    assert [TuneLeg("k1", "sue@k1.2", "", coach=leg)] == [e for e in house.wished if isinstance(e, TuneLeg)]


@pytest.mark.parametrize("phase", [Phase.TALKING, Phase.ON_HOLD])
def test_a_listening_agent_takes_over_at_once(phase: Phase) -> None:
    """The agent before goes into after-contact work, and the customer never loses the line."""
    house = talking()
    listen(house)
    if phase is Phase.ON_HOLD:
        house.tell(c.Hold("ana", "k1"))

    house.tell(o.TakeOver("k1", "sue", "sue"))

    assert (Phase.TALKING, "sue", "sue@k1.2") == (
        house.phase(),
        house.contact().agent,
        house.contact().agent_leg,
    )
    assert (Presence.WRAP_UP, Presence.ON_CONTACT) == (house.presence("ana")[0], house.presence("sue")[0])
    assert HangUpLeg("k1", "ana@k1.1") in house.wished
    assert TuneLeg("k1", "sue@k1.2", "") in house.wished
    assert (HoldLeg("k1", "L-k1", "", False) in house.wished) == (phase is Phase.ON_HOLD)
    house.hang_up("sue")
    house.register("sue")
    assert Presence.WRAP_UP is house.presence("sue")[0]


def test_taking_over_from_outside_waits_for_the_leg() -> None:
    """The customer stays with the agent until somebody is really there."""
    house = talking()
    house.tell(o.TakeOver("k1", "sue", "sue"))
    monitor = house.contact().monitor("sue")
    assert monitor is not None
    assert "ana" == house.contact().agent

    house.tell(c.BindLeg("sue-leg", "sue", monitor.attempt))

    assert ("sue", "sue-leg") == (house.contact().agent, house.contact().agent_leg)


def test_who_left_before_the_leg_came_takes_nobody() -> None:
    """The agent keeps the customer."""
    house = talking()
    house.tell(o.TakeOver("k1", "sue", "sue"))
    monitor = house.contact().monitor("sue")
    assert monitor is not None
    house.leave("sue")

    house.tell(c.BindLeg("sue-leg", "sue", monitor.attempt))

    assert "ana" == house.contact().agent
    assert HangUpLeg("k1", "sue-leg") in house.wished


def test_a_mode_that_could_not_be_set_ends_it() -> None:
    """Better nobody listens than somebody is heard by the wrong ones."""
    house = talking()
    listen(house)
    house.tell(o.ChangeMonitor("k1", "sue", WHISPER))

    house.tell(c.FailEffect("tune_leg", "k1", "sue@k1.2"))

    assert house.contact().monitors == []
    assert HangUpLeg("k1", "sue@k1.2") in house.wished


def test_an_agent_who_stays_mute_loses_the_customer_to_the_line() -> None:
    """Taken over by a leg that cannot be opened: back in line, with the place kept."""
    house = talking()
    listen(house)
    house.tell(o.TakeOver("k1", "sue", "sue"))

    house.tell(c.FailEffect("tune_leg", "k1", "sue@k1.2"))

    assert Phase.WAITING is house.phase()


def test_a_broken_line_ends_it() -> None:
    """Nobody is hung up who has gone."""
    house = talking()
    listen(house)
    house.drop("sue@k1.2", LegCause.FAILED)
    assert (house.contact().monitors, house.wished) == ([], [])


def test_the_same_leg_twice_is_once_and_another_is_none() -> None:
    """A doubled webhook changes nothing; a second phone stays outside."""
    house = talking()
    monitor = listen(house)
    house.tell(c.BindLeg(monitor.leg, "sue", monitor.attempt))
    assert house.said == []
    assert "offer_over" == house.refused(c.BindLeg("second", "sue", monitor.attempt))
    assert "leg_taken" == house.refused(c.BindLeg("L-k1", "sue", monitor.attempt))


def test_what_cannot_be_listened_to() -> None:
    """One's own talk, two at once, what no agent has, by whom is busy or on a telephone; or messages."""
    house = House(agents=(browser("ana"), browser("ben"), telephone("tel")), away=("ben", "tel"))
    house.talk("k1")
    assert "own_contact" == house.refused(o.MonitorContact("k1", "ana", LISTEN))
    assert "wrong_device" == house.refused(o.MonitorContact("k1", "tel", LISTEN))
    assert "not_a_choice" == house.refused(o.MonitorContact("k1", "x", MonitorMode.TAKE_OVER))
    house.come("ben")
    house.wait("k2")
    assert "agent_busy" == house.refused(o.MonitorContact("k1", "ben", LISTEN))
    assert "wrong_phase" == house.refused(o.MonitorContact("k2", "x", LISTEN))
    house.dial_in("ben")
    listen(house, "x")
    assert "monitoring" == house.refused(o.MonitorContact("k2", "x", LISTEN))
    assert "not_monitoring" == house.refused(o.ChangeMonitor("k2", "x", BARGE))
    assert "not_monitoring" == house.refused(o.EndMonitor("k2", "x"))
    assert "agent_offline" == house.refused(o.TakeOver("k1", "tel"))
