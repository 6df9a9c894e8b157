"""Calls dialled ahead of the agents: an agent within two seconds of the greeting, else the message."""

from typing import Any

import pytest

from callcenter.floor import Floor
from callcenter.floor import ahead as a
from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.ahead_events import CallAbandoned, CallAnswered
from callcenter.floor.effects import CancelDial, DialNumber, HangUpLeg, MoveLeg
from callcenter.floor.events import ContactClosed
from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import (
    AnsweredBy,
    FloorRules,
    LegCause,
    Needs,
    OnMachine,
    Outcome,
    QueuePolicy,
    Skill,
)
from tests.floor.house import NUMBER, QUICK, House, browser, telephone

MESSAGE = "Acme called. Ring +4930999."


def dial(house: House, id_: str = "k1", **wish: Any) -> None:
    """Dial a customer ahead."""
    house.tell(a.DialAhead(id_, "sales", NUMBER, "spring", MESSAGE, **wish))


def answer(house: House, id_: str = "k1", by: AnsweredBy = AnsweredBy.UNKNOWN, ago: float = 0.0) -> None:
    """Let whoever was dialled answer."""
    house.tell(c.AnswerLeg(id_, f"{id_}.1", f"L-{id_}", by, ago))


def standing(**wish: Any) -> House:
    """A house whose one agent's leg stands, and who is free; k1 rings."""
    house = House()
    house.stand_by("ana")
    dial(house, **wish)
    return house


def test_who_answers_gets_the_free_agent_without_ringing() -> None:
    """In the same decision; the agent's leg is moved, the customer's fetches its script anyway."""
    house = standing()
    assert (Phase.REACHING, Presence.AVAILABLE) == (house.phase(), house.presence()[0])

    answer(house)

    assert (Phase.TALKING, "ana", "ana@home") == (
        house.phase(),
        house.contact().agent,
        house.contact().agent_leg,
    )
    assert [MoveLeg("k1", "ana@home")] == [each for each in house.wished if isinstance(each, MoveLeg)]
    house.later(60)
    assert Phase.TALKING is house.phase()


def test_who_answered_for_a_queue_that_is_taken_away_hears_the_message() -> None:
    """They are no caller of ours who could be asked for a voicemail."""
    house = standing()
    house.rest("ana")
    answer(house)

    house.tell(c.Configure((), (browser("ana"),)))
    house.later(0.5)

    assert Phase.WAITING is house.phase()
    house.later(2)
    assert Phase.ANNOUNCING is house.phase()


def test_an_agent_who_gets_free_in_time_is_handed_the_call() -> None:
    """At the last moment still; then both legs are moved."""
    house = standing()
    house.rest("ana")
    answer(house)
    assert Phase.WAITING is house.phase()
    house.later(1.9)

    house.come("ana")

    assert Phase.TALKING is house.phase()
    assert [MoveLeg("k1", "ana@home"), MoveLeg("k1", "L-k1")] == house.wished[:2]


def test_after_two_seconds_it_is_the_message_and_not_an_agent() -> None:
    """The call counts as abandoned whoever comes now; when the message is over, so is the call."""
    house = standing()
    house.rest("ana")
    answer(house)
    house.later(2.0)

    assert (["call.abandoned"], [MoveLeg("k1", "L-k1")]) == (house.said, house.wished)
    house.come("ana")
    assert Phase.ANNOUNCING is house.phase()
    decision = house.tell(c.EndLeg("L-k1"))
    (closed,) = [event for event in decision.events if isinstance(event, ContactClosed)]
    assert (Outcome.UNREACHED, "abandoned") == (closed.outcome, closed.reason)


def test_the_two_seconds_count_from_the_end_of_the_greeting() -> None:
    """What the carrier needed to tell is not given on top; who is late already hears the message at once."""
    house = standing()
    house.rest("ana")
    answer(house, ago=1.2)
    house.later(0.7)
    assert Phase.WAITING is house.phase()
    house.later(0.1)
    assert Phase.ANNOUNCING is house.phase()

    late = standing()
    answer(late, ago=2.0)
    assert (Phase.ANNOUNCING, []) == (late.phase(), late.wished)


def test_an_agent_who_comes_after_a_stall_comes_too_late() -> None:
    """The deadline holds even if nobody told the time at the right moment."""
    house = standing()
    house.rest("ana")
    answer(house)
    house.now += 2.5

    decision = house.tell(c.RequestPresence("ana", Presence.AVAILABLE))

    assert any(isinstance(event, CallAbandoned) for event in decision.events)
    assert (Phase.ANNOUNCING, Presence.AVAILABLE) == (house.phase(), house.presence()[0])


def test_who_answers_goes_before_all_who_wait() -> None:
    """They did not ask for the call, and cannot wait."""
    house = House(QUICK, agents=(telephone("ana"),))
    house.stand_by("ana")
    house.talk("k9")
    house.wait("k2", tier="A")
    dial(house)
    answer(house)

    house.hang_up("ana", "k9")

    assert (Phase.TALKING, Phase.WAITING) == (house.phase(), house.phase("k2"))


def test_only_an_agent_whose_leg_stands_can_be_there_at_once() -> None:
    """A browser phone that has to dial in first is left free, and the reason is told."""
    house = House()
    dial(house)
    answer(house)

    assert "no_standing_leg" == why_not(house.floor.state, house.contact())["ana"].verdict
    house.stand_by("ana")
    assert Phase.TALKING is house.phase()


def test_skills_hold_for_calls_dialled_ahead() -> None:
    """Nobody is handed a call that they cannot serve."""
    house = standing(needs=Needs(required=(Skill("german", 2),)))
    answer(house)

    assert Phase.WAITING is house.phase()
    assert "skill_missing:german" == why_not(house.floor.state, house.contact())["ana"].verdict


def test_two_answer_and_one_agent_is_free() -> None:
    """One talks, the other hears the message."""
    house = standing()
    dial(house, "k2")
    answer(house)
    answer(house, "k2")
    house.later(2.0)

    assert (Phase.TALKING, Phase.ANNOUNCING) == (house.phase(), house.phase("k2"))


def test_hanging_up_at_once_is_no_abandoned_call() -> None:
    """Nobody kept them waiting for two seconds."""
    house = standing()
    house.rest("ana")
    answer(house)
    decision = house.tell(c.EndLeg("L-k1"))
    (closed,) = [event for event in decision.events if isinstance(event, ContactClosed)]

    assert (Outcome.UNREACHED, "hung_up", "waiting") == (closed.outcome, closed.reason, closed.phase)


@pytest.mark.parametrize("cause", [LegCause.BUSY, LegCause.NO_ANSWER, LegCause.FAILED])
def test_a_dial_that_comes_to_nothing_is_over(cause: LegCause) -> None:
    """The record's rule says whether it is tried again, not the floor."""
    house = standing()
    decision = house.tell(c.FailDial("k1", "k1.1", cause))
    (closed,) = [event for event in decision.events if isinstance(event, ContactClosed)]

    assert (Outcome.UNREACHED, cause.value) == (closed.outcome, closed.reason)


def test_a_telephone_that_rings_for_ever_is_given_up() -> None:
    """The dial is called off, and a late answer is refused."""
    house = standing(ring_seconds=20.0)
    house.later(51)

    assert Phase.CLOSED is house.phase()
    assert [CancelDial("k1", "k1.1", NUMBER)] == house.wished
    assert "unknown_contact" == house.refused(c.AnswerLeg("k1", "k1.1", "L-k1"))


def test_a_dial_that_cannot_be_made_is_over() -> None:
    """Forbidden at the last moment, or refused by the carrier."""
    house = standing()
    house.tell(c.FailEffect("dial_number", "k1", "", "k1.1", "US-06"))

    assert Phase.CLOSED is house.phase()


@pytest.mark.parametrize(
    ("on_machine", "phase", "wished"),
    [
        (OnMachine.HANG_UP, Phase.CLOSED, [HangUpLeg("k1", "L-k1")]),
        (OnMachine.LEAVE_MESSAGE, Phase.ANNOUNCING, []),
    ],
)
def test_a_machine_gets_no_agent(on_machine: OnMachine, phase: Phase, wished: list[object]) -> None:
    """It is hung up on, or told the message for machines."""
    house = standing(detect_machine=True, on_machine=on_machine, machine_message="Call us back.")
    answer(house, by=AnsweredBy.MACHINE)

    assert (phase, Presence.AVAILABLE) == (house.phase(), house.presence()[0])
    assert wished == house.wished


def test_a_machine_may_be_handed_to_an_agent_who_judges_it() -> None:
    """That is how mistakes of the detection are found; said once, by the agent who has the call."""
    house = standing(detect_machine=True, on_machine=OnMachine.AGENT)
    answer(house, by=AnsweredBy.MACHINE)
    assert Phase.TALKING is house.phase()
    person = a.JudgeAnswer("ana", "k1", AnsweredBy.PERSON)
    assert "wrong_kind" == house.refused(a.JudgeAnswer("ana", "k1", AnsweredBy.UNKNOWN))

    house.drop("L-k1")
    decision = house.tell(person)

    (judged,) = decision.events
    assert (AnsweredBy.MACHINE, AnsweredBy.PERSON) == (judged.said, judged.answered_by)  # type: ignore[attr-defined]
    assert "already_judged" == house.refused(person)


def test_only_who_has_the_call_judges_it() -> None:
    """Neither a colleague, nor anybody of a call that came in."""
    house = House(agents=(browser("ana"), browser("ben")))
    house.stand_by("ana")
    dial(house)
    answer(house)
    assert "not_your_contact" == house.refused(a.JudgeAnswer("ben", "k1", AnsweredBy.PERSON))
    house.talk("k2", "ben")
    assert "wrong_kind" == house.refused(a.JudgeAnswer("ben", "k2", AnsweredBy.PERSON))


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ({"contact": "k1"}, "known_contact"),
        ({"queue": "gone"}, "unknown_queue"),
        ({"number": "nonsense"}, "bad_number"),
        ({"message": ""}, "message_missing"),
    ],
)
def test_what_cannot_be_dialled_ahead_is_refused(wish: dict[str, str], code: str) -> None:
    """The same contact is never dialled twice, and nobody without a message for who is abandoned."""
    usual: dict[str, Any] = {
        "contact": "k2",
        "queue": "sales",
        "number": NUMBER,
        "campaign": "x",
        "message": MESSAGE,
    }

    assert code == standing().refused(a.DialAhead(**usual | wish))


def test_nobody_moves_a_call_that_cannot_wait() -> None:
    """Nor turns it into a callback."""
    house = House(QueuePolicy("sales"), QueuePolicy("help"))
    dial(house)
    answer(house)

    assert "wrong_kind" == house.refused(o.MoveContact("k1", "help"))
    assert "wrong_kind" == house.refused(c.RequestCallback("k1", "sales", NUMBER))


def test_once_connected_it_is_a_call_like_any_other() -> None:
    """An agent whose line breaks loses nobody: the customer waits in line, without the two seconds."""
    house = standing()
    answer(house)
    house.drop("ana@home", LegCause.LOST)

    assert (Phase.WAITING, False) == (house.phase(), house.contact().pressing)
    house.later(30)
    assert Phase.WAITING is house.phase()


def test_a_message_that_cannot_be_said_ends_the_call() -> None:
    """And one whose end nobody reports is over after two minutes."""
    house = standing()
    house.rest("ana")
    answer(house)
    house.later(2)
    house.tell(c.FailEffect("move_leg", "k1", "L-k1"))
    assert (Phase.CLOSED, [HangUpLeg("k1", "L-k1")]) == (house.phase(), house.wished)

    other = standing()
    other.rest("ana")
    answer(other)
    other.later(122)
    assert Phase.CLOSED is other.phase()
    assert HangUpLeg("k1", "L-k1") in other.wished


def test_the_house_may_give_less_than_two_seconds() -> None:
    """So that the message begins in time, however long the carrier takes to move a leg."""
    house = House(rules=FloorRules(answered_seconds=1.5))
    dial(house)
    answer(house)
    house.later(1.5)

    assert Phase.ANNOUNCING is house.phase()


def test_the_carrier_is_asked_to_listen_as_the_campaign_wants() -> None:
    """To the end of the greeting only where a message is left."""
    for on_machine in OnMachine:
        house = standing(detect_machine=True, on_machine=on_machine, caller_id="+4930999")
        (wished,) = house.wished
        leaves = on_machine is OnMachine.LEAVE_MESSAGE
        assert DialNumber("k1", NUMBER, "k1.1", 30.0, "+4930999", True, True, leaves) == wished


def test_a_restart_within_the_two_seconds_forgets_nobody() -> None:
    """The deadline is state: it is there after a reload, and the message is said."""
    house = standing()
    house.rest("ana")
    answer(house)
    house.floor = Floor.restore(house.floor.snapshot())
    house.later(2)

    assert (Phase.ANNOUNCING, MESSAGE) == (house.phase(), house.contact().ahead.message)  # type: ignore[union-attr]


def test_an_answer_says_who_answered_and_by_when() -> None:
    """That is what the law counts (US-05)."""
    house = standing()
    decision = house.tell(c.AnswerLeg("k1", "k1.1", "L-k1", AnsweredBy.PERSON, 0.5))
    (answered,) = [event for event in decision.events if isinstance(event, CallAnswered)]

    assert ("spring", AnsweredBy.PERSON) == (answered.campaign, answered.answered_by)
    assert (house.now - 0.5, house.now + 1.5) == (answered.greeted_at, answered.connect_by)
