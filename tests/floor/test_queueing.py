"""From the menu into a queue, or past it: closed, full, late, voicemail, callback, forward."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.effects import MoveLeg
from callcenter.floor.events import CallbackRequested, ContactClosed, VoicemailLeft
from callcenter.floor.oversight import MoveContact
from callcenter.floor.phases import Phase
from callcenter.floor.values import (
    AgentProfile,
    Calendar,
    Needs,
    Outcome,
    Overflow,
    QueuePolicy,
    Skill,
    Window,
)
from tests.floor.house import NOON, NUMBER, House, browser

#: Somebody serves each queue, and is away.
CREW: tuple[AgentProfile, ...] = (browser("ana", "sales", "help"),)
OFFICE = Calendar("office", week=tuple(Window(day, 480, 490) for day in range(7)))


def test_the_menu_takes_its_turns() -> None:
    """Each answer counts once: one to an older turn is refused."""
    house = House()
    house.call("k1")
    house.tell(c.AdvanceMenu("k1", 0, {"at": "language"}))

    house.tell(c.AdvanceMenu("k1", 1, {"at": "topic"}))

    assert ({"at": "topic"}, 2) == (house.contact().menu, house.contact().menu_turn)
    assert "stale_turn" == house.refused(c.AdvanceMenu("k1", 1, {}))
    assert "stale_turn" == house.refused(c.RequestQueue("k1", "sales", turn=0))


@pytest.mark.parametrize(("served", "outcome"), [(True, Outcome.SELF_SERVED), (False, Outcome.TURNED_AWAY)])
def test_the_menu_may_be_enough(served: bool, outcome: Outcome) -> None:
    """Self-served (FL-24), or sent away for a reason."""
    house = House()
    house.call("k1")

    closed = house.tell(c.FinishMenu("k1", served=served, reason="hours")).events[-1]

    assert ContactClosed(NOON, "k1", outcome, "greeted", reason="hours") == closed


def test_a_callback_is_a_flow_out() -> None:
    """At the moment it is taken down."""
    house = House()
    house.call("k1")

    events = house.tell(c.RequestCallback("k1", "sales", NUMBER)).events

    assert CallbackRequested(NOON, "k1", "sales", NUMBER) == events[0]
    assert ContactClosed(NOON, "k1", Outcome.CALLBACK, "greeted") == events[-2]


def test_what_the_menu_learned_goes_into_the_queue() -> None:
    """The queue clock starts here, not with the call."""
    house = House(agents=CREW, away=("ana",))
    house.call("k1", "A")
    house.later(40)

    house.queue("k1")

    contact = house.contact()
    assert (Phase.WAITING, NOON + 40, NOON + 40 - 600) == (contact.phase, contact.queued_at, contact.rank)


@pytest.mark.parametrize(
    ("rule", "phase", "reason"),
    [
        (Overflow("voicemail"), Phase.VOICEMAIL, "closed"),
        (Overflow("hang_up"), Phase.CLOSED, "closed"),
        (Overflow("queue", "help"), Phase.WAITING, "closed"),
        (Overflow("queue", "gone"), Phase.VOICEMAIL, "closed"),
        (Overflow("queue", "sales"), Phase.VOICEMAIL, "closed"),
        (Overflow("queue", "shut"), Phase.VOICEMAIL, "closed"),
    ],
)
def test_a_closed_queue_sends_on(rule: Overflow, phase: Phase, reason: str) -> None:
    """To a message, away, or one hop to another queue that takes it."""
    house = House(
        QueuePolicy("sales", calendar="office", when_closed=rule),
        QueuePolicy("help"),
        QueuePolicy("shut", calendar="office"),
        agents=CREW,
        away=("ana",),
        calendars=(OFFICE,),
    )
    house.call("k1")

    decision = house.tell(c.RequestQueue("k1", "sales"))

    assert phase is house.phase()
    assert reason == getattr(decision.events[-1], "reason", "")
    assert () == decision.effects


def test_a_full_queue_sends_on() -> None:
    """The bound is how many may wait; those who come back to it are let in all the same."""
    house = House(
        QueuePolicy("sales", max_waiting=1, when_full=Overflow("hang_up")), agents=CREW, away=("ana",)
    )
    house.wait("k1")
    house.call("k2")

    closed = house.tell(c.RequestQueue("k2", "sales")).events[-1]

    assert ContactClosed(NOON, "k2", Outcome.TURNED_AWAY, "greeted", reason="full") == closed


@pytest.mark.parametrize(
    ("rule", "phase"), [(Overflow(), Phase.VOICEMAIL), (Overflow("hang_up"), Phase.CLOSED)]
)
def test_a_wait_that_is_too_long_ends(rule: Overflow, phase: Phase) -> None:
    """Exactly at the limit; the leg is fetched out of the queue."""
    house = House(QueuePolicy("sales", max_wait=90.0, when_late=rule), agents=CREW, away=("ana",))
    house.wait("k1")
    house.later(89.9)
    assert Phase.WAITING is house.phase()

    house.later(0.1)

    assert (phase, MoveLeg("k1", "L-k1")) == (house.phase(), house.wished[0])


def test_overflow_starts_the_clock_of_the_other_queue_and_keeps_the_place() -> None:
    """A new offer there (its own service level), but nobody who came later is served first."""
    house = House(
        QueuePolicy("sales", max_wait=90.0, when_late=Overflow("queue", "help")),
        QueuePolicy("help"),
        agents=CREW,
        away=("ana",),
    )
    house.wait("k1")
    house.later(50)
    house.wait("k2", "help")

    house.later(40)

    assert ("help", NOON + 90) == (house.contact().queue, house.contact().queued_at)
    assert house.contact("k1").rank < house.contact("k2").rank


GERMAN = Needs((Skill("german", 5),), (Skill("pumps", 3),))
ON = Overflow("queue", "help")


@pytest.mark.parametrize(
    ("policy", "word"),
    [
        (QueuePolicy("sales", max_wait=90.0, when_late=ON), None),
        (QueuePolicy("sales", max_waiting=0, when_full=ON), None),
        (QueuePolicy("sales", when_unstaffed=ON), None),
        (QueuePolicy("sales"), MoveContact("k1", "help", by="sue")),
    ],
)
def test_skills_were_asked_of_one_queue_only(policy: QueuePolicy, word: c.Command | None) -> None:
    """In the other queue, whyever the contact goes there, whoever serves it may take it."""
    crew = (browser("gus", german=7, pumps=7), browser("hal", "help"))
    house = House(policy, QueuePolicy("help"), agents=crew, away=("gus",))
    house.call("k1")
    house.queue("k1", needs=GERMAN)

    if word is not None:
        house.tell(word)
    elif policy.max_wait:
        house.later(policy.max_wait)

    contact = house.contact()
    assert ("help", Needs()) == (contact.queue, contact.needs)
    assert contact.offer is not None
    assert "hal" == contact.offer.agent


def test_two_queues_that_overflow_into_each_other_pass_a_contact_on_in_turn() -> None:
    """One hop per limit, never round and round in one moment."""
    house = House(
        QueuePolicy("sales", max_wait=90.0, when_late=Overflow("queue", "help")),
        QueuePolicy("help", max_wait=60.0, when_late=Overflow("queue", "sales")),
        agents=CREW,
        away=("ana",),
    )
    house.wait("k1")

    house.later(90)
    assert ("help", ["contact.queued"]) == (house.contact().queue, house.said)
    house.later(60)

    assert ("sales", ["contact.queued"]) == (house.contact().queue, house.said)


def test_a_limit_that_passes_while_it_rings_waits_for_the_answer() -> None:
    """Ringing is hope: only a contact that is back in line is late."""
    house = House(QueuePolicy("sales", max_wait=10.0))
    house.wait("k1")
    house.later(12)
    assert Phase.OFFERED is house.phase()

    house.decline("ana")
    house.later(0)

    assert Phase.VOICEMAIL is house.phase()


def test_a_queue_that_nobody_knows_takes_a_message() -> None:
    """A flow's mistake must not lose a caller."""
    house = House()
    house.call("k1")

    house.queue("k1", "gone")

    assert Phase.VOICEMAIL is house.phase()


def test_a_message_is_left_and_ends_the_contact() -> None:
    """The recording may come while the customer is still there."""
    house = House()
    house.call("k1")
    house.tell(c.RequestVoicemail("k1", "sales"))

    left, closed = house.tell(c.LeaveVoicemail("k1", "r1", "https://rec.example/r1", 7.0)).events

    assert VoicemailLeft(NOON, "k1", "r1", "https://rec.example/r1", 7.0) == left
    assert ContactClosed(NOON, "k1", Outcome.VOICEMAIL, "voicemail") == closed
    assert "unknown_contact" == house.refused(c.LeaveVoicemail("k1", "r1"))


def test_a_flow_may_go_on_in_the_voicemail() -> None:
    """A menu that records takes its turns there."""
    house = House()
    house.call("k1")
    house.tell(c.RequestVoicemail("k1", "sales"))

    house.tell(c.AdvanceMenu("k1", 0, {"at": "again"}))

    assert {"at": "again"} == house.contact().menu


@pytest.mark.parametrize(
    "command",
    [
        c.RequestQueue("k1", "sales"),
        c.RequestVoicemail("k1"),
        c.RequestForward("k1", NUMBER),
        c.FinishMenu("k1"),
        c.AdvanceMenu("k1", 0, {}),
        c.LeaveVoicemail("k1", "r1"),
        c.FinishForward("k1", True),
    ],
)
def test_a_waiting_contact_is_out_of_the_menu(command: c.Command) -> None:
    """A late answer of the menu is refused."""
    house = House(agents=CREW, away=("ana",))
    house.wait("k1")

    assert "wrong_phase" == house.refused(command)
    assert "stale_turn" == house.refused(c.RequestCallback("k1", "sales", NUMBER, turn=7))
