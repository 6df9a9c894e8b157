"""Callbacks: asked for while waiting or agreed for a time; the place is kept, the agent comes first."""

import pytest

from callcenter.floor import calling as k
from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.calling_events import CallbackOpened
from callcenter.floor.effects import CancelDial, DialNumber, HangUpLeg
from callcenter.floor.events import ContactClosed
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Callback, Contact
from callcenter.floor.values import (
    Calendar,
    CallbackPolicy,
    CallsIn,
    LegCause,
    Outcome,
    QueuePolicy,
    Window,
)
from tests.floor.house import NOON, NUMBER, House, browser, telephone
from tests.floor.laws import TO_DIAL

BACK = "k1-callback"
#: Half past twelve to one, every day; the stories begin at noon.
HALF_AN_HOUR = Calendar("lunch", week=tuple(Window(day, 750, 780) for day in range(7)))


def opened(**rules: object) -> House:
    """A house with ana, who is away, and rules for callbacks."""
    house = House(QueuePolicy("sales", callback=CallbackPolicy(**rules)))  # type: ignore[arg-type]
    house.rest("ana")
    return house


def asked(**rules: object) -> House:
    """The customer of k1 waited and has asked to be called back."""
    house = opened(**rules)
    house.wait("k1")
    house.tell(c.RequestCallback("k1", "sales", NUMBER))
    return house


def dialled(**rules: object) -> House:
    """Ana has come and accepted, and the customer's telephone rings."""
    house = asked(**rules)
    house.come("ana")
    house.dial_in("ana")
    return house


def promise(house: House, id_: str = BACK) -> Callback:
    """Return what was promised."""
    callback = house.contact(id_).callback
    assert callback is not None
    return callback


def closing(house: House, command: c.Command) -> ContactClosed:
    """Tell something that closes one contact, and return how."""
    (closed,) = [each for each in house.tell(command).events if isinstance(each, ContactClosed)]
    return closed


def attempt(house: House, id_: str = BACK) -> str:
    """Return the name of the dial that is under way."""
    dial = house.contact(id_).dial
    assert dial is not None
    return dial.attempt


def test_whoever_asks_while_waiting_keeps_the_place() -> None:
    """The call is a flow-out; the callback stands where the caller stood, before who came later."""
    house = opened()
    house.wait("k1")
    house.later(30.0)
    house.wait("k2")
    before: Contact = house.contact("k1")

    closed = closing(house, c.RequestCallback("k1", "sales", NUMBER))

    assert (Outcome.CALLBACK, "waiting") == (closed.outcome, closed.phase)
    kept = house.contact(BACK)
    assert (before.rank, before.order) == (kept.rank, kept.order)
    assert Phase.WAITING is house.phase(BACK)
    house.come("ana")
    assert BACK == house.agent("ana").contact


def test_the_agent_is_there_before_the_customer_is_dialled() -> None:
    """Offered, accepted, the agent's leg, and only then one dial, with our number shown."""
    house = asked()
    house.come("ana")
    house.accept("ana")
    assert [] == [each for each in house.wished if isinstance(each, DialNumber)]

    house.dial_in("ana")

    assert [DialNumber(BACK, NUMBER, f"{BACK}.2", 30.0, "+2")] == house.wished
    assert Phase.DIALLING is house.phase(BACK)
    assert Presence.ON_CONTACT is house.agent("ana").presence


def test_a_customer_who_answers_talks_like_any_other() -> None:
    """Recorded, held, wrapped up and registered as usual; nobody is called for it again."""
    house = dialled()
    house.tell(c.AnswerLeg(BACK, attempt(house), "customer"))

    assert Phase.TALKING is house.phase(BACK)
    assert "on" == house.contact(BACK).recording
    assert {} == house.floor.state.callbacks
    house.tell(c.Hold("ana", BACK))
    house.tell(c.Resume("ana", BACK))
    house.drop("customer")
    house.finish("ana", BACK)
    assert Phase.CLOSED is house.phase(BACK)


@pytest.mark.parametrize("cause", [LegCause.NO_ANSWER, LegCause.BUSY, LegCause.FAILED, LegCause.MACHINE])
def test_nobody_there_means_again_later_and_given_up_in_the_end(cause: LegCause) -> None:
    """As often and as far apart as the queue says; the agent is free in between and owes nothing."""
    house = dialled(attempts=2, retry_minutes=10.0)
    house.tell(c.FailDial(BACK, attempt(house), cause))

    assert (Phase.SCHEDULED, cause.value) == (house.phase(BACK), promise(house).result)
    assert (Presence.AVAILABLE, "") == house.presence("ana")
    house.later(599.0)
    assert Phase.SCHEDULED is house.phase(BACK)
    house.later(1.0)
    assert Phase.OFFERED is house.phase(BACK)
    house.dial_in("ana")
    closed = closing(house, c.FailDial(BACK, attempt(house), cause))
    assert (Outcome.UNREACHED, cause.value) == (closed.outcome, closed.reason)
    assert {} == house.floor.state.callbacks


def test_a_dial_that_nobody_reports_on_ends_by_itself() -> None:
    """The carrier may lose a report: after ringing and some grace the dial is called off."""
    house = dialled(ring_seconds=20.0)
    name = attempt(house)

    house.later(50.0)

    assert CancelDial(BACK, name, NUMBER, "+2") in house.wished
    assert Phase.SCHEDULED is house.phase(BACK)


@pytest.mark.parametrize("reason", ["uncertain", "restart", "refused"])
def test_a_dial_that_may_have_been_made_is_called_off_and_not_repeated(reason: str) -> None:
    """Whatever became of it, nothing rings twice: the next try comes after the usual pause."""
    house = dialled()
    name = attempt(house)

    house.tell(c.FailEffect("dial_number", BACK, "", name, reason))

    assert [CancelDial(BACK, name, NUMBER, "+2"), HangUpLeg(BACK, "ana@k1-callback.1")] == house.wished
    assert Phase.SCHEDULED is house.phase(BACK)
    assert "offer_over" == house.refused(c.AnswerLeg(BACK, name, "late"))


def test_an_agent_who_puts_the_phone_down_has_heard_enough_ringing() -> None:
    """The customer's telephone stops; the callback is tried again later."""
    house = dialled()
    name = attempt(house)

    house.drop(house.contact(BACK).agent_leg)

    assert [CancelDial(BACK, name, NUMBER, "+2")] == house.wished
    assert (Phase.SCHEDULED, "stopped") == (house.phase(BACK), promise(house).result)


def test_an_agent_who_is_cut_off_loses_nobody_the_place() -> None:
    """The callback stands in line again at once, and the agent's phone is looked after first."""
    house = dialled()
    rank = house.contact(BACK).rank

    house.drop(house.contact(BACK).agent_leg, LegCause.LOST)

    assert (Phase.WAITING, rank) == (house.phase(BACK), house.contact(BACK).rank)
    assert (Presence.NOT_READY, "device") == house.presence("ana")


def test_ringing_nobody_answers_keeps_the_callback_in_line() -> None:
    """An agent who misses it is like one who misses a call."""
    house = asked()
    house.come("ana")
    house.later(20.0)

    assert Phase.WAITING is house.phase(BACK)
    assert (Presence.NOT_READY, "no_answer") == house.presence("ana")


def test_a_callback_for_a_time_waits_for_it() -> None:
    """Held until then, in line by that moment, promised within the queue's punctuality."""
    house = House(QueuePolicy("sales", callback=CallbackPolicy(punctual_minutes=5.0)))
    at = NOON + 3600.0
    house.tell(k.ScheduleCallback("b1", "sales", NUMBER, at, by="sue", note="prices"))

    assert (at, at + 300.0) == (promise(house, "b1").due_at, promise(house, "b1").promised_by)
    house.later(3599.0)
    assert Phase.SCHEDULED is house.phase("b1")
    house.later(1.0)
    assert Phase.OFFERED is house.phase("b1")


def test_nobody_is_called_while_the_queue_is_closed() -> None:
    """Asked for out of hours it waits for the opening; at closing time it is held until the next one."""
    house = House(QueuePolicy("sales", calendar="lunch"), calendars=(HALF_AN_HOUR,))
    house.rest("ana")
    house.tell(k.ScheduleCallback("b1", "sales", NUMBER))

    assert NOON + 1800.0 == promise(house, "b1").due_at
    house.later(1800.0)
    assert Phase.WAITING is house.phase("b1")
    house.later(1800.0)
    assert (Phase.SCHEDULED, "closed") == (house.phase("b1"), promise(house, "b1").held_for)
    assert NOON + 1800.0 + 86400.0 == promise(house, "b1").due_at
    house.later(86400.0)
    assert Phase.CLOSED is house.phase("b1")


def test_a_queue_closed_by_hand_holds_its_callbacks_until_it_is_opened() -> None:
    """They step out of line, and into it again."""
    house = asked()
    house.tell(o.SetQueueOpen("sales", False, "sue"))
    assert Phase.SCHEDULED is house.phase(BACK)
    house.later(900.0)
    assert Phase.SCHEDULED is house.phase(BACK)

    house.tell(o.SetQueueOpen("sales", None, "sue"))

    assert Phase.WAITING is house.phase(BACK)


@pytest.mark.parametrize("rule", list(CallsIn))
def test_a_customer_who_calls_before_we_do(rule: CallsIn) -> None:
    """Takes the callback's place, or waits anew without it, or both stand."""
    house = opened(calls_in=rule)
    house.tell(k.ScheduleCallback("b1", "sales", "+1415555000"))
    rank = house.contact("b1").rank
    house.later(60.0)
    house.tell(c.ArriveContact("k1", "L-k1", caller="+1415555000", dialled="+2"))
    house.queue("k1")

    kept = house.floor.state.contacts.get("b1")
    assert (rule is CallsIn.KEEP) == (kept is not None)
    assert (rank if rule is CallsIn.JOIN else NOON + 60.0) == house.contact("k1").rank
    assert NOON + 60.0 == house.contact("k1").queued_at


def test_a_customer_who_calls_while_we_dial_is_served_at_once() -> None:
    """The dial is called off, the agent let go, and the call takes the place: the same agent rings."""
    house = opened()
    house.tell(k.ScheduleCallback("b1", "sales", "+1415555000"))
    house.come("ana")
    house.dial_in("ana")
    house.tell(c.ArriveContact("k1", "L-k1", caller="+1415555000", dialled="+2"))
    house.queue("k1")

    assert Phase.CLOSED is house.phase("b1")
    assert "k1" == house.agent("ana").contact


def test_two_wishes_of_one_customer_are_one_callback() -> None:
    """The one that is there keeps its place; the house is told so, the caller needs not know."""
    house = asked()
    house.wait("k2")
    house.tell(c.RequestCallback("k2", "sales", NUMBER))

    assert [BACK] == list(house.floor.state.contacts)
    assert "callback_exists" == house.refused(k.ScheduleCallback("b1", "sales", NUMBER))


@pytest.mark.parametrize("phase", sorted(TO_DIAL))
def test_a_callback_may_be_called_off_until_the_customer_is_reached(phase: Phase) -> None:
    """Whatever rings for it stops, and the agent is free."""
    house = opened()
    at = house.now + 60.0 if phase is Phase.SCHEDULED else 0.0
    house.tell(k.ScheduleCallback("b1", "sales", NUMBER, at))
    if phase not in (Phase.SCHEDULED, Phase.WAITING):
        house.come("ana")
    if phase is Phase.CONNECTING:
        house.accept("ana")
    if phase is Phase.DIALLING:
        house.dial_in("ana")
    assert phase is house.phase("b1")

    closed = closing(house, k.CancelCallback("b1", "sue"))

    assert (Outcome.CANCELLED, phase.value, "sue") == (closed.outcome, closed.phase, closed.by)
    assert house.agent("ana").presence in (Presence.AVAILABLE, Presence.NOT_READY)
    assert (phase is Phase.DIALLING) == any(isinstance(each, CancelDial) for each in house.wished)
    assert "unknown_callback" == house.refused(k.CancelCallback("b1", "sue"))


def test_a_talk_is_not_called_off() -> None:
    """Nor is a call that is no callback."""
    house = dialled()
    house.tell(c.AnswerLeg(BACK, attempt(house), "customer"))

    assert "wrong_phase" == house.refused(k.CancelCallback(BACK, "sue"))
    house.wait("k2")
    assert "unknown_callback" == house.refused(k.CancelCallback("k2", "sue"))


def test_a_callback_is_not_tried_beyond_its_latest_end() -> None:
    """Too late is too late, tried or not."""
    house = asked(keep_hours=1.0)
    house.later(3600.0)
    assert Phase.CLOSED is house.phase(BACK)


def test_a_callback_is_meant_for_its_agent_for_a_while() -> None:
    """Then anybody may take it."""
    house = House(agents=(browser("ana"), browser("ben")))
    house.rest("ben")
    house.tell(k.ScheduleCallback("b1", "sales", NUMBER, target="ben"))
    assert Phase.WAITING is house.phase("b1")

    house.later(60.0)

    assert "b1" == house.agent("ana").contact


def test_a_standing_leg_hears_ringing_at_once() -> None:
    """An agent on a telephone that stands by accepts, and the customer is dialled."""
    house = House(agents=(telephone("ben"),))
    house.stand_by("ben")
    house.tell(k.ScheduleCallback("b1", "sales", NUMBER))
    house.accept("ben")

    assert Phase.DIALLING is house.phase("b1")
    house.tell(c.FailDial("b1", attempt(house, "b1"), LegCause.BUSY))
    assert "ben@home" == house.agent("ben").leg


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (k.ScheduleCallback("k1", "sales", NUMBER), "known_contact"),
        (k.ScheduleCallback("b1", "gone", NUMBER), "unknown_queue"),
        (k.ScheduleCallback("b1", "sales", "110"), "bad_number"),
        (k.ScheduleCallback("b1", "sales", "+049301112"), "bad_number"),
        (c.RequestCallback("k1", "sales", "anonymous"), "bad_number"),
        (k.CancelCallback("k1"), "unknown_callback"),
        (o.MoveContact("b0", "vip"), "wrong_kind"),
        (c.RequestCallback("b0", "sales", NUMBER), "wrong_kind"),
    ],
)
def test_what_cannot_be_called_back_is_refused(command: c.Command, code: str) -> None:
    """K1 waits, b0 is a callback in line."""
    house = House(QueuePolicy("sales"), QueuePolicy("vip"))
    house.rest("ana")
    house.wait("k1")
    house.tell(k.ScheduleCallback("b0", "sales", "+4930999"))

    assert code == house.refused(command)


def test_callbacks_do_not_fill_the_queue() -> None:
    """A queue is full of those who are on the line."""
    house = House(QueuePolicy("sales", max_waiting=1))
    house.rest("ana")
    house.tell(k.ScheduleCallback("b1", "sales", NUMBER))
    house.wait("k1")

    assert Phase.WAITING is house.phase("k1")
    house.wait("k2")
    assert Phase.VOICEMAIL is house.phase("k2")


def test_a_survey_may_end_in_a_callback() -> None:
    """The talk stays handled; the callback begins its own life."""
    house = House(QueuePolicy("sales", survey="stars"))
    house.talk("k1")
    house.hang_up()
    house.rest("ana")
    said = house.tell(c.RequestCallback("k1", "sales", NUMBER)).events

    (opened_,) = [each for each in said if isinstance(each, CallbackOpened)]
    assert ("k1", BACK) == (opened_.origin, opened_.contact)
