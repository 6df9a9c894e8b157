"""What is well-formed and cannot work is told, each with its place."""

from typing import Any

import pytest

from callcenter.service.accounts.managers import Keepers
from callcenter.service.flow_files import sources
from callcenter.service.house import House, default_document, parse
from callcenter.service.house_needs import KINDS as NEEDS_KINDS
from callcenter.service.house_warnings import KINDS, warnings
from ivr.check import build
from ivr.program import Flow
from notation.source import Source

CREW: list[dict[str, Any]] = [
    {"id": "ana", "queues": ["sales", "support"], "skills": {"german": 3}},
    {"id": "ben", "queues": ["billing", "key-accounts"]},
]
FLOW = """
flow: main
language: en
start: go
steps:
  go: {step}
"""


def house_of(**changes: Any) -> House:
    """Return the shipped house with this crew and these changes."""
    return parse(default_document() | {"agents": CREW, "skills": []} | changes)


def flows_of(step: str = "do: queue, queue: sales") -> dict[str, Flow]:
    """Return the flows of a house whose main flow does one thing, and a survey."""
    survey = "flow: survey\nlanguage: en\nstart: bye\nsteps:\n  bye: {do: hang-up}\n"
    main = FLOW.replace("{step}", "{" + step + "}")
    program, problems = build([Source("main.yaml", main), Source("survey.yaml", survey)])
    assert program is not None, problems
    return dict(program.flows)


def told(house: House, flows: dict[str, Flow]) -> list[tuple[str, str]]:
    """Return the warnings' kinds and places."""
    return [(each.code, each.path) for each in warnings(house, flows)]


def queue(**fields: Any) -> dict[str, Any]:
    """Return changes by which the sales queue has these fields."""
    queues = [each | fields if each["id"] == "sales" else each for each in default_document()["queues"]]
    return {"queues": queues}


def test_the_shipped_house_with_the_shipped_flows_can_work() -> None:
    """Nothing is told of it."""
    program, _ = build(sources(None))
    assert program is not None

    assert [] == told(parse(default_document()), dict(program.flows))


STEPS = [{"to": "manager"}, {"to": "team", "after": 20}, {"to": "anyone", "after": 60}]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"agents": CREW[1:]}, ("unserved_queue", "queues.sales")),
        ({"default_flow": "mian"}, ("unknown_flow", "default_flow")),
        ({"numbers": {"+15550000001": "moon"}}, ("unknown_flow", "numbers.+15550000001")),
        (queue(survey="stars"), ("unknown_flow", "queues.sales.survey")),
        (queue(steps=STEPS), ("dead_step", "queues.sales.steps.1")),
        (queue(steps=[{"to": "anyone", "after": 90}], max_wait=60), ("dead_step", "queues.sales.steps.0")),
        ({"tiers": [{"id": "A", "path": STEPS}], "teams": [{"id": "t"}]}, ("dead_step", "tiers.A.path.1")),
        (queue(reserve={"agents": 1, "tiers": ["B"], "after": 0}), None),
        (queue(reserve={"agents": 1}), ("whole_reserve", "queues.sales.reserve")),
        (queue(reserve={"agents": 1, "tiers": ["C"]}), ("idle_reserve", "queues.sales.reserve")),
    ],
)
def test_what_can_never_be_is_told(changes: dict[str, Any], expected: tuple[str, str] | None) -> None:
    """A queue without agents, a flow that is not there, a step or a reserve that never comes to bear."""
    found = told(house_of(**changes), flows_of())

    assert expected in found or (expected is None and "idle_reserve" not in dict(found))
    assert {code for code, _ in found} <= {*KINDS}


def test_a_team_with_an_agent_of_the_queue_is_no_fault() -> None:
    """The step may come to bear."""
    teams = [{"id": "t", "members": ["ana"]}]

    assert [] == told(house_of(teams=teams, **queue(steps=STEPS)), flows_of())


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("do: queue, queue: moon", [("unknown_queue", "flows.main.go")]),
        ("do: transfer, to: {queue: moon}", [("unknown_queue", "flows.main.go")]),
        ("do: queue, queue: sales, skills: [french]", [("missing_skill", "flows.main.go")]),
        ("do: queue, queue: billing, skills: [german]", [("missing_skill", "flows.main.go")]),
        ("do: queue, queue: sales, skills: [german]", []),
        ("do: queue, queue: sales, skills: {german: 4}", [("missing_skill", "flows.main.go")]),
        ("do: queue, queue: sales, skills: {german: 3}", []),
        ("do: queue, queue: sales, preferred: [french]", [("unmatched_preference", "flows.main.go")]),
        ("do: queue, queue: sales, preferred: {german: 4}", [("unmatched_preference", "flows.main.go")]),
        ("do: queue, queue: sales, preferred: {german: 3}", []),
        ("do: queue, queue: sales, skills: ['lang:{language}']", []),
    ],
)
def test_what_a_flow_asks_for_in_vain_is_told(step: str, expected: list[tuple[str, str]]) -> None:
    """What is filled in during the call is not known before it."""
    assert expected == told(house_of(), flows_of(step))


def test_a_look_up_that_nothing_answers_is_told() -> None:
    """Callers are led on as if it had failed."""
    flows = flows_of("do: look-up, name: balance, next: bye}\n  bye: {do: hang-up")

    found = [(each.code, each.path, each.value) for each in warnings(house_of(), flows, {}, {"customer"})]

    assert found == [("unknown_look_up", "flows.main.go", "balance")]
    assert [] == warnings(house_of(), flows, {}, {"customer", "balance"})


LESS = [{"after": 60, "level_less": 3}]
PAIR: list[dict[str, Any]] = [
    {"id": "ana", "queues": ["sales"], "skills": {"german": 7, "pumps": 2}},
    {"id": "ben", "queues": ["sales"], "skills": {"german": 2, "pumps": 7}},
    {"id": "cho", "queues": ["billing"], "skills": {"german": 9, "pumps": 9}},
]


@pytest.mark.parametrize(
    ("skills", "steps", "expected"),
    [
        ("{german: 7, pumps: 2}", [], []),
        ("{german: 5, pumps: 5}", [], [("split_skills", "german(5),pumps(5)")]),
        ("{german: 5, pumps: 5}", LESS, [("late_skills", "german(5),pumps(5)")]),
        ("{german: 7, pumps: 7}", LESS, [("split_skills", "german(7),pumps(7)")]),
        ("{german: 10, pumps: 1}", LESS, [("late_skills", "german(10),pumps")]),
        ("{german: 8, pumps: 8}", [], [("missing_skill", "german(8)"), ("missing_skill", "pumps(8)")]),
        ("{german: 1, dutch: 1}", [], [("unknown_skill", "dutch")]),
    ],
)
def test_skills_are_held_against_each_agent(
    skills: str, steps: list[dict[str, Any]], expected: list[tuple[str, str]]
) -> None:
    """At the levels that are asked, and at those to which the last step lowers them."""
    listed = [{"id": "german"}, {"id": "pumps"}]
    house = house_of(agents=PAIR, skills=listed, message_queue="", **queue(steps=steps))
    flows = flows_of(f"do: queue, queue: sales, skills: {skills}")

    found = [(each.code, each.value) for each in warnings(house, flows) if each.path.startswith("flows.")]

    assert found == expected


@pytest.mark.parametrize(
    ("own", "steps", "step", "expected"),
    [
        ({"skills": {"german": 5}}, [], "", []),
        ({"skills": {"german": 8}}, [], "", [("queues.sales", "missing_skill", "german(8)")]),
        ({"skills": {"german": 8}}, LESS, "", [("queues.sales", "late_skills", "german(8)")]),
        ({"skills": {"german": 5, "pumps": 5}}, [], "",
         [("queues.sales", "split_skills", "german(5),pumps(5)")]),
        ({"skills": {"dutch": 1}}, [], "", [("queues.sales", "unknown_skill", "dutch")]),
        ({"preferred": {"german": 8}}, [], "", [("queues.sales", "unmatched_preference", "german(8)")]),
        ({"skills": {"german": 5}}, [], "skills: {pumps: 5}",
         [("flows.main.go", "split_skills", "german(5),pumps(5)")]),
        ({"skills": {"german": 5}}, LESS, "skills: {pumps: 5}",
         [("flows.main.go", "late_skills", "german(5),pumps(5)")]),
        ({"skills": {"german": 8}}, [], "skills: {german: 8}",
         [("queues.sales", "missing_skill", "german(8)")]),
        ({"skills": {"german": 5}}, [], "skills: {german: 3}", []),
        ({"preferred": {"german": 8}}, [], "preferred: [german]",
         [("queues.sales", "unmatched_preference", "german(8)")]),
    ],
)  # fmt: skip
def test_skills_of_the_queue_are_held_against_its_agents(
    own: dict[str, Any], steps: list[dict[str, Any]], step: str, expected: list[tuple[str, str, str]]
) -> None:
    """Told at the queue; at the flow only what it makes worse, together with the queue's."""
    listed = [{"id": "german"}, {"id": "pumps"}]
    house = house_of(agents=PAIR, skills=listed, message_queue="", **queue(steps=steps, **own))
    flows = flows_of(f"do: queue, queue: sales{', ' if step else ''}{step}")

    found = [(each.path, each.code, each.value) for each in warnings(house, flows)]

    assert [each for each in found if each[1] in NEEDS_KINDS] == expected


def test_a_preferred_skill_that_is_not_listed_is_unknown() -> None:
    """Told once, as what it is."""
    house = house_of(agents=PAIR, skills=[{"id": "german"}, {"id": "pumps"}])
    flows = flows_of("do: queue, queue: sales, preferred: [dutch]")

    assert ("unknown_skill", "flows.main.go") in told(house, flows)
    assert "unmatched_preference" not in dict(told(house, flows))


WAYS = [{"to": "manager"}, {"to": "deputy", "after": 20}, {"to": "team", "after": 40}]


@pytest.mark.parametrize(
    ("kept", "dead"),
    [
        ({}, []),
        ({"A": Keepers()}, ["manager", "deputy", "team"]),
        ({"A": Keepers(frozenset({"gone"}), frozenset({"ben"}))}, ["manager", "team"]),
        ({"A": Keepers(frozenset({"ana"}))}, ["deputy"]),
        ({"A": Keepers(frozenset({"ben"}), frozenset({"ana"}))}, ["team"]),
        ({"C": Keepers(frozenset({"ana"}), frozenset({"ben"}))}, []),
    ],
)
def test_a_step_for_whom_no_account_has_is_told(kept: dict[str, Keepers], dead: list[str]) -> None:
    """For the accounts of the tier on its own way, for all in a queue; without accounts nothing is told."""
    way = {"tiers": [{"id": "A", "path": WAYS}], "teams": [{"id": "t", "members": ["ana"]}]}
    of_tier = [each for each in warnings(house_of(**way), flows_of(), kept) if each.code == "dead_step"]
    in_queue = house_of(tiers=[], teams=way["teams"], **queue(steps=WAYS))
    of_queue = [each for each in warnings(in_queue, flows_of(), kept) if each.code == "dead_step"]

    assert ([each.value for each in of_tier], [each.value for each in of_queue]) == (dead, dead)
    assert {each.path for each in of_tier} <= {f"tiers.A.path.{index}" for index in range(3)}
    assert {each.path for each in of_queue} <= {f"queues.sales.steps.{index}" for index in range(3)}
