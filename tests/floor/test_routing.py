"""Who gets whom: order of the line, skills, the agent it is meant for, the longest idle."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.events import ContactOffered
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.ranking import rank_of
from callcenter.floor.values import FloorRules, Needs, QueuePolicy, Skill
from tests.floor.house import QUICK, House, browser

GERMAN = Needs(required=(Skill("german", 4),))


def served(house: House, agent: str = "ana") -> list[str]:
    """Let an agent come and talk to all who wait, one after another, and return their order."""
    house.come(agent)
    order = []
    while contact := house.agent(agent).contact:
        order.append(contact)
        house.dial_in(agent)
        house.hang_up(agent, contact)
    return order


def test_first_in_first_out_among_equals() -> None:
    """Also among those who came in the same second."""
    house = House(QUICK, away=("ana",))
    for id_ in ("k1", "k2", "k3"):
        house.wait(id_)
    house.later(5)
    house.wait("k4")

    assert ["k1", "k2", "k3", "k4"] == served(house)


def test_a_tier_is_worth_seconds() -> None:
    """A comes before whoever has waited less than ten minutes longer, and not before others."""
    house = House(QUICK, away=("ana",))
    house.wait("old")
    house.later(299)
    house.wait("plain")
    house.later(301)
    house.wait("b", tier="B")
    house.wait("a", tier="A")

    assert ["old", "a", "plain", "b"] == served(house)


@pytest.mark.parametrize(
    ("tier", "priority", "queue", "expected"),
    [("", 0, 0, 1000.0), ("A", 0, 0, 400.0), ("", 2, 1, 820.0), ("B", -1, 0, 760.0)],
)
def test_a_rank_is_the_start_less_what_it_is_worth(
    tier: str, priority: int, queue: int, expected: float
) -> None:
    """Seconds of waiting: the tier's bonus, and sixty for each grade of contact and queue."""
    policy = QueuePolicy("sales", priority=queue)

    assert expected == rank_of(FloorRules(), policy, tier, priority, 1000.0)


def test_preferred_skills_choose_among_the_free_and_keep_nobody_waiting() -> None:
    """The greatest proficiency first, the longest idle among equals; without any of them anybody."""
    rather = Needs(preferred=(Skill("german", 3), Skill("pumps")))
    crew = (
        browser("ana"),
        browser("ben", german=5),
        browser("cem", german=4, pumps=2),
        browser("dia", german=2),
    )
    house = House(QUICK, agents=crew)
    why = []
    for id_ in ("k1", "k2", "k3", "k4"):
        house.call(id_)
        said = house.tell(c.RequestQueue(id_, "sales", rather)).events
        why += [(each.agent, each.why) for each in said if isinstance(each, ContactOffered)]

    assert [
        ("cem", "preferred_skills"),
        ("ben", "preferred_skills"),
        ("ana", "longest_idle"),
        ("dia", "longest_idle"),
    ] == why


def test_the_longest_idle_agent_is_offered() -> None:
    """Idle time counts from the last work: an offer that came to nothing does not renew it."""
    house = House(QUICK, agents=(browser("ana"), browser("ben"), browser("cem")), away=("ben", "cem"))
    house.later(5)
    house.come("ben")
    house.wait("k1")
    house.decline("ana")
    house.later(5)
    house.dial_in("ben")
    house.hang_up("ben")

    house.later(60)
    house.wait("k2")

    assert "k2" == house.agent("ana").contact


def test_skills_are_asked_at_their_level() -> None:
    """Nobody below the level, however long they have been free."""
    crew = (browser("ana", german=3), browser("ben", german=4))
    house = House(agents=crew, away=("ben",))
    house.call("k1")
    house.queue("k1", needs=GERMAN)
    assert Phase.WAITING is house.phase()

    house.come("ben")

    assert "k1" == house.agent("ben").contact


def test_a_contact_that_nobody_may_take_does_not_block_the_line() -> None:
    """Those behind it are served."""
    house = House()
    house.call("k1")
    house.queue("k1", needs=GERMAN)

    house.wait("k2")

    assert "k2" == house.agent("ana").contact


def test_nobody_is_taken_from_a_contact_that_stands_further_ahead() -> None:
    """Two rests and some after-contact work end in the same moment."""
    crew = (browser("ana", "sales"), browser("cem", "sales", "help"))
    queues = (QueuePolicy("sales", disposition_required=False), QueuePolicy("help"))
    house = House(*queues, agents=crew, away=("cem",))
    house.talk("k0")
    house.come("cem")
    for id_, queue in (("k1", "help"), ("k2", "sales")):
        house.wait(id_, queue)
        house.decline("cem")
    house.hang_up("ana", "k0")

    house.later(30)

    assert ["k1", "k2"] == [house.agent("cem").contact, house.agent("ana").contact]


def test_an_agent_of_several_queues_serves_the_first_in_all_of_them() -> None:
    """The queue's priority counts among queues."""
    queues = (QUICK, QueuePolicy("help"), QueuePolicy("vip", priority=1))
    house = House(*queues, agents=(browser("ana", "sales", "help", "vip"),), away=("ana",))
    house.wait("k1", "help")
    house.later(30)
    house.wait("k2", "sales")
    house.wait("k3", "vip")

    house.come("ana")

    assert "k3" == house.agent("ana").contact


def test_whoever_is_meant_for_one_agent_waits_for_that_agent() -> None:
    """Others pass, and the one it is meant for takes it before the common line."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.come("ben")
    house.rest("ben")
    house.rest("ana")
    house.call("k1")
    house.queue("k1", target="ben")
    house.come("ana")
    assert Phase.WAITING is house.phase()

    house.come("ben")

    offer = house.contact().offer
    assert offer is not None
    assert ("ben", "meant_for_you") == (offer.agent, offer.why)


@pytest.mark.parametrize("target", ["zoe", "ben"])
def test_waiting_for_one_who_is_not_there_is_waiting_for_anyone(target: str) -> None:
    """Unknown or signed out."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.call("k1")

    house.queue("k1", target=target)

    assert "k1" == house.agent("ana").contact


def test_an_offer_says_why() -> None:
    """The first in line for whoever comes, the longest idle for whoever calls."""
    house = House(away=("ana",))
    house.wait("k1")
    decision = house.tell(c.RequestPresence("ana", Presence.AVAILABLE))
    assert "first_in_line" == getattr(decision.events[-1], "why", "")

    house = House()
    house.call("k1")
    decision = house.tell(c.RequestQueue("k1", "sales"))
    assert [ContactOffered(house.now, "k1", "k1.1", "ana", house.now + 20, "longest_idle")] == [
        *decision.events[-1:]
    ]


def test_the_position_counts_everybody_in_the_queue() -> None:
    """Whatever skills they ask for."""
    house = House(agents=(browser("ana", german=5),), away=("ana",))
    house.wait("k1")
    house.call("k2")
    house.queue("k2", needs=GERMAN)
    house.wait("k3")

    assert [1, 2, 3] == [house.floor.lines.position(house.contact(id_)) for id_ in ("k1", "k2", "k3")]
