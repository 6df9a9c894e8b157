"""While customer and agent have each other: hold, recording, hanging up, broken lines, surveys."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.effects import HangUpLeg, HoldLeg, MoveLeg, Record
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import LegCause, QueuePolicy
from tests.floor.house import NOON, House, browser, telephone
from tests.floor.paths import PATHS


def test_holding_and_resuming() -> None:
    """The customer hears music and comes back; the bridge's own name goes along."""
    house = House()
    house.talk("k1")
    house.tell(c.OpenBridge("k1", "CF1"))

    house.tell(c.Hold("ana", "k1"))
    assert ([HoldLeg("k1", "L-k1", "CF1", True)], Phase.ON_HOLD) == (house.wished, house.phase())
    house.tell(c.Resume("ana", "k1"))

    assert ([HoldLeg("k1", "L-k1", "CF1", False)], Phase.TALKING) == (house.wished, house.phase())


def test_a_bridge_named_twice_is_named_once() -> None:
    """A late report of an old start changes nothing (T28)."""
    house = House()
    house.talk("k1")
    house.tell(c.OpenBridge("k1", "CF1"))

    house.tell(c.OpenBridge("k1", "CF1"))

    assert [] == house.said


def test_the_agent_hangs_up() -> None:
    """The customer is let go, and after-contact work begins."""
    house = House()
    house.talk("k1")

    house.hang_up()

    assert ["contact.released", "contact.customer_left"] == house.said
    assert [HangUpLeg("k1", "L-k1")] == house.wished
    assert Presence.WRAP_UP is house.presence("ana")[0]


def test_an_agents_leg_that_hangs_up_is_hanging_up() -> None:
    """Putting the receiver down is the button."""
    house = House()
    leg = house.talk("k1")

    house.drop(leg)

    assert ["leg.ended", "contact.released", "contact.customer_left"] == house.said
    assert [HangUpLeg("k1", "L-k1")] == house.wished


@pytest.mark.parametrize("cause", [LegCause.FAILED, LegCause.LOST])
def test_an_agents_line_that_breaks_loses_nobody(cause: LegCause) -> None:
    """The customer goes back in line with the old place, the agent's device is to blame."""
    house = House()
    leg = house.talk("k1")
    house.later(300)

    house.drop(leg, cause)

    assert [MoveLeg("k1", "L-k1")] == house.wished
    assert (Phase.WAITING, NOON) == (house.phase(), house.contact().queued_at)
    assert (Presence.NOT_READY, "device") == house.presence("ana")


def test_a_long_talk_that_breaks_does_not_make_its_customer_late() -> None:
    """The longest wait is measured from joining the line, not from the first time."""
    house = House(QueuePolicy("sales", max_wait=60.0))
    leg = house.talk("k1")
    house.later(300)
    house.drop(leg, LegCause.FAILED)

    house.later(59)
    assert Phase.WAITING is house.phase()
    house.later(1)

    assert Phase.VOICEMAIL is house.phase()


def test_hanging_up_on_a_held_customer_gives_them_back() -> None:
    """The agent cannot have meant goodbye: the customer heard music."""
    house = PATHS[Phase.ON_HOLD]()

    house.drop("ana@k1.1")

    assert (Phase.WAITING, [MoveLeg("k1", "L-k1")]) == (house.phase(), house.wished)


@pytest.mark.parametrize("phase", [Phase.ON_HOLD, Phase.CONSULTING])
def test_ending_a_held_contact_on_the_screen_ends_it(phase: Phase) -> None:
    """The button is meant; a held customer is asked nothing."""
    house = PATHS[phase]()

    house.hang_up()

    assert (Phase.WRAPPING_UP, HangUpLeg("k1", "L-k1")) == (house.phase(), house.wished[-1])


def test_a_survey_follows_the_talk() -> None:
    """The customer is fetched out of the bridge and asked; the agent works on meanwhile."""
    house = House(QueuePolicy("sales", survey="stars"))
    house.talk("k1")

    house.hang_up()
    assert [MoveLeg("k1", "L-k1")] == house.wished
    assert (Phase.SURVEYING, Presence.WRAP_UP) == (house.phase(), house.presence("ana")[0])
    house.tell(c.AdvanceMenu("k1", house.contact().menu_turn, {"stars": 5}))
    house.tell(c.FinishMenu("k1", turn=house.contact().menu_turn))
    assert Phase.WRAPPING_UP is house.phase()
    house.finish()

    assert Phase.CLOSED is house.phase()


def test_a_leg_that_stays_up_without_business_is_hung_up_again_and_again() -> None:
    """The agent's leg should have left with the bridge; if not, it is ended."""
    house = House()
    leg = house.talk("k1")
    house.drop("L-k1")

    house.later(10)
    assert [HangUpLeg("k1", leg)] == house.wished
    house.later(30)
    assert [HangUpLeg("k1", leg)] == house.wished
    house.drop(leg)
    house.later(60)

    assert [] == house.wished


def test_recording_pauses_for_card_data_with_who_and_why() -> None:
    """Paused and resumed by the agent who speaks, on record (PC-02)."""
    house = House()
    house.talk("k1")

    decision = house.tell(c.SetRecording("ana", "k1", True, "card"))
    told = decision.events[0]
    assert ("paused", "ana", "card") == (
        *(getattr(told, name, "") for name in ("recording", "agent", "reason")),
    )
    assert [Record("k1", "L-k1", "pause")] == house.wished
    house.tell(c.SetRecording("ana", "k1", False))

    assert ([Record("k1", "L-k1", "resume")], "on") == (house.wished, house.contact().recording)


def test_a_recording_is_paused_once() -> None:
    """Pausing what is paused, or resuming what runs, is refused."""
    house = House()
    house.talk("k1")
    assert "not_paused" == house.refused(c.SetRecording("ana", "k1", False))

    house.tell(c.SetRecording("ana", "k1", True))

    assert "not_recording" == house.refused(c.SetRecording("ana", "k1", True))


@pytest.mark.parametrize(
    ("paused", "truth"),
    [((), "off"), ((True,), "on"), ((True, False), "off")],
    ids=["start", "pause", "resume"],
)
def test_a_recording_that_does_not_obey_is_told_as_it_is(paused: tuple[bool, ...], truth: str) -> None:
    """An agent must know that a recording runs on, or that none does (PC-02)."""
    house = House()
    house.talk("k1")
    for pause in paused:
        house.tell(c.SetRecording("ana", "k1", pause))

    house.tell(c.FailEffect("record", "k1", "L-k1", reason="refused"))

    assert ["effect.failed", "contact.recording_changed"] == house.said
    assert truth == house.contact().recording


def test_the_recording_goes_on_with_the_next_agent() -> None:
    """A second agent neither starts a second recording nor loses the pause."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    leg = house.talk("k1")
    house.tell(c.SetRecording("ana", "k1", True))
    house.drop(leg, LegCause.FAILED)
    house.come("ben")

    house.dial_in("ben")

    assert ([MoveLeg("k1", "L-k1")], "paused") == (house.wished, house.contact().recording)


def test_a_standing_leg_that_hangs_up_ends_the_talk_and_stands_by_no_more() -> None:
    """The receiver is down: the next call rings the number."""
    house = House(agents=(telephone("tom"),))
    house.stand_by("tom")
    house.wait("k1")
    house.accept("tom")

    house.drop("tom@home")

    assert (Phase.WRAPPING_UP, "") == (house.phase(), house.agent("tom").leg)
