"""A queue asks for skills of its own, of everybody who comes into it and however they come."""

from collections.abc import Callable

import pytest

from callcenter.floor import commands as c
from callcenter.floor.ahead import DialAhead
from callcenter.floor.calling import ScheduleCallback
from callcenter.floor.explain import Verdict, why_not
from callcenter.floor.oversight import MoveContact
from callcenter.floor.phases import Phase
from callcenter.floor.values import Needs, Overflow, QueuePolicy, Skill, WideningStep
from tests.floor.house import NUMBER, House, browser, to_queue

SALES = QueuePolicy("sales", skills={"german": 5})
GUS, LOW = browser("gus", german=7, pumps=3), browser("low", "sales", "help", german=3)


def rings(house: House, id_: str = "k1") -> str:
    """Return whom a contact rings."""
    offer = house.contact(id_).offer
    return offer.agent if offer else ""


def asked(house: House, id_: str = "k1") -> dict[str, int]:
    """Return what a contact asks of an agent."""
    return {skill.name: skill.level for skill in house.contact(id_).needs.required}


def test_a_flow_without_skills_gets_an_agent_with_those_of_the_queue() -> None:
    """Nobody below the level is offered the caller, and why not names the skill."""
    house = House(SALES, agents=(GUS, LOW), away=("gus",))

    house.wait()

    assert Phase.WAITING is house.phase()
    verdict = why_not(house.floor.state, house.contact())["low"]
    assert Verdict("skill_missing:german", "needs level 5") == verdict
    house.come("gus")
    assert "gus" == rings(house)


@pytest.mark.parametrize(
    ("flow", "queue", "together"),
    [
        ({"german": 3}, {"german": 5}, {"german": 5}),
        ({"german": 6}, {"german": 5}, {"german": 6}),
        ({"pumps": 2}, {"german": 5}, {"german": 5, "pumps": 2}),
        ({"pumps": 2}, {}, {"pumps": 2}),
    ],
)
def test_the_higher_level_of_flow_and_queue_counts(
    flow: dict[str, int], queue: dict[str, int], together: dict[str, int]
) -> None:
    """Each may ask for skills that the other does not."""
    house = House(QueuePolicy("sales", skills=queue), agents=(GUS, LOW))
    house.call()

    house.queue(needs=Needs(tuple(Skill(*each) for each in flow.items())))

    assert (together, "gus") == (asked(house), rings(house))


def test_who_has_what_the_queue_prefers_comes_first() -> None:
    """It keeps nobody waiting."""
    house = House(QueuePolicy("sales", preferred={"german": 5}), agents=(LOW, GUS))

    house.wait("k1")
    house.wait("k2")

    assert ("gus", "low") == (rings(house), rings(house, "k2"))


def test_steps_lower_what_the_queue_asks() -> None:
    """As they lower what a flow asks; back in line it stays lowered."""
    steps = (WideningStep(0.0), WideningStep(20.0, level_less=2))
    house = House(QueuePolicy("sales", skills={"german": 5}, steps=steps), agents=(LOW,))
    house.wait()
    assert (Phase.WAITING, {"german": 5}) == (house.phase(), asked(house))

    house.later(20)
    assert ("low", {"german": 3}) == (rings(house), asked(house))
    house.decline("low")

    assert (Phase.WAITING, {"german": 3}) == (house.phase(), asked(house))


def test_what_nobody_of_the_house_has_is_not_waited_for() -> None:
    """The caller goes on at once, as with the skills of a flow."""
    house = House(SALES, agents=(LOW,))

    house.wait()

    assert Phase.VOICEMAIL is house.phase()


HELP = QueuePolicy("help", skills={"german": 3})
ON = Overflow("queue", "help")


def move(house: House) -> None:
    """A supervisor moves the contact."""
    house.tell(MoveContact("k1", "help", by="sue"))


@pytest.mark.parametrize(
    ("policy", "onward"),
    [
        (QueuePolicy("sales", skills={"pumps": 3}, max_wait=90.0, when_late=ON), lambda it: it.later(90)),
        (QueuePolicy("sales", skills={"pumps": 3}, max_waiting=0, when_full=ON), lambda it: None),
        (QueuePolicy("sales", skills={"pumps": 3}), move),
    ],
)
def test_another_queue_asks_for_its_own(policy: QueuePolicy, onward: Callable[[House], None]) -> None:
    """And for nothing that the first one asked for."""
    crew = (GUS, browser("hal", "help"), LOW)
    house = House(policy, HELP, agents=crew, away=("gus",))
    house.wait()

    onward(house)

    assert ("help", {"german": 3}, "low") == (house.contact().queue, asked(house), rings(house))


def test_nobody_is_sent_to_a_queue_where_nobody_has_its_skills() -> None:
    """No overflow, no move and no transfer leads there."""
    sales = QueuePolicy("sales", max_wait=90.0, when_late=ON)
    house = House(sales, HELP, agents=(GUS, browser("hal", "sales", "help")), away=("hal",))
    house.talk("k1", "gus")
    house.wait("k2")
    assert "queue_unserved" == house.refused(c.Transfer("gus", "k1", to_queue("help")))
    assert "queue_unserved" == house.refused(MoveContact("k2", "help", by="sue"))

    house.later(90)

    assert Phase.VOICEMAIL is house.phase("k2")


def test_a_transfer_asks_what_the_queue_asks() -> None:
    """In another queue from its first step on; in the same queue, whose clock goes on, as after its last."""
    steps = (WideningStep(0.0), WideningStep(20.0, level_less=2))
    sales = QueuePolicy("sales", skills={"german": 5}, steps=steps)
    crew = (browser("gus", "sales", "help", german=7), browser("low", german=3))
    for begun, expected in (("help", {"german": 5}), ("sales", {"german": 3})):
        house = House(sales, QueuePolicy("help"), agents=crew, away=("low",))
        house.talk("k1", "gus", begun)

        house.tell(c.Transfer("gus", "k1", to_queue("sales")))

        assert expected == asked(house)


def test_a_callback_asks_what_the_queue_asks() -> None:
    """Whoever calls back has the skills of whoever would have answered."""
    house = House(SALES, agents=(LOW, GUS), away=("gus",))

    house.tell(ScheduleCallback("b1", "sales", NUMBER))

    assert (Phase.WAITING, {"german": 5}) == (house.phase("b1"), asked(house, "b1"))
    house.come("gus")
    assert "gus" == rings(house, "b1")


def test_a_callback_that_keeps_its_place_keeps_what_steps_have_lowered() -> None:
    """The customer has waited for that already."""
    steps = (WideningStep(0.0), WideningStep(20.0, level_less=2))
    policy = QueuePolicy("sales", skills={"german": 5}, steps=steps)
    house = House(policy, agents=(LOW,), away=("low",))
    house.wait()
    house.later(20)

    house.tell(c.RequestCallback("k1", "sales", NUMBER))

    assert {"german": 3} == asked(house, "k1-callback")


def test_a_call_dialled_ahead_asks_what_the_queue_asks() -> None:
    """Together with what its campaign asks."""
    house = House(SALES, agents=(GUS,))
    pumps = Needs((Skill("pumps", 2),))

    house.tell(DialAhead("k1", "sales", NUMBER, "autumn", "hello", needs=pumps))

    assert {"german": 5, "pumps": 2} == asked(house)


def test_who_is_named_is_asked_first_whatever_they_have() -> None:
    """Afterwards the queue's skills count."""
    house = House(SALES, agents=(LOW, GUS), away=("gus",))
    house.call()
    house.queue(target="low")
    assert "low" == rings(house)

    house.decline("low")
    house.later(house.floor.state.rules.targeted_seconds)

    assert "skill_missing:german" == why_not(house.floor.state, house.contact())["low"].verdict


def test_a_changed_queue_asks_those_who_come_later() -> None:
    """Who is in line keeps what was asked when they joined it."""
    house = House(QueuePolicy("sales"), agents=(LOW, GUS), away=("low", "gus"))
    house.wait("k1")

    house.tell(c.Configure((SALES,), (LOW, GUS)))
    house.wait("k2")

    assert ({}, {"german": 5}) == (asked(house, "k1"), asked(house, "k2"))
