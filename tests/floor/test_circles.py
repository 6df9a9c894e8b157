"""The account manager's team, and steps that begin anew in another queue."""

from collections.abc import Sequence

from msgspec.structs import replace

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase
from callcenter.floor.values import (
    AgentProfile,
    CustomerCard,
    Needs,
    Overflow,
    QueuePolicy,
    Reach,
    Skill,
    WideningStep,
)
from tests.floor import laws
from tests.floor.house import House, browser, to_queue

STEPS = (
    WideningStep(0.0, Reach.MANAGER),
    WideningStep(10.0, Reach.DEPUTY),
    WideningStep(20.0, Reach.TEAM),
    WideningStep(40.0, Reach.ANYONE),
)
TEAMS = {"ana": ("west",), "ben": ("north", "south"), "cem": ("north",), "dia": ("south",)}
CREW = tuple(browser(name, "sales", "help") for name in ("ana", "ben", "cem", "dia", "eve"))
HELP = QueuePolicy("help", wrap_up_seconds=0.0, disposition_required=False)
CARD = CustomerCard(person="p1", manager="ben", deputy="ana")


def house_of(
    *steps: WideningStep,
    agents: Sequence[AgentProfile] = CREW,
    away: tuple[str, ...] = (),
    other: QueuePolicy = HELP,
) -> House:
    """Return a house whose sales queue widens so; the teams of ben, the account manager, are cem and dia."""
    quick = QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False, steps=steps or STEPS)
    crew = tuple(replace(agent, teams=TEAMS.get(agent.id, ())) for agent in agents)
    return House(quick, other, agents=crew, away=away)


def arrive(house: House, queue: str = "sales", needs: Needs | None = None) -> None:
    """Let the customer of ben call."""
    house.tell(c.ArriveContact("k1", "L-k1", caller="+4930222", dialled="+2", card=CARD))
    house.tell(c.RequestQueue("k1", queue, needs or Needs()))


def rings(house: House) -> tuple[str, str]:
    """Return at whom the call rings, and why; ("", "") while it waits."""
    offer = house.contact().offer
    return (offer.agent, offer.why) if offer else ("", "")


def test_after_the_deputy_it_is_the_teams_turn() -> None:
    """All who share a team with the manager; nobody else is asked yet, and everybody reads why not."""
    house = house_of()
    for busy in ("ben", "ana", "cem", "dia"):
        house.rest(busy)
    arrive(house)
    house.later(20)
    assert ("", {"ben", "ana", "cem", "dia"}) == (house.contact().target, {*house.contact().circle})
    assert ("meant_for_team", f"{house.now + 20:.0f}") == _verdict(house, "eve")
    assert ("not_ready", "lunch") == _verdict(house, "cem")

    house.come("dia")
    assert ("dia", "team") == rings(house)
    house.decline("dia")
    house.later(20)

    assert ("eve", "longest_idle") == rings(house)


def _verdict(house: House, agent: str) -> tuple[str, str]:
    found = why_not(house.floor.state, house.contact())[agent]
    return found.verdict, found.detail


def test_whom_it_was_for_it_is_for_still() -> None:
    """A manager who comes back in the deputy's turn, or in the team's, takes it."""
    for seconds in (10, 20):
        house = house_of()
        for busy in ("ben", "ana", "cem", "dia"):
            house.rest(busy)
        arrive(house)
        house.later(seconds)

        house.come("ben")

        assert ("ben", "account_manager") == rings(house)


def test_the_manager_comes_before_the_team() -> None:
    """Of two who are free, the one whom the customer knows, though the other has been idle longer."""
    house = house_of()
    for busy in ("ben", "ana", "cem", "dia"):
        house.rest(busy)
    arrive(house)
    house.later(20)
    house.come("cem")
    assert ("cem", "team") == rings(house)
    house.come("dia")
    house.come("ben")

    house.decline("cem")

    assert ("ben", "account_manager") == rings(house)


def test_where_nobody_of_the_team_is_there_anyone_is_asked() -> None:
    """Signed out, of another queue, without the skill: none of them is waited for."""
    crew = (browser("ana"), browser("ben", "help"), browser("cem"), browser("dia", "help"), browser("eve"))
    house = house_of(agents=crew, away=("ana", "ben", "cem"))
    arrive(house)
    assert ("eve", "longest_idle") == rings(house)

    skilled = (*CREW[:3], browser("dia", german=2), browser("eve", german=5))
    house = house_of(agents=skilled, away=("ana", "ben"))
    arrive(house, needs=Needs(required=(Skill("german", 3),)))
    assert ("eve", "longest_idle") == rings(house)


def test_levels_that_are_lowered_let_more_of_the_team_in() -> None:
    """The step's own levels count for its team."""
    steps = (
        WideningStep(0.0, Reach.MANAGER),
        WideningStep(10.0, Reach.TEAM, 2),
        WideningStep(20.0, level_less=2),
    )
    crew = (*CREW[:3], browser("dia", german=1), browser("eve", german=5))
    house = house_of(*steps, agents=crew)
    house.rest("ben")
    arrive(house, needs=Needs(required=(Skill("german", 3),)))

    house.later(10)

    assert ("dia", "team") == rings(house)


def test_a_last_step_for_the_team_ends_too() -> None:
    """Nobody waits for a team for ever."""
    house = house_of(WideningStep(0.0, Reach.TEAM))
    for busy in ("ben", "cem", "dia"):
        house.rest(busy)
    arrive(house)
    assert ("", "") == rings(house)

    house.later(60)

    assert ("ana", "longest_idle") == rings(house)


def test_teams_that_are_dissolved_leave_nobody_behind() -> None:
    """The step that has begun goes on with those who were in it; the next one comes in its moment."""
    house = house_of()
    for busy in ("ben", "ana", "cem", "dia"):
        house.rest(busy)
    arrive(house)
    house.later(20)
    state = house.floor.state
    house.tell(c.Configure(tuple(state.queues.values()), CREW[:2] + CREW[4:]))
    assert all(not agent.profile.teams for agent in state.agents.values())

    house.later(20)

    assert ("eve", "longest_idle") == rings(house)


def test_a_snapshot_keeps_the_circle() -> None:
    """Restored in the team's turn, it is the team's turn."""
    house = house_of()
    for busy in ("ben", "ana", "cem", "dia"):
        house.rest(busy)
    arrive(house)
    house.later(20)

    house.floor = Floor.restore(house.floor.snapshot())
    laws.check(house.floor, house.now)
    house.come("cem")

    assert ("cem", "team") == rings(house)


def test_steps_begin_anew_after_a_transfer_to_another_queue() -> None:
    """The new queue's steps, from the moment of the transfer."""
    house = house_of(away=("ben",))
    arrive(house, "help")
    house.dial_in("ana")
    house.come("ben")
    house.rest("ben")
    house.later(100)

    house.tell(c.Transfer("ana", "k1", to_queue("sales")))

    assert ("ben", house.now + 10) == (house.contact().target, house.contact().wider_at)
    house.come("ben")
    assert ("ben", "account_manager") == rings(house)


def test_who_transfers_a_contact_does_not_get_it_back_by_a_step() -> None:
    """Not as the account manager, not as the last agent, not in the team; the next one does."""
    for first in (Reach.MANAGER, Reach.LAST_AGENT, Reach.TEAM):
        steps = (WideningStep(0.0, first), WideningStep(30.0))
        house = house_of(*steps, agents=CREW[:2])
        house.rest("ana")
        arrive(house, "help")
        house.dial_in("ben")
        house.come("ana")

        house.tell(c.Transfer("ben", "k1", to_queue("sales")))

        assert ("ana", "longest_idle") == rings(house)


def test_within_the_queue_the_clock_goes_on_without_steps() -> None:
    """Whoever has been spoken to in this queue is for anyone in it."""
    house = house_of()
    arrive(house)
    house.dial_in("ben")
    house.later(5)
    house.rest("ana")

    house.tell(c.Transfer("ben", "k1", to_queue("sales")))

    assert ("cem", "longest_idle") == rings(house)


def test_steps_begin_anew_after_overflow() -> None:
    """It waited too long elsewhere: in the new queue the account manager is asked first."""
    house = house_of(other=QueuePolicy("help", max_wait=30.0, when_late=Overflow("queue", "sales")))
    for busy in ("ana", "ben", "cem", "dia", "eve"):
        house.rest(busy)
    arrive(house, "help")

    house.later(30)

    assert ("sales", "ben", house.now + 10) == (
        house.contact().queue,
        house.contact().target,
        house.contact().wider_at,
    )
    house.later(40)
    house.come("eve")
    assert ("eve", "first_in_line") == rings(house)


def test_steps_begin_anew_where_a_full_queue_sends_its_callers() -> None:
    """At the door of the first, too."""
    house = house_of(other=QueuePolicy("help", max_waiting=0, when_full=Overflow("queue", "sales")))
    arrive(house, "help")

    assert ("ben", "account_manager") == rings(house)


def test_steps_begin_anew_for_whom_a_supervisor_moves() -> None:
    """Another queue, its own steps."""
    house = house_of(agents=(*CREW[:2], browser("cem", "help")))
    for busy in ("ana", "ben", "cem"):
        house.rest(busy)
    arrive(house, "help")
    house.later(100)

    house.tell(o.MoveContact("k1", "sales", "sue"))

    assert (Phase.WAITING, "ben") == (house.phase(), house.contact().target)
