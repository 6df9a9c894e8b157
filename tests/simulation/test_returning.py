"""Who hangs up calls again, and who asks for it is called back; both are counted as what they are."""

from collections.abc import Sequence
from typing import Any

import pytest

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.commands import Configure
from callcenter.floor.phases import Presence
from callcenter.floor.values import AgentProfile, CallbackPolicy, QueuePolicy
from callcenter.simulation.experiment import run
from callcenter.simulation.plan import Again, Call, Move, Plan, Wish, again_id, is_redial, person_of
from callcenter.simulation.taking import ALL, Taken
from callcenter.simulation.world import World
from tests.simulation.worlds import MORNING, Judge

OFFERED = CallbackPolicy(offered=True, promise_minutes=5.0, retry_minutes=2.0, ring_seconds=20.0)
#: Nobody else is served while this one talks.
LONG = Call("k0", MORNING, "help", talk=300.0)


def day(calls: Sequence[Call], callback: CallbackPolicy = OFFERED, end: float = 1200.0) -> Plan:
    """Return twenty minutes of one agent."""
    policy = QueuePolicy("help", wrap_up_seconds=0.0, disposition_required=False, callback=callback)
    house = Configure((policy,), (AgentProfile("ana", queues=("help",)),))
    moves = (Move(MORNING, "ana", Presence.AVAILABLE),)
    return Plan("a day", MORNING, MORNING + end, house, tuple(calls), moves)


def caller(id_: str = "k1", **more: Any) -> Call:
    """Return somebody who calls a minute later and talks for half a minute."""
    plain: dict[str, Any] = {
        "id": id_,
        "at": MORNING + 60.0,
        "queue": "help",
        "talk": 30.0,
        "caller": "+4930123456",
    }
    return Call(**(plain | more))


def told(plan: Plan) -> tuple[Floor, list[tuple[c.Command, float]]]:
    """Run a day under every law; return the floor and the commands with their seconds of the day."""
    judge = Judge()
    floor = World(plan, [judge]).run()
    return floor, [(command, now - MORNING) for command, now, _ in judge.told]


def value(taken: Taken, name: str) -> float:
    """Return a measure of the house."""
    top, bottom = taken.scopes[ALL][name]
    return top / bottom


def test_who_hangs_up_calls_again_until_somebody_answers() -> None:
    """Twice in vain while the agent talks, the third time it is free."""
    impatient = caller(patience=20.0, again=(Again(100.0, 30.0), Again(150.0, 30.0), Again(10.0, 30.0)))
    _, commands = told(day([LONG, impatient]))
    arrivals = [(each.contact, each.caller, at) for each, at in commands if isinstance(each, c.ArriveContact)]

    assert arrivals[1:] == [
        ("k1", "+4930123456", 60.0),
        ("k1~2", "+4930123456", 180.0),
        ("k1~3", "+4930123456", 360.0),
    ]


def test_a_redial_is_no_other_person() -> None:
    """Four calls by two people, both served in the end: arrivals are not doubled."""
    impatient = caller(patience=20.0, again=(Again(100.0, 30.0), Again(150.0, 30.0)))
    taken = run(day([LONG, impatient]))

    assert value(taken, "offered") == 4
    assert (value(taken, "people"), value(taken, "redials")) == (2, 2)
    assert value(taken, "abandoned") == 2
    assert value(taken, "people_served") == 1.0


def test_who_gives_up_for_good_was_not_served() -> None:
    """One of two people, though three calls came."""
    taken = run(day([LONG, caller(patience=20.0, again=(Again(100.0, 10.0),))]))

    assert (value(taken, "people"), value(taken, "redials")) == (2, 1)
    assert value(taken, "people_served") == 0.5


def test_nobody_calls_again_after_the_day() -> None:
    """The next day is another one."""
    floor, commands = told(day([LONG, caller(patience=20.0, again=(Again(1200.0, 30.0),))]))

    assert sum(isinstance(command, c.ArriveContact) for command, _ in commands) == 2
    assert not floor.state.contacts


def test_who_asks_for_it_is_called_back() -> None:
    """The agent is free after 300 s, the telephone rings for 8 s, and the promise of five minutes is kept."""
    taken = run(day([LONG, caller(wish=Wish(30.0))]))

    assert (value(taken, "callbacks_asked"), value(taken, "callbacks_reached")) == (1, 1)
    assert value(taken, "callbacks_kept") == 1.0
    assert value(taken, "callback_wait") == pytest.approx(300.0 - 90.0 + 8.0)
    assert (value(taken, "flowed_out"), value(taken, "people_served")) == (1, 1.0)


def test_a_promise_can_be_broken() -> None:
    """Five minutes were promised, and the agent had no time before seven."""
    taken = run(day([Call("k0", MORNING, "help", talk=510.0), caller(wish=Wish(0.0))]))

    assert value(taken, "callbacks_reached") == 1
    assert value(taken, "callbacks_kept") == 0.0


def test_who_never_picks_up_is_given_up() -> None:
    """Three dials of 20 s, two minutes apart."""
    floor, commands = told(day([LONG, caller(wish=Wish(30.0, picks_up=0.0))]))
    dials = [at for command, at in commands if isinstance(command, c.FailDial)]
    taken = run(day([LONG, caller(wish=Wish(30.0, picks_up=0.0))]))

    assert dials == pytest.approx([320.0, 460.0, 600.0])
    assert not floor.state.contacts
    assert value(taken, "callbacks_kept") == 0.0
    assert value(taken, "people_served") == 0.5


def test_a_queue_that_offers_none_is_asked_for_none() -> None:
    """The caller waits on."""
    taken = run(day([LONG, caller(wish=Wish(30.0))], CallbackPolicy()))

    assert value(taken, "callbacks_asked") == 0
    assert value(taken, "answered") == 2


def test_the_names_of_calls_tell_whose_they_are() -> None:
    """Calls, redials and callbacks of one person."""
    assert (again_id("sales-1"), again_id("sales-1~2")) == ("sales-1~2", "sales-1~3")
    assert {person_of(id_) for id_ in ("a-1", "a-1~2", "a-1~12", "a-1-callback", "a-1~2-callback")} == {"a-1"}
    assert [is_redial(id_) for id_ in ("a-1", "a-1-callback", "a-1~2")] == [False, False, True]
