"""Callers who know somebody: their account manager first, then the deputy, then anyone (KA-09)."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from callcenter.__main__ import main
from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.values import CustomerCard
from callcenter.simulation.experiment import run
from callcenter.simulation.plan import Call, Plan
from callcenter.simulation.taking import ALL
from tests.simulation.test_building import build

EXAMPLE = Path(__file__).parents[2] / "docs" / "scenarios" / "key-accounts.yaml"

LANE = """\
change:
  agents:
    - {id: ann, name: Ann, queues: [key-accounts]}
    - {id: ben, name: Ben, queues: [key-accounts]}
  tiers: [{id: A, path: [{to: manager}, {to: deputy, after: 15}, {to: anyone, after: 40}]}]
streams: [{queue: key-accounts, calls: [400], tiers: {A: 1}}]
staff:
  - {agents: [ann, ben], on: ["08:00-09:00"]}
  - {make: 2, called: desk, queues: [key-accounts], skills: {german: 4}, on: ["08:00-09:00"]}
"""


def drawn(fields: str) -> tuple[Call, ...]:
    """Return the callers of the lane with more fields."""
    return build({"day.yaml": LANE.replace("tiers: {A: 1}}", f"tiers: {{A: 1}}, {fields}}}")}).plan(3).calls


def test_cards_name_agents_by_weight() -> None:
    """Nobody is their own deputy, the last talk is recent, and nothing else of the callers changes."""
    known = drawn('manager: {ann: 3, ben: 1}, deputy: {ann: 1, ben: 1}, last_agent: {desk-1: 1, "": 1}')
    cards = [call.card for call in known]

    assert sum(card.manager == "ann" for card in cards) / len(cards) == pytest.approx(0.75, abs=0.08)
    assert all(card.deputy == {"ann": "ben", "ben": "ann"}[card.manager] for card in cards)
    assert sum(card.last_agent == "desk-1" for card in cards) / len(cards) == pytest.approx(0.5, abs=0.08)
    assert all(
        call.card.last_spoke_at == (call.at - 86400 if call.card.last_agent else 0.0) for call in known
    )
    assert [replace(call, card=CustomerCard(tier="A")) for call in known] == list(
        drawn("name: key-accounts-1")
    )


def test_a_single_agent_is_named_alone() -> None:
    """And is nobody's deputy besides."""
    assert {(call.card.manager, call.card.deputy) for call in drawn("manager: ann, deputy: ann")} == {
        ("ann", "")
    }


def test_preferred_skills_are_asked_for_beside_those_required() -> None:
    """The one decides who may take the call, the other who of them comes first."""
    (call, *_) = drawn("skills: [{share: 1, required: {german: 2}, preferred: {german: 4}}]")

    assert [(skill.name, skill.level) for skill in call.needs.required] == [("german", 2)]
    assert [(skill.name, skill.level) for skill in call.needs.preferred] == [("german", 4)]


class Offers:
    """Keeps who was offered what, when and why."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str, str, float]] = []

    def see(self, floor: Floor, command: c.Command, decision: Decision, now: float) -> None:
        """Take in a decision."""
        self.seen += [
            (event.contact, event.agent, event.why, now)
            for event in decision.events
            if isinstance(event, e.ContactOffered)
        ]


def three_at_once() -> Plan:
    """Return a day on which three customers of one account manager call within three seconds."""
    plan = build({"day.yaml": LANE}).plan(1)
    card = CustomerCard(tier="A", manager="ann", deputy="ben")
    at = plan.begin + 60.0
    calls = [Call(f"c{n}", at + n, "key-accounts", talk=300.0, card=card) for n in range(3)]
    return replace(plan, calls=tuple(calls))


def test_manager_deputy_and_anyone_are_really_walked() -> None:
    """The manager at once; the deputy for the second after 15 s; anyone for the third after 40 s."""
    plan, offers = three_at_once(), Offers()
    taken = run(plan, witnesses=[offers])
    begin = plan.begin + 60.0

    assert [(contact, agent, why, now - begin) for contact, agent, why, now in offers.seen[:2]] == [
        ("c0", "ann", "account_manager", 0.0),
        ("c1", "ben", "deputy", 16.0),
    ]
    contact, agent, why, now = offers.seen[2]
    assert (contact, agent.partition("-")[0], why, now - begin) == ("c2", "desk", "longest_idle", 42.0)
    assert taken.scopes["tier:A"]["met_manager"] == (1.0, 3.0)
    assert taken.scopes[ALL]["met_deputy"] == (1.0, 3.0)


def test_the_example_tells_tiers_and_whom_callers_met(capsys: pytest.CaptureFixture[str]) -> None:
    """By tier in JSON, and in the table; nobody has to read of it where no card names anybody."""
    assert main(["simulate", str(EXAMPLE), "--runs", "1", "--jobs", "1", "--json"]) == 0
    scopes = json.loads(capsys.readouterr().out)["scopes"]

    assert {"tier:A", "tier:B", "tier:-"} <= scopes.keys()
    assert 0.2 < scopes["tier:A"]["met_manager"]["value"] < 1
    assert scopes["tier:A"]["met_deputy"]["value"] > 0
    assert scopes["tier:B"]["met_last_agent"]["value"] > 0
    assert scopes["tier:B"]["met_manager"]["value"] is None
    assert main(["simulate", str(EXAMPLE), "--runs", "1", "--jobs", "1"]) == 0
    table = capsys.readouterr().out
    assert "Met their account manager" in table
    assert "Tier A" in table
