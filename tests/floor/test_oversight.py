"""What supervisors do with agents, queues and those who wait; agents' calls for help."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import (
    AgentProfile,
    Calendar,
    LegCause,
    Needs,
    Overflow,
    QueuePolicy,
    Skill,
    Window,
)
from tests.floor.house import House, browser

SALES, HELP = QueuePolicy("sales"), QueuePolicy("help", max_waiting=1)


def house_of_two(*away: str) -> House:
    """Ana serves sales, ben serves help."""
    return House(SALES, HELP, agents=(browser("ana"), browser("ben", "help")), away=away)


def test_a_free_agent_is_put_elsewhere() -> None:
    """With the supervisor on record, and a reason of ours where none is given."""
    house = House()

    decision = house.tell(o.ForcePresence("ana", Presence.NOT_READY, by="sue"))

    assert (Presence.NOT_READY, "supervisor") == house.presence()
    assert ["sue"] == [getattr(event, "by", "") for event in decision.events]
    house.tell(o.ForcePresence("ana", Presence.AVAILABLE, by="sue"))
    house.tell(o.ForcePresence("ana", Presence.OFFLINE, by="sue"))
    assert (Presence.OFFLINE, "") == house.presence()


def test_a_talk_is_never_broken_by_it() -> None:
    """Refused while on a contact, whatever is asked for."""
    house = House()
    house.talk()

    for presence in (Presence.AVAILABLE, Presence.NOT_READY, Presence.OFFLINE):
        assert "agent_busy" == house.refused(o.ForcePresence("ana", presence))
    assert "not_a_choice" == house.refused(o.ForcePresence("ana", Presence.WRAP_UP))
    assert "unknown_agent" == house.refused(o.ForcePresence("zoe", Presence.OFFLINE))


def test_what_rings_is_given_back() -> None:
    """The customer keeps the place and rings at the next."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.wait()

    house.tell(o.ForcePresence("ana", Presence.NOT_READY, "training", "sue"))

    assert (Phase.WAITING, 1) == (house.phase(), house.contact().attempts)
    assert (Presence.NOT_READY, "training") == house.presence()
    house.come("ben")
    assert "ben" == getattr(house.contact().offer, "agent", "")


def test_after_contact_work_ends_only_registered() -> None:
    """Available by force needs the registration that the agent would need; not ready is kept as a wish."""
    house = House()
    house.talk()
    house.drop()

    assert "disposition_missing" == house.refused(o.ForcePresence("ana", Presence.AVAILABLE))
    house.tell(o.ForcePresence("ana", Presence.NOT_READY, "training"))
    assert Presence.WRAP_UP is house.presence()[0]
    house.register()
    house.tell(o.ForcePresence("ana", Presence.AVAILABLE))
    assert Presence.AVAILABLE is house.presence()[0]


def test_a_waiting_contact_moves_with_its_age() -> None:
    """A new queue starts its own clock; the place is before whoever came later."""
    house = house_of_two("ana", "ben")
    house.wait("k1")
    house.later(30)
    house.tell(c.Configure((SALES, QueuePolicy("help")), (browser("ana"), browser("ben", "help"))))
    house.wait("k2", "help")
    house.later(5)

    house.tell(o.MoveContact("k1", "help", "sue"))

    first, second = house.contact("k1"), house.contact("k2")
    assert ("help", house.now) == (first.queue, first.queued_at)
    assert first.rank < second.rank
    assert [effect.__struct_config__.tag for effect in house.wished] == ["move_leg"]
    house.come("ben")
    assert "ben" == getattr(first.offer, "agent", "")


def test_a_contact_moves_only_from_the_line_to_an_open_place() -> None:
    """Not while it rings, not to where it is, not to nowhere, not where nobody is taken."""
    house = house_of_two("ben")
    house.wait("k1")
    assert "wrong_phase" == house.refused(o.MoveContact("k1", "help"))
    house.decline()
    house.rest()
    for queue in ("sales", "gone"):
        assert "unknown_target" == house.refused(o.MoveContact("k1", queue))
    house.wait("k2", "help")
    assert "queue_full" == house.refused(o.MoveContact("k1", "help"))
    house.drop("L-k2")
    house.tell(o.SetQueueOpen("help", False))
    assert "queue_closed" == house.refused(o.MoveContact("k1", "help"))


def test_priority_changes_the_place_and_not_the_clock() -> None:
    """Each step is worth what the rules say; the head of the line rings first."""
    house = House(away=("ana",))
    house.wait("k1")
    house.later(100)
    house.wait("k2")

    house.tell(o.SetPriority("k2", 2, "sue"))

    assert house.contact("k2").rank == pytest.approx(house.contact("k1").rank - 20)
    assert house.contact("k2").queued_at == house.now
    house.come()
    assert Phase.OFFERED is house.phase("k2")
    assert "wrong_phase" == house.refused(o.SetPriority("k2", 1))
    for priority in (-10, 100):
        assert "priority_out_of_range" == house.refused(o.SetPriority("k1", priority))


def test_a_queue_is_closed_and_opened_by_hand() -> None:
    """By hand wins over the calendar until it is left to the calendar again."""
    never = Calendar("never", week=(Window(0, 0, 1),))
    house = House(QueuePolicy("sales", calendar="never", when_closed=Overflow("hang_up")), calendars=(never,))
    house.tell(o.SetQueueOpen("sales", True, "sue"))
    house.wait("k1")
    assert Phase.OFFERED is house.phase("k1")
    house.tell(o.SetQueueOpen("sales", False, "sue"))
    house.tell(o.SetQueueOpen("sales", False, "sue"))
    assert house.said == []
    house.wait("k2")
    assert (Phase.CLOSED, Phase.OFFERED) == (house.phase("k2"), house.phase("k1"))
    house.tell(o.SetQueueOpen("sales", None, "sue"))
    assert {} == house.floor.state.by_hand
    assert "unknown_queue" == house.refused(o.SetQueueOpen("gone", True))


def test_a_queue_that_is_no_more_forgets_the_hand() -> None:
    """A later one of the same name begins anew."""
    house = house_of_two()
    house.tell(o.SetQueueOpen("help", False))

    house.tell(c.Configure((SALES,), (browser("ana"),)))

    assert {} == house.floor.state.by_hand


def test_help_is_asked_for_and_answered() -> None:
    """About the contact at hand, or about none; signing out takes it back."""
    house = House()
    house.talk()
    house.tell(o.AskHelp("ana", "k1", "angry"))
    help_ = house.agent().help
    assert help_ is not None
    assert ("k1", "angry", house.now) == (help_.contact, help_.text, help_.since)
    house.tell(o.EndHelp("ana", "sue"))
    assert house.agent().help is None
    house.tell(o.EndHelp("ana"))
    assert house.said == []
    assert "not_your_contact" == house.refused(o.AskHelp("ana", "k9"))
    house.hang_up()
    house.finish()
    house.tell(o.AskHelp("ana"))
    house.leave()
    assert house.agent().help is None


def test_notes_lie_on_the_desk_until_they_are_read() -> None:
    """The newest ones; who wrote them is said."""
    house = House()
    for number in range(22):
        house.tell(o.SendNote("ana", f"note {number}", "sue"))
    assert [(f"note {number}", "sue") for number in range(2, 22)] == [
        (note.text, note.by) for note in house.agent().notes
    ]
    house.tell(o.ClearNotes("ana"))
    assert [] == house.agent().notes
    assert "unknown_agent" == house.refused(o.SendNote("zoe", "?"))


@pytest.mark.parametrize(
    ("agent", "verdict", "detail"),
    [
        ("ben", "not_serving_queue", "sales"),
        ("cem", "skill_missing:german", "needs level 3"),
        ("dia", "offline", ""),
        ("eve", "not_ready", "lunch"),
        ("fay", "busy", "on_contact"),
        ("gil", "declined_recently", "1800014430"),
    ],
)
def test_why_not_is_said_agent_by_agent(agent: str, verdict: str, detail: str) -> None:
    """The first reason counts; what cannot be changed quickly comes first."""
    house = House(
        SALES,
        HELP,
        agents=(
            browser("ben", "help"),
            browser("cem", german=2),
            *(AgentProfile(name, queues=("sales",), skills={"german": 5}) for name in ("dia", "eve")),
            browser("fay", german=3),
            browser("gil", german=3),
        ),
        away=("dia", "gil", "ben", "cem"),
    )
    house.rest("eve")
    house.talk("k1", "fay")
    house.call("k2")
    house.queue("k2", needs=Needs(required=(Skill("german", 3),)))
    house.come("gil")
    house.decline("gil")

    found = why_not(house.floor.state, house.contact("k2"))[agent]
    assert (verdict, detail) == (found.verdict, found.detail)


def test_a_contact_meant_for_one_is_for_no_other() -> None:
    """Not even for those who would fit."""
    house = House(agents=(browser("ana"), browser("ben")))
    house.rest("ana")
    house.call()
    house.queue(target="ana")

    verdicts = why_not(house.floor.state, house.contact())
    assert ("meant_for_other", "not_ready") == (verdicts["ben"].verdict, verdicts["ana"].verdict)
    house.drop(cause=LegCause.HUNG_UP)
