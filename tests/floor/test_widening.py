"""Who is asked first, and who then: the last agent, the account manager, the deputy, in the end anyone."""

from collections.abc import Sequence

from msgspec.structs import replace

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase
from callcenter.floor.values import (
    AgentProfile,
    CustomerCard,
    LegCause,
    Needs,
    QueuePolicy,
    Reach,
    Skill,
    WideningStep,
)
from tests.floor import laws
from tests.floor.house import House, browser, to_agent, to_queue

STEPS = (
    WideningStep(0.0, Reach.LAST_AGENT),
    WideningStep(10.0, Reach.MANAGER),
    WideningStep(20.0, Reach.DEPUTY),
    WideningStep(30.0, Reach.ANYONE),
    WideningStep(60.0, Reach.ANYONE, 2),
)
CREW = (browser("ana"), browser("ben"), browser("cem"))
CARD = CustomerCard(person="p1", manager="ben", deputy="cem")


def house_of(
    *steps: WideningStep, agents: Sequence[AgentProfile] = CREW, away: tuple[str, ...] = ()
) -> House:
    """Return a house whose sales queue widens so; it wants no after-contact work."""
    policy = QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False, steps=steps or STEPS)
    return House(policy, QueuePolicy("help"), agents=agents, away=away)


def arrive(house: House, id_: str = "k1", card: CustomerCard = CARD, needs: Needs | None = None) -> None:
    """Let a known customer call, and the menu lead them into sales."""
    house.tell(c.ArriveContact(id_, f"L-{id_}", caller="+4930222", dialled="+2", card=card))
    house.tell(c.RequestQueue(id_, "sales", needs or Needs()))


def rings(house: House, id_: str = "k1") -> tuple[str, str]:
    """Return at whom a contact rings, and why; ("", "") while it waits."""
    offer = house.contact(id_).offer
    return (offer.agent, offer.why) if offer else ("", "")


def test_a_customer_comes_back_to_the_agent_who_spoke_with_them() -> None:
    """Although another has been idle for longer."""
    house = house_of()
    arrive(house)
    assert ("ben", "account_manager") == rings(house)
    house.decline("ben")
    house.later(20)
    assert ("cem", "deputy") == rings(house)
    house.dial_in("cem")
    house.later(60)
    house.hang_up("cem")

    arrive(house, "k2")

    assert ("cem", "last_agent") == rings(house, "k2")


def test_without_a_card_the_number_tells_who_it_is() -> None:
    """Within a day, the memory of the floor; a withheld number is nobody's."""
    house = house_of(away=("ben", "cem"))
    arrive(house, "k1", CustomerCard())
    house.dial_in("ana")
    house.hang_up("ana", "k1")
    house.come("ben")
    house.later(1)
    house.rest("ana")
    house.come("ana")

    arrive(house, "k2", CustomerCard())
    assert ("ana", "last_agent") == rings(house, "k2")
    house.wait("k3")
    assert ("ben", "longest_idle") == rings(house, "k3")


def test_the_memory_ends() -> None:
    """What is older than closed contacts are remembered is not asked, and forgotten with the next talk."""
    house = house_of()
    arrive(house, "k1", CustomerCard(person="old"))
    house.dial_in("ana")
    house.hang_up("ana", "k1")
    assert {"old"} == house.floor.state.spoke.keys()
    house.later(86_401)

    arrive(house, "k2", CustomerCard(person="old"))
    assert "longest_idle" == rings(house, "k2")[1]
    arrive(house, "k3", CustomerCard(person="new"))
    agent, _ = rings(house, "k3")
    house.dial_in(agent)
    house.hang_up(agent, "k3")

    assert {"new"} == house.floor.state.spoke.keys()


def test_older_talks_are_on_the_card() -> None:
    """What the records tell holds for thirty days, and what the floor saw itself is newer."""
    day = 86_400.0
    for days, expected in ((29.0, ("cem", "last_agent")), (31.0, ("ben", "account_manager"))):
        house = house_of()
        arrive(house, card=replace(CARD, last_agent="cem", last_spoke_at=house.now - days * day))
        assert expected == rings(house)

    house = house_of()
    old = replace(CARD, last_agent="cem", last_spoke_at=house.now - day)
    arrive(house, card=replace(CARD, last_agent="ana", last_spoke_at=house.now - 2 * day))
    house.dial_in("ana")
    house.hang_up("ana")
    arrive(house, "k2", old)
    assert ("ana", "last_agent") == rings(house, "k2")
    house.decline("ana")
    arrive(house, "k3", replace(old, last_spoke_at=house.now + 1))
    assert ("cem", "last_agent") == rings(house, "k3")


def test_a_queue_without_such_a_step_remembers_nothing() -> None:
    """No customer data is kept that nobody asked for."""
    house = house_of(WideningStep(0.0, Reach.MANAGER), WideningStep(5.0))
    arrive(house)
    house.dial_in("ben")
    house.hang_up("ben")

    assert {} == house.floor.state.spoke


def test_each_step_comes_in_its_moment() -> None:
    """Manager, deputy, anyone: those who are there but busy are waited for."""
    house = house_of()
    house.rest("ben")
    house.rest("cem")
    arrive(house)
    assert ("ben", 10.0) == (house.contact().target, house.contact().wider_at - house.now)
    assert "meant_for_other" == why_not(house.floor.state, house.contact())["ana"].verdict
    house.later(19)
    assert ("ben", Phase.WAITING) == (house.contact().target, house.phase())

    house.later(1)
    assert "cem" == house.contact().target
    house.later(10)

    assert ["contact.widened", "contact.offered"] == house.said
    assert ("ana", "longest_idle") == rings(house)


def test_who_is_not_signed_in_is_not_waited_for() -> None:
    """The deputy at once, and without either anyone."""
    house = house_of(away=("ben",))
    house.rest("cem")
    arrive(house)
    assert "cem" == house.contact().target

    house = house_of(away=("ben", "cem"))
    arrive(house)
    assert ("ana", "longest_idle") == rings(house)


def test_what_is_wide_is_not_narrowed() -> None:
    """A manager who signs in later does not take the contact away from everybody else."""
    house = house_of(away=("ben", "cem"))
    house.rest("ana")
    arrive(house)
    assert ("", Phase.WAITING) == (house.contact().target, house.phase())
    house.come("ben")
    house.decline("ben")

    house.later(10)
    assert ("", 2) == (house.contact().target, house.contact().widened)
    house.come("ana")

    assert ("ana", "first_in_line") == rings(house)


def test_levels_are_lowered_to_one_at_the_lowest() -> None:
    """After the last step less is asked; the skill itself still is."""
    steps = (WideningStep(0.0), WideningStep(10.0, level_less=2), WideningStep(20.0, level_less=5))
    house = house_of(*steps, agents=(browser("ana", german=2), browser("ben")))
    arrive(house, needs=Needs(required=(Skill("german", 5),)))

    house.later(10)
    assert (Skill("german", 3),) == house.contact().needs.required
    house.later(10)

    assert (Skill("german", 1),) == house.contact().needs.required
    assert ("ana", "longest_idle") == rings(house)


def test_a_last_step_for_one_agent_ends_too() -> None:
    """Nobody waits for one agent for ever."""
    house = house_of(WideningStep(0.0, Reach.MANAGER))
    house.rest("ben")
    arrive(house)
    assert "ben" == house.contact().target

    house.later(60)

    assert ("ana", "longest_idle") == rings(house)
    assert 0.0 == house.contact().wider_at


def test_a_flow_that_names_an_agent_is_followed() -> None:
    """Its own wait holds, the steps do not."""
    house = house_of()
    house.rest("ana")
    house.tell(c.ArriveContact("k1", "L-k1", caller="+4930222", dialled="+2", card=CARD))
    house.queue("k1", target="ana")

    assert ("ana", 0.0) == (house.contact().target, house.contact().wider_at)


def test_steps_that_were_taken_away_leave_nobody_behind() -> None:
    """The configuration changed while the contact waited for its account manager."""
    house = house_of()
    house.rest("ben")
    arrive(house)
    house.tell(c.Configure((QueuePolicy("sales"), QueuePolicy("help")), CREW))

    house.later(20)

    assert ("ana", "longest_idle") == rings(house)


def test_a_snapshot_in_between_changes_nothing() -> None:
    """Steps are state: the floor that is restored takes the next one in its moment."""
    house = house_of()
    house.rest("ben")
    house.rest("cem")
    arrive(house)

    house.floor = Floor.restore(house.floor.snapshot())
    laws.check(house.floor, house.now)
    house.later(30)

    assert ("ana", "longest_idle") == rings(house)


EASING = (WideningStep(0.0), WideningStep(120.0, level_less=2), WideningStep(300.0, level_less=4))
GERMAN = Needs(required=(Skill("german", 5),))


def lost_house() -> House:
    """Ana talks with k1 and loses her line after a minute; ben speaks german well enough two minutes on."""
    house = house_of(*EASING, agents=(browser("ana", german=5), browser("ben", german=3)))
    arrive(house, needs=GERMAN)
    assert "ana" == rings(house)[0]
    phone = house.dial_in("ana")
    house.later(60)
    house.drop(phone, LegCause.LOST)
    house.rest("ana")
    return house


def level(house: House) -> int:
    """Return the level that k1 asks of an agent."""
    (skill,) = house.contact().needs.required
    return skill.level


def test_back_in_line_the_steps_go_on() -> None:
    """They count from the contact's own wait: the next one comes in its moment, not a new one's."""
    house = lost_house()
    assert (Phase.WAITING, 5) == (house.phase(), level(house))

    house.later(59)
    assert (Phase.WAITING, 5) == (house.phase(), level(house))
    house.later(1)

    assert (3, ("ben", "longest_idle")) == (level(house), rings(house))


def test_steps_that_came_due_in_the_talk_are_taken_at_once() -> None:
    """The contact has waited for as long as its queue clock says."""
    house = house_of(*EASING, agents=(browser("ana", german=5), browser("ben", german=1)))
    arrive(house, needs=GERMAN)
    phone = house.dial_in("ana")
    house.later(200)
    house.drop(phone, LegCause.LOST)
    house.rest("ana")
    assert 3 == level(house)

    house.later(100)

    assert (1, "ben") == (level(house), rings(house)[0])


def test_a_missed_offer_stops_no_step() -> None:
    """Whoever let it ring or declined it."""
    for miss in ("rings", "declines"):
        house = house_of(*EASING, agents=(browser("ana", german=5), browser("ben", german=3)))
        arrive(house, needs=GERMAN)
        if miss == "declines":
            house.decline("ana")
            house.rest("ana")
        house.later(40)
        assert (Phase.WAITING, 5) == (house.phase(), level(house))

        house.later(80)

        assert ("ben", "longest_idle") == rings(house)


def test_after_the_named_agents_minute_the_steps_go_on() -> None:
    """Transferred to a colleague who does not take it: levels fall as if it had waited for anyone."""
    agents = (browser("ana", german=5), browser("ben", german=3), browser("cem", german=5))
    house = house_of(*EASING, agents=agents)
    house.rest("cem")
    arrive(house, needs=GERMAN)
    house.dial_in("ana")
    house.tell(c.Transfer("ana", "k1", to_agent("cem")))
    house.rest("ana")

    house.later(60)
    assert ("", 5) == (house.contact().target, level(house))
    house.later(60)

    assert (3, "ben") == (level(house), rings(house)[0])


def test_whom_a_flow_named_in_vain_levels_fall_for_too() -> None:
    """Nobody is named by the steps any more: the contact stays for anyone."""
    steps = (WideningStep(0.0, Reach.MANAGER), WideningStep(90.0, level_less=4))
    house = house_of(*steps, agents=(browser("ana", german=1), browser("ben", german=1), browser("cem")))
    house.rest("cem")
    house.tell(c.ArriveContact("k1", "L-k1", caller="+4930222", dialled="+2", card=CARD))
    house.queue("k1", needs=GERMAN, target="cem")

    house.later(60)
    assert ("", Phase.WAITING) == (house.contact().target, house.phase())
    house.later(30)

    assert (1, "longest_idle") == (level(house), rings(house)[1])


def test_back_in_line_it_is_for_anyone_whatever_the_steps_say() -> None:
    """A step that names somebody narrows nothing any more, only levels still fall."""
    house = house_of(
        WideningStep(0.0, Reach.MANAGER), WideningStep(100.0, Reach.DEPUTY), WideningStep(200.0, level_less=1)
    )
    arrive(house)
    phone = house.dial_in("ben")
    house.later(10)
    house.rest("ana")
    house.rest("cem")
    house.drop(phone, LegCause.LOST)
    house.rest("ben")

    house.later(100)
    assert (Phase.WAITING, False) == (house.phase(), house.contact().narrow)
    house.come("ana")

    assert "ana" == rings(house)[0]


def test_transferred_to_its_own_queue_nothing_is_lowered_twice() -> None:
    """It asks at once what the queue asks in the end."""
    policy = QueuePolicy(
        "sales",
        wrap_up_seconds=0.0,
        disposition_required=False,
        steps=EASING[:2],
        skills={"german": 5},
    )
    house = House(policy, agents=(browser("ana", german=5), browser("ben", german=2)))
    arrive(house)
    house.dial_in("ana")
    house.tell(c.Transfer("ana", "k1", to_queue("sales")))
    house.rest("ana")
    assert (3, 2, 0.0) == (level(house), house.contact().widened, house.contact().wider_at)

    house.later(200)

    assert (Phase.WAITING, 3) == (house.phase(), level(house))
