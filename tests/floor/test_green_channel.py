"""A tier has a way of its own through every queue: the manager, the deputy, the team, then anyone (KA-09)."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase
from callcenter.floor.values import (
    AgentProfile,
    CustomerCard,
    FloorRules,
    Needs,
    QueuePolicy,
    Reach,
    Skill,
    WideningStep,
)
from tests.floor import laws
from tests.floor.house import House, browser

WAY = (
    WideningStep(0.0, Reach.MANAGER),
    WideningStep(20.0, Reach.DEPUTY),
    WideningStep(40.0, Reach.TEAM),
    WideningStep(60.0, Reach.ANYONE),
)
RULES = FloorRules(tier_steps={"A": WAY})
SALES = QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False)
HELP = QueuePolicy("help", steps=(WideningStep(0.0, Reach.DEPUTY), WideningStep(5.0)))
GOLD = CustomerCard(person="p1", tier="A", manager="mia", deputy="dan")


def member(name: str, *teams: str, queues: tuple[str, ...] = ("sales", "help")) -> AgentProfile:
    """Return an agent who is in these teams."""
    return AgentProfile(name, name, queues, {"german": 5}, teams=teams)


CREW = (member("mia", "key"), member("dan"), member("tea", "key"), browser("ana"), browser("ben"))


def house_of(*away: str, agents: tuple[AgentProfile, ...] = CREW, rules: FloorRules = RULES) -> House:
    """Return a house with a way for tier A."""
    house = House(SALES, HELP, agents=agents, away=away)
    house.tell(c.Configure((SALES, HELP), agents, (), rules))
    return house


def call(
    house: House, id_: str = "k1", card: CustomerCard = GOLD, queue: str = "sales", **needs: int
) -> None:
    """Let a customer come into a queue."""
    house.tell(c.ArriveContact(id_, f"L-{id_}", caller="+4930222", dialled="+2", card=card))
    required = tuple(Skill(name, level) for name, level in needs.items())
    house.tell(c.RequestQueue(id_, queue, Needs(required)))
    laws.check(house.floor, house.now)


def rings(house: House, id_: str = "k1") -> tuple[str, str]:
    """Return at whom a contact rings, and why; ("", "") while it waits."""
    offer = house.contact(id_).offer
    return (offer.agent, offer.why) if offer else ("", "")


def test_the_way_of_the_tier_is_taken_in_every_queue() -> None:
    """Those of other tiers go as the queue says."""
    house = house_of()
    call(house, "k1", queue="help")
    call(house, "k2", CustomerCard(person="p2", tier="B", manager="tea", deputy="dan"), "help")
    call(house, "k3", CustomerCard(person="p3", tier="B", manager="mia"))

    assert [("mia", "account_manager"), ("dan", "deputy")] == [rings(house, "k1"), rings(house, "k2")]
    assert "mia" != rings(house, "k3")[0]


def test_manager_deputy_team_anyone_each_in_turn() -> None:
    """Whoever is near but busy is waited for; the others are free all the while."""
    house = house_of()
    for name in ("mia", "dan", "tea"):
        house.rest(name)
    call(house)
    whom = []
    for _ in range(3):
        whom.append((house.contact().target, house.contact().circle))
        assert Phase.WAITING == house.phase()
        house.later(20)

    assert [("mia", ()), ("dan", ("mia",)), ("", ("dan", "mia", "tea"))] == whom
    assert "longest_idle" == rings(house)[1]
    assert not house.contact().narrow
    laws.check(house.floor, house.now)


def test_the_team_takes_what_neither_manager_nor_deputy_took() -> None:
    """And nobody who is in no team of the manager's; the reason why not says so."""
    house = house_of()
    for name in ("mia", "dan", "tea"):
        house.rest(name)
    call(house, german=3)
    house.later(40)
    assert "meant_for_team" == why_not(house.floor.state, house.contact())["ana"].verdict

    house.come("tea")

    assert ("tea", "team") == rings(house)


def test_a_missed_ring_goes_on_to_the_deputy() -> None:
    """The caller keeps the place; the manager who missed it is not ready."""
    house = house_of()
    call(house)
    assert ("mia", "account_manager") == rings(house)

    house.later(20)

    assert ("dan", "deputy") == rings(house)
    assert 20.0 == house.now - house.contact().queued_at


def test_a_flow_that_names_the_manager_means_the_way_of_the_tier() -> None:
    """So the deputy comes after them; any other agent whom it names is waited for."""
    house = house_of()
    house.rest("mia")
    for id_, named in (("k1", "mia"), ("k2", "ana")):
        house.tell(c.ArriveContact(id_, f"L-{id_}", caller="+4930222", dialled="+2", card=GOLD))
        house.tell(c.RequestQueue(id_, "sales", target=named))

    assert ("ana", "meant_for_you") == rings(house, "k2")
    house.later(20)
    assert ("dan", "deputy") == rings(house, "k1")


@pytest.mark.parametrize("away", [("mia", "dan", "tea"), ("mia", "dan", "tea", "ben")])
def test_where_none_of_them_is_there_anyone_is_asked_at_once(away: tuple[str, ...]) -> None:
    """A key account never waits for an empty chair."""
    house = house_of(*away)
    call(house)

    assert rings(house)[0] in {"ana", "ben"} - set(away)


def test_a_team_is_asked_only_where_it_serves_the_queue() -> None:
    """Who does not serve the queue is no help there."""
    agents = (member("mia", "key", queues=("help",)), member("tea", "key", queues=("help",)), browser("ana"))
    house = house_of(agents=agents, rules=FloorRules(tier_steps={"A": (WideningStep(0.0, Reach.TEAM),)}))
    call(house)

    assert "ana" == rings(house)[0]


def test_a_last_step_for_a_team_ends_too() -> None:
    """Nobody waits for a team for ever."""
    house = house_of(rules=FloorRules(tier_steps={"A": (WideningStep(0.0, Reach.TEAM),)}))
    house.rest("mia")
    house.rest("tea")
    call(house)
    assert Phase.WAITING == house.phase()

    house.later(60)

    assert rings(house)[0] in {"ana", "ben", "dan"}
    assert not house.contact().narrow


def test_the_team_does_not_follow_a_contact_elsewhere() -> None:
    """Whoever asks for a callback keeps the place, and may then be called by anyone."""
    house = house_of()
    for name in ("mia", "dan", "tea", "ana", "ben"):
        house.rest(name)
    call(house)
    house.later(40)
    assert house.contact().circle

    house.tell(c.RequestCallback("k1", "sales", "+4930222"))

    assert not house.contact("k1-callback").narrow
