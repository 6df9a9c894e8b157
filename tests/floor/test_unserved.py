"""Where no agent of the house could ever take a caller, the caller goes on at once instead of waiting."""

from msgspec.structs import replace

from callcenter.floor import commands as c
from callcenter.floor.calling import ScheduleCallback
from callcenter.floor.phases import Phase
from callcenter.floor.values import (
    CustomerCard,
    Needs,
    Overflow,
    QueuePolicy,
    Reach,
    Skill,
    WideningStep,
)
from tests.floor.house import House, browser

HELP = QueuePolicy("help")
ELSEWHERE = Overflow("queue", "help")
CREW = (browser("ana", german=2), browser("hal", "help"))


def needing(house: House, level: int, id_: str = "k1") -> None:
    """A customer calls who needs that much German."""
    house.call(id_)
    house.queue(id_, needs=Needs(required=(Skill("german", level),)))


def test_a_queue_that_nobody_serves_takes_no_caller() -> None:
    """As when they had waited too long, with a reason of its own."""
    house = House(QueuePolicy("sales"), HELP, agents=(browser("hal", "help"),))

    house.wait("k1")

    assert (Phase.VOICEMAIL, ["contact.voicemail_started"]) == (house.phase(), house.said)


def test_the_rule_for_nobody_signed_in_comes_first() -> None:
    """A queue that says where callers go without agents says it for this, too."""
    sales = QueuePolicy("sales", when_unstaffed=ELSEWHERE, when_late=Overflow("hang_up"))
    house = House(sales, HELP, agents=(browser("hal", "help"),))

    decision = house.tell(c.ArriveContact("k1", "L-k1", caller="+1", dialled="+2"))
    decision = house.tell(c.RequestQueue("k1", "sales"))

    assert "unserved" == getattr(decision.events[0], "reason", "")
    assert ("help", "hal") == (house.contact().queue, house.contact().offer.agent)  # type: ignore[union-attr]


def test_a_skill_that_nobody_has_is_not_waited_for() -> None:
    """Asked for too high, and asked for at all; without it the queue takes the call."""
    for skills, phase in ((5, Phase.CLOSED), (2, Phase.OFFERED)):
        house = House(QueuePolicy("sales", when_late=Overflow("hang_up")), HELP, agents=CREW)
        needing(house, skills)
        assert phase is house.phase()


def test_an_agent_who_is_away_may_come() -> None:
    """Somebody of the house has the skill: the caller waits for them, as long as the queue keeps callers."""
    house = House(QueuePolicy("sales"), HELP, agents=CREW, away=("ana",))

    needing(house, 2)

    assert Phase.WAITING is house.phase()


def test_levels_that_will_be_lowered_count() -> None:
    """Nobody has it yet, somebody will do: the caller waits for the step."""
    steps = (WideningStep(0.0), WideningStep(10.0, level_less=3))
    house = House(QueuePolicy("sales", steps=steps), HELP, agents=CREW)
    needing(house, 5)
    assert Phase.WAITING is house.phase()

    house.later(10)

    assert Phase.OFFERED is house.phase()


def test_levels_that_no_step_lowers_any_more_are_not_waited_for() -> None:
    """The house takes the last steps back while the caller waits for them: the caller is sent on."""
    steps = (WideningStep(0.0), WideningStep(5.0, level_less=1), WideningStep(10.0, level_less=3))
    sales = QueuePolicy("sales", steps=steps)
    house = House(sales, HELP, agents=CREW)
    needing(house, 5)
    house.later(5)

    house.tell(c.Configure((replace(sales, steps=()), HELP), CREW))

    assert Phase.VOICEMAIL is house.phase()


def test_whoever_is_named_may_serve_a_queue_that_nobody_serves() -> None:
    """Their account manager does, or the agent whom the flow names; after that nobody is there."""
    steps = (WideningStep(0.0, Reach.MANAGER), WideningStep(30.0))
    house = House(
        QueuePolicy("vip", steps=steps), HELP, agents=(browser("ana", "help"), browser("hal", "help"))
    )
    card = CustomerCard(manager="ana")
    for id_ in ("k1", "k2"):
        house.tell(c.ArriveContact(id_, f"L-{id_}", caller="+1", dialled="+2", card=card))
        house.queue(id_, "vip")
    assert [Phase.OFFERED, Phase.WAITING] == [house.phase("k1"), house.phase("k2")]

    house.later(30)

    assert Phase.VOICEMAIL is house.phase("k2")


def test_a_configuration_that_takes_the_last_one_away_sends_on_who_waits() -> None:
    """At once, with the leg fetched; a message and a callback keep their place."""
    crew = (browser("ana"), browser("hal", "help"))
    house = House(QueuePolicy("sales", when_unstaffed=ELSEWHERE), HELP, agents=crew)
    house.rest("ana")
    house.rest("hal")
    house.wait("k1")
    house.write("m1")
    house.tell(ScheduleCallback("b1", "sales", "+4930111"))

    house.tell(c.Configure(tuple(house.floor.state.queues.values()), CREW[1:]))

    assert ["help", "sales", "sales"] == [house.contact(id_).queue for id_ in ("k1", "m1", "b1")]
    assert ["move_leg"] == [effect.__struct_config__.tag for effect in house.wished]


def test_what_cannot_be_served_elsewhere_is_not_sent_there() -> None:
    """An overflow into a queue that nobody serves either leads to the voicemail."""
    sales = QueuePolicy("sales", max_waiting=0, when_full=ELSEWHERE)
    house = House(sales, HELP, agents=(browser("ana"),))

    house.wait("k1")

    assert Phase.VOICEMAIL is house.phase()
