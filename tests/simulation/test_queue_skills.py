"""What a queue of a scenario asks of its agents holds for its callers, who ask for nothing."""

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.simulation.experiment import run
from tests.simulation.test_building import build

DAY = """\
change:
  skills: [{id: german}]
  queues: [{id: support, skills: {german: 3}}]
streams: [{queue: support, calls: [30], talk: 60}]
staff:
  - {make: 2, called: plain, queues: [support], on: ["08:00-08:30"]}
  - {make: 2, called: able, queues: [support], skills: {german: 4}, on: ["08:00-08:30"]}
"""


class Asked:
    """Keeps who was offered anything."""

    def __init__(self) -> None:
        self.agents: set[str] = set()

    def see(self, floor: Floor, command: c.Command, decision: Decision, now: float) -> None:
        """Take in a decision."""
        self.agents |= {each.agent for each in decision.events if isinstance(each, e.ContactOffered)}


def test_only_agents_with_the_skills_of_the_queue_are_offered_its_callers() -> None:
    """Without them the others are as good."""
    asked, anyone = Asked(), Asked()

    run(build({"day.yaml": DAY}).plan(1), witnesses=[asked])
    run(build({"day.yaml": DAY.replace(", skills: {german: 3}", "")}).plan(1), witnesses=[anyone])

    assert {"able-1", "able-2"} == asked.agents
    assert asked.agents < anyone.agents
