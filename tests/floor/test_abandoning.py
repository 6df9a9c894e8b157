"""The customer hangs up, wherever the contact stands."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.effects import CancelDial, HangUpLeg
from callcenter.floor.events import ContactClosed
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import LegCause, Outcome, QueuePolicy
from tests.floor.house import OUTSIDE, QUICK, House, browser, telephone
from tests.floor.paths import PATHS

UNANSWERED = (Phase.GREETED, Phase.WAITING, Phase.OFFERED, Phase.CONNECTING)
ANSWERED = (Phase.TALKING, Phase.ON_HOLD, Phase.CONSULTING, Phase.CONFERENCING)


def leave(house: House, cause: LegCause = LegCause.HUNG_UP) -> ContactClosed:
    """Let the customer of k1 go, and return how the contact closed."""
    decision = house.tell(c.EndLeg("L-k1", cause))
    closed = [event for event in decision.events if isinstance(event, ContactClosed)]
    assert 1 == len(closed)
    return closed[0]


@pytest.mark.parametrize("phase", UNANSWERED)
def test_leaving_before_an_answer_is_abandoning(phase: Phase) -> None:
    """The phase is told, so that ringing and waiting can be counted apart; the agent is free again."""
    house = PATHS[phase]()
    house.later(6)

    closed = leave(house)

    assert (Outcome.ABANDONED, phase.value, False) == (closed.outcome, closed.phase, closed.short)
    assert Presence.OFFERED is not house.presence("ana")[0]
    assert "unknown_leg" == house.refused(c.EndLeg("L-k1"))


@pytest.mark.parametrize("phase", UNANSWERED)
@pytest.mark.parametrize("cause", [LegCause.LOST, LegCause.FAILED])
def test_a_leg_that_broke_is_not_an_abandonment(phase: Phase, cause: LegCause) -> None:
    """We lost the customer through no wish of theirs."""
    assert Outcome.FAILED is leave(PATHS[phase](), cause).outcome


@pytest.mark.parametrize("phase", ANSWERED)
def test_leaving_a_talk_begins_the_after_contact_work(phase: Phase) -> None:
    """The contact waits for its registration, and third parties are let go."""
    house = PATHS[phase]()
    house.later(11)

    house.drop("L-k1")

    assert (Phase.WRAPPING_UP, Outcome.HANDLED) == (house.phase(), house.contact().outcome)
    assert Presence.WRAP_UP is house.presence("ana")[0]
    asked = phase in (Phase.CONSULTING, Phase.CONFERENCING)
    assert ([HangUpLeg("k1", "out@k1.2")] if asked else []) == house.wished
    house.finish()
    assert Phase.CLOSED is house.phase()


def test_a_customer_who_never_reached_the_bridge_leaves_no_agent_alone_in_it() -> None:
    """The end of the bridge lets the agent go only if the customer was in it."""
    house = PATHS[Phase.TALKING]()

    house.drop("L-k1")

    assert [HangUpLeg("k1", "ana@k1.1")] == house.wished


def test_leaving_a_talk_without_after_contact_work_closes_it() -> None:
    """Where the queue wants none, the agent is free at once."""
    house = House(QUICK)
    house.talk("k1")

    assert Outcome.HANDLED is leave(house).outcome
    assert (Presence.AVAILABLE, "") == house.presence("ana")


def test_leaving_while_a_third_party_is_rung_stops_the_ringing() -> None:
    """The dial of the consultation is cancelled."""
    house = House()
    house.talk("k1")
    house.consult(OUTSIDE)

    house.drop("L-k1")

    assert [CancelDial("k1", "k1.2")] == house.wished


def test_leaving_an_outside_talk_is_a_flow_out() -> None:
    """The call went out of the house, and so did the customer."""
    assert Outcome.TRANSFERRED_OUT is leave(PATHS[Phase.TRANSFERRING]()).outcome


def test_leaving_a_survey_ends_it() -> None:
    """The contact was handled; no answer is no answer."""
    assert Outcome.HANDLED is leave(PATHS[Phase.SURVEYING]()).outcome


def test_leaving_a_survey_early_waits_for_the_agent() -> None:
    """An agent who still works on the contact keeps it open."""
    house = House(QueuePolicy("sales", survey="stars"))
    house.talk("k1")
    house.hang_up()
    assert Phase.SURVEYING is house.phase()

    house.drop("L-k1")
    assert Phase.WRAPPING_UP is house.phase()
    house.finish()

    assert Phase.CLOSED is house.phase()


def test_leaving_the_voicemail_waits_for_the_recording() -> None:
    """The recording comes after the hang-up."""
    house = PATHS[Phase.VOICEMAIL]()
    house.drop("L-k1")
    house.later(59)
    assert Phase.VOICEMAIL is house.phase()

    closed = house.tell(c.LeaveVoicemail("k1", "r1", "https://rec.example/r1", 7.0)).events[-1]

    assert Outcome.VOICEMAIL is getattr(closed, "outcome", None)


def test_a_voicemail_that_never_comes_is_an_abandonment() -> None:
    """After a minute nobody waits for it any more."""
    house = PATHS[Phase.VOICEMAIL]()
    house.drop("L-k1")

    house.later(60)

    assert (["contact.closed"], Phase.CLOSED) == (house.said, house.phase())
    assert "unknown_contact" == house.refused(c.LeaveVoicemail("k1", "r1"))


def test_leaving_after_the_talk_changes_nothing() -> None:
    """The agent hung up first: the customer's leg ends later, and the contact waits for its agent."""
    house = House()
    house.talk("k1")
    house.hang_up()
    assert [HangUpLeg("k1", "L-k1")] == house.wished

    house.drop("L-k1")

    assert (["leg.ended"], Phase.WRAPPING_UP) == (house.said, house.phase())


@pytest.mark.parametrize("order", [("L-k1", "ana@k1.1"), ("ana@k1.1", "L-k1")])
def test_both_hang_up_at_the_same_instant(order: tuple[str, str]) -> None:
    """Whichever report comes first, the contact was handled and is wrapped up once."""
    house = House()
    house.talk("k1")

    for leg in order:
        house.drop(leg)

    assert (Phase.WRAPPING_UP, Outcome.HANDLED) == (house.phase(), house.contact().outcome)
    assert Presence.WRAP_UP is house.presence("ana")[0]
    assert {} == house.floor.state.legs
    house.finish()
    assert Phase.CLOSED is house.phase()


@pytest.mark.parametrize(("waited", "short"), [(0.0, True), (4.9, True), (5.0, True), (5.1, False)])
def test_the_threshold_of_a_short_abandon_is_inclusive(waited: float, short: bool) -> None:
    """Exactly at the threshold still counts as short."""
    house = House(away=("ana",))
    house.wait("k1")

    house.later(waited)

    assert short is leave(house).short


def test_time_in_the_menu_is_outside_the_queue_clock() -> None:
    """A long menu and a short wait is a short abandon; leaving the menu itself is none."""
    house = House(away=("ana",))
    house.call("k1")
    house.later(100)
    house.queue("k1")
    house.later(5)
    assert leave(house).short

    house.call("k2")
    decision = house.tell(c.EndLeg("L-k2"))
    assert ContactClosed(house.now, "k2", Outcome.ABANDONED, "greeted") == decision.events[-1]


def test_who_was_answered_is_no_short_abandon() -> None:
    """Back in line after a broken line, however early: an agent did answer."""
    house = House()
    house.talk("k1")
    house.drop("ana@k1.1", LegCause.FAILED)

    closed = leave(house)

    assert (Outcome.ABANDONED, False) == (closed.outcome, closed.short)


def test_leaving_while_a_telephone_rings_stops_the_ringing() -> None:
    """The agent's telephone must not ring for nobody."""
    house = House(agents=(telephone("tom"), browser("ana")), away=("ana",))
    house.wait("k1")

    house.drop("L-k1")

    assert [CancelDial("k1", "k1.1")] == house.wished
    assert (Presence.AVAILABLE, "") == house.presence("tom")


def test_a_closed_contact_stays_closed() -> None:
    """A late webhook of the same call wakes nothing."""
    house = House()
    house.call("k1")
    house.drop("L-k1")

    assert "known_contact" == house.refused(c.ArriveContact("k1", "L-k1"))
    assert "unknown_contact" == house.refused(c.RequestQueue("k1", "sales"))


def test_closed_contacts_are_remembered_for_a_day() -> None:
    """The memory of them does not grow for ever."""
    house = House()
    house.call("k1")
    house.drop("L-k1")
    house.later(86_401)

    house.call("k2")
    house.drop("L-k2")

    assert ["k2"] == list(house.floor.state.closed)
