"""A queue keeps free agents for its best tiers (KA-09), and strands nobody for it."""

from collections.abc import Sequence

import pytest

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.calling import ScheduleCallback
from callcenter.floor.explain import why_not
from callcenter.floor.values import AgentProfile, CustomerCard, Needs, QueuePolicy, Reserve, Skill
from tests.floor import laws
from tests.floor.house import House, browser, to_agent

CREW = (browser("ana"), browser("ben"))


def house_of(reserve: Reserve, agents: Sequence[AgentProfile] = CREW, away: tuple[str, ...] = ()) -> House:
    """Return a house whose sales queue keeps such a reserve."""
    policy = QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False, reserve=reserve)
    return House(policy, QueuePolicy("help"), agents=agents, away=away)


def rings(house: House, id_: str) -> str:
    """Return at whom a contact rings, "" while it waits."""
    offer = house.contact(id_).offer
    return offer.agent if offer else ""


def test_the_last_free_agent_is_kept_for_the_best_tier() -> None:
    """The first call of tier C has an agent at once, the second leaves the last one to tier A."""
    house = house_of(Reserve(1))
    house.wait("k1", tier="C")
    house.wait("k2", tier="C")
    assert ("ana", "") == (rings(house, "k1"), rings(house, "k2"))

    house.wait("k3", tier="A")

    assert ("ben", "") == (rings(house, "k3"), rings(house, "k2"))


def test_why_not_says_until_when() -> None:
    """The moment at which the reserve is opened to this contact."""
    house = house_of(Reserve(1, ("A",), 40.0))
    house.wait("k1")
    house.wait("k2")

    verdicts = why_not(house.floor.state, house.contact("k2"))

    assert ("busy", "reserved", f"{house.now + 40:.0f}") == (
        verdicts["ana"].verdict,
        verdicts["ben"].verdict,
        verdicts["ben"].detail,
    )


@pytest.mark.parametrize(
    ("reserve", "tier", "seconds"),
    [
        (Reserve(1, ("A",), 40.0), "C", 40.0),
        (Reserve(1, ("A",)), "C", 600.0),
        (Reserve(1, ("A",)), "B", 300.0),
        (Reserve(1, ("A", "B")), "C", 600.0),
        (Reserve(1, ("B",)), "C", 300.0),
    ],
)
def test_nobody_is_stranded_by_it(reserve: Reserve, tier: str, seconds: float) -> None:
    """After the bound that is configured, else when age makes up for the tier, the last agent serves all."""
    house = house_of(reserve, CREW[:1])
    house.wait(tier=tier)
    assert seconds == (house.floor.next_deadline() or 0.0) - house.now
    house.later(seconds - 1)
    assert "" == rings(house, "k1")

    house.later(1)

    assert ["contact.reserve_opened", "contact.offered"] == house.said
    assert "ana" == rings(house, "k1")


@pytest.mark.parametrize("reserve", [Reserve(1, ("A", "C")), Reserve(1, ("C",)), Reserve()])
def test_it_is_not_kept_from_those_it_is_for(reserve: Reserve) -> None:
    """Nor from anybody whose tier counts for as much."""
    house = house_of(reserve, CREW[:1])
    house.wait(tier="C" if reserve.agents else "")
    assert "ana" == rings(house, "k1")


def test_one_agent_more_serves_who_waited_through_another() -> None:
    """With somebody more the one who was kept may serve, though it was not they who came."""
    crew = (browser("ana", german=5), browser("ben"))
    house = house_of(Reserve(1), crew, away=("ben",))
    house.call("k1")
    house.queue("k1", needs=Needs(required=(Skill("german", 3),)))
    assert "" == rings(house, "k1")

    house.come("ben")

    assert "ana" == rings(house, "k1")


def test_who_comes_free_is_kept_for_the_best_tier_behind() -> None:
    """Tier C was there long before; the one agent who comes is still for tier A."""
    house = house_of(Reserve(1, after=300.0), CREW[:1], away=("ana",))
    house.wait("k1", tier="C")
    house.later(250)
    house.wait("k2", tier="A")

    house.come("ana")

    assert ("", "ana") == (rings(house, "k1"), rings(house, "k2"))


def test_two_who_come_at_once_leave_one() -> None:
    """Of two who are there when the configuration opens the queue, one serves and one is kept."""
    others = (browser("ana", "help"), browser("ben", "help"), browser("cem"))
    house = house_of(Reserve(1), others, away=("cem",))
    house.wait("k1", tier="C")
    house.wait("k2", tier="C")
    policy = house.floor.state.queues["sales"]

    house.tell(c.Configure((policy,), CREW))

    assert ("ana", "") == (rings(house, "k1"), rings(house, "k2"))


def test_whoever_is_kept_when_another_is_taken_serves_the_tier_it_is_kept_for() -> None:
    """Two come at once: one takes the first in line, and the other passes over the second to the third."""
    house = house_of(Reserve(1, after=2000.0), (browser("ana", german=5), browser("ben")))
    house.talk("k1", "ana")
    house.consult(to_agent("ben"))
    house.dial_in("ben")
    house.call("k2", "C")
    house.queue("k2", needs=Needs(required=(Skill("german", 3),)))
    house.wait("k3", tier="C")
    house.later(1000)
    house.wait("k4", tier="A")

    house.drop("L-k1")

    assert ("ana", "", "ben") == (rings(house, "k2"), rings(house, "k3"), rings(house, "k4"))


def test_an_agent_of_two_queues_counts_in_each() -> None:
    """A contact of another queue, which keeps nothing, may take the last one."""
    house = house_of(Reserve(1), (browser("ana", "sales", "help"),))
    house.wait("k1")

    house.wait("k2", queue="help")

    assert ("", "ana") == (rings(house, "k1"), rings(house, "k2"))


def test_who_is_meant_for_an_agent_has_that_agent() -> None:
    """A flow or a colleague who names somebody is followed."""
    house = house_of(Reserve(2))
    house.call("k1")
    house.queue("k1", target="ben")

    assert "ben" == rings(house, "k1")


def test_waiting_elsewhere_counts() -> None:
    """A contact that came over from another queue has the age it brought."""
    house = house_of(Reserve(1, after=60.0), (browser("ana"), browser("cem", "help")), away=("cem",))
    house.wait("k1", queue="help")
    house.later(45)

    house.tell(o.MoveContact("k1", "sales", "sue"))
    assert "" == rings(house, "k1")
    house.later(15)

    assert "ana" == rings(house, "k1")


def test_a_callback_leaves_it_too() -> None:
    """Its wait counts from the moment it is due for."""
    house = house_of(Reserve(1, after=60.0), CREW[:1])
    house.tell(ScheduleCallback("k1", "sales", "+4930111", card=CustomerCard(tier="C")))
    assert "" == rings(house, "k1")

    house.later(60)

    assert "ana" == rings(house, "k1")


def test_a_new_configuration_holds_for_those_who_wait() -> None:
    """Where the reserve is given up, the one who was kept serves at once; a new one is kept at once."""
    house = house_of(Reserve(1), CREW)
    house.wait("k1")
    house.wait("k2")
    kept = house.floor.state.queues["sales"]

    house.tell(c.Configure((QueuePolicy("sales"),), CREW))
    assert ("ana", "ben") == (rings(house, "k1"), rings(house, "k2"))
    house.tell(c.Configure((kept,), CREW))
    house.decline("ben")

    assert ("", house.now + 600) == (rings(house, "k2"), house.contact("k2").yields_until)


def test_a_snapshot_keeps_what_is_kept() -> None:
    """The floor that is restored keeps the agent, and opens the reserve in its moment."""
    house = house_of(Reserve(1, after=30.0), CREW[:1])
    house.wait("k1")

    house.floor = Floor.restore(house.floor.snapshot())
    laws.check(house.floor, house.now)
    house.later(30)

    assert "ana" == rings(house, "k1")
