"""The crew of a whole day, with all that no formula knows."""

from collections.abc import Sequence

import pytest

from callcenter.floor.phases import Presence
from callcenter.simulation.crew.groups import Counts, Group, groups_of, staffed
from callcenter.simulation.crew.living import Lived, Trial, live
from callcenter.simulation.crew.results import Looked, WholeDay
from callcenter.simulation.crew.whole import whole_day
from callcenter.simulation.crew.without import Cause, at_play, without
from callcenter.simulation.prepared import Prepared
from callcenter.simulation.staffing import Staffed, by_formula, needs_of_streams
from callcenter.staffing.needed import Goal
from tests.simulation.test_building import build

GOAL = Goal(0.8, 20.0, shrinkage=0.3)

#: Three quiet queues; whoever serves them all can stand in.
SHARED = """\
streams:
  - {queue: support, calls: [9, 9], patience: 600, talk: 150}
  - {queue: billing, calls: [9, 9], patience: 600, talk: 150}
  - {queue: sales, calls: [9, 9], patience: 600, talk: 150}
staff: [{make: 3, called: all, queues: [support, billing, sales], on: ["08:00-09:00"]}]
"""

#: Half of the callers need a skill that few have.
SKILLED = """\
streams:
  - {queue: support, calls: [30, 30], talk: 150, skills: [{share: 1}, {share: 1, required: {german: 3}}]}
staff:
  - {make: 9, called: others, queues: [support], on: ["08:00-09:00"]}
  - {make: 1, called: german, queues: [support], skills: {german: 5}, on: ["08:00-09:00"]}
"""


def day_of(text: str) -> Prepared:
    """Return the day of a scenario."""
    return build({"day.yaml": text})


def searched(text: str, *, each_interval: bool = False) -> tuple[list[Staffed], WholeDay]:
    """Search for the crew of a scenario on two days."""
    day = day_of(text)
    callers = day.callers
    needs = needs_of_streams(callers.streams, callers.begin, callers.interval, callers.answer)

    def run(trials: Sequence[Trial]) -> list[Lived]:
        return [live(day, GOAL.seconds, trial) for trial in trials]

    return whole_day(
        day, [by_formula(need, GOAL) for need in needs], Looked(GOAL, (1, 2), each_interval), run
    )


def levels(text: str, counts: Counts) -> list[float]:
    """Return the level of every queue with a crew, over the same two days."""
    days = [live(day_of(text), GOAL.seconds, Trial(counts, seed)) for seed in (1, 2)]
    return [
        sum(day.queues[queue][0] for day in days) / sum(day.queues[queue][1] for day in days)
        for queue in days[0].queues
    ]


def test_shared_agents_are_fewer_than_the_formula_adds_up() -> None:
    """It counts them once for every queue; and the day says what sharing them is worth."""
    answers, day = searched(SHARED)

    assert day.reached
    assert all(moment.agents < moment.erlang_a for moment in day.moments)
    assert all(moment.agents == moment.shared == day.crews[0].needed for moment in day.moments)
    assert "shared" in day.moments[0].why
    assert [answer.day and answer.day.agents for answer in answers] == [day.crews[0].needed] * 6
    (cost,) = day.costs
    assert cost.cause is Cause.SHARED
    assert cost.whole.value is not None
    assert cost.whole.value > 0


def test_no_single_agent_can_be_spared() -> None:
    """Every queue reaches the goal, and with one less some queue does not."""
    _, day = searched(SHARED)
    (crew,) = day.crews

    assert min(levels(SHARED, (crew.needed,))) >= GOAL.level
    assert min(levels(SHARED, (crew.needed - 1,))) < GOAL.level
    assert crew.scheduled == -(-crew.needed * 10 // 7)


def test_those_who_have_the_skill_are_added_not_the_others() -> None:
    """Of the others there are enough: some can even be spared."""
    _, day = searched(SKILLED)
    others, german = day.crews

    assert (others.there, german.there) == (9, 1)
    assert others.needed < 9
    assert german.needed > 1
    (cost,) = day.costs
    assert cost.cause is Cause.SKILLS
    assert cost.queues["support"].value is not None
    assert cost.queues["support"].value < 0


def test_each_interval_asks_for_more_than_the_day() -> None:
    """A quiet hour makes up for a busy one no more."""
    uneven = SHARED.replace("calls: [9, 9]", "calls: [20, 2]")
    over_the_day, in_each = (searched(uneven, each_interval=each)[1] for each in (False, True))

    assert in_each.crews[0].needed >= over_the_day.crews[0].needed
    assert min(moment.level.value or 0.0 for moment in in_each.moments) >= GOAL.level
    assert [moment.why for moment in in_each.moments] == [("shared",), ("shifts",)]


def test_a_day_that_no_crew_can_serve() -> None:
    """Half of it nobody is on shift: the answer says so, and does not search for ever."""
    _, day = searched(SHARED.replace("08:00-09:00", "08:00-08:30"))

    assert not day.reached
    assert day.queues["support"].value is not None
    assert day.queues["support"].value < GOAL.level


PEOPLE = """\
change:
  teams: [{id: north, members: [ann]}]
  skills: [{id: german}]
  agents: [{id: ann, name: Ann, queues: [support], skills: {german: 5}}]
streams: [{queue: support, calls: [20]}]
staff:
  - {agents: [ann], on: ["08:00-08:30"]}
  - {make: 2, called: new, queues: [support], on: ["08:00-08:30"], breaks: ["08:10-08:20"]}
"""


def test_more_agents_are_like_those_of_their_group() -> None:
    """Queues, skills, teams and shifts; people of the house always come, and who is spared stays at home."""
    day = day_of(PEOPLE)
    groups = groups_of(day)
    found = staffed(day, groups, (3, 1))
    profiles = {agent.id: agent for agent in found.house.agents}

    assert groups == (Group("ann", ("ann",), 1), Group("new", ("new-1", "new-2")))
    assert {move.agent for move in found.moves} == {"ann", "ann+1", "ann+2", "new-1"}
    assert (profiles["ann+2"].skills, profiles["ann+2"].teams) == ({"german": 5}, ("north",))
    assert [move.presence for move in found.moves if move.agent == "ann+1"] == [
        Presence.AVAILABLE,
        Presence.OFFLINE,
    ]


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        ("tiers: {A: 1, '': 1}", Cause.TIERS),
        ("redial: {share: 0.9}", Cause.REDIALS),
        ("skills: [{share: 1, required: {german: 1}}]", Cause.SKILLS),
    ],
)
def test_a_day_without_what_the_formula_does_not_know(more: str, cause: Cause) -> None:
    """What is taken away is gone, and the callers come when they came."""
    plan = day_of(PEOPLE.replace("calls: [20]", f"calls: [20], {more}")).plan(1)
    plain = without(plan, cause)

    assert at_play(plan) == [cause]
    assert at_play(plain) == []
    assert [(call.id, call.at, call.talk) for call in plain.calls] == [
        (call.id, call.at, call.talk) for call in plan.calls
    ]


def test_a_day_without_the_skills_of_its_queues() -> None:
    """Callers who ask for nothing find the queue asking."""
    plan = day_of(
        PEOPLE.replace("  agents:", "  queues: [{id: support, skills: {german: 3}}]\n  agents:")
    ).plan(1)
    plain = without(plan, Cause.SKILLS)

    assert [Cause.SKILLS] == at_play(plan)
    assert [] == at_play(plain)
