"""First turns that are remembered: never told apart from walked ones."""

from collections.abc import Mapping
from typing import Any

import pytest

from callcenter.floor.values import CustomerCard
from callcenter.service.menus import Menus
from ivr.library import Library
from ivr.outputs import Say
from notation.source import Source

FLOW = """
flow: main
language: en
facts: [caller, tier]
start: who
steps:
  who: {{do: look-up, name: {look_up}, send: [caller, dialled], gives: [tier], next: hello}}
  hello: {{do: say, text: "{text}", next: which}}
  which:
    do: branch
    cases:
      - if: {condition}
        next: first
    otherwise: second
  first: {{do: queue, queue: first, otherwise: end}}
  second: {{do: queue, queue: second, otherwise: end}}
  end: {{do: hang-up, reason: over}}
"""


def menus(text: str = "Hello", condition: str = "{tier: A}", look_up: str = "customer") -> Menus:
    """Return menus of one flow; the host answers look-ups with the number that calls."""

    async def number(given: Mapping[str, Any]) -> dict[str, Any]:
        return {"tier": str(given["caller"])}

    flow = Source("main.yaml", FLOW.format(text=text, condition=condition, look_up=look_up))
    library, problems = Library().load([flow])
    assert not [problem for problem in problems if problem.is_error]
    return Menus(library, {"number": number})


async def begin(on: Menus, caller: str, tier: str = "", opened: bool = True) -> tuple[str, str, Any]:
    """Return what a call hears first, the queue it goes to, and the caller that its state knows."""
    facts = {"caller": caller, "dialled": "+1", "open": {"main": opened}}
    first = await on.first("c", "main", CustomerCard(person="p" if tier else "", tier=tier), facts, opened)
    said = first.turn.prompts[0]
    assert isinstance(said, Say)
    return said.text, str(getattr(first.turn.exit, "queue", "")), first.menu["facts"]["caller"]


async def test_a_remembered_turn_knows_its_own_caller() -> None:
    """The second call has the same turn, with its own facts in the state."""
    on = menus()
    assert await begin(on, "+1555") == ("Hello", "second", "+1555")
    assert await begin(on, "+1666") == ("Hello", "second", "+1666")


async def test_another_card_or_calendar_is_another_turn() -> None:
    """What the flow is told of the customer and the hours decides anew."""
    on = menus(condition="{all: [{tier: A}, {open.main: true}]}")
    assert (await begin(on, "+1555"))[1] == "second"
    assert (await begin(on, "+1555", tier="A"))[1] == "first"
    assert (await begin(on, "+1555", tier="A", opened=False))[1] == "second"
    assert (await begin(on, "+1555", tier="A"))[1] == "first"


@pytest.mark.parametrize(
    "flow",
    [
        pytest.param({"condition": '{caller: "+1555"}'}, id="branch"),
        pytest.param({"look_up": "number", "condition": '{tier: "+1555"}'}, id="look-up"),
    ],
)
async def test_a_turn_that_looked_at_the_caller_is_walked_again(flow: dict[str, str]) -> None:
    """Nobody is led by another one's number."""
    on = menus(**flow)
    assert (await begin(on, "+1666"))[1] == "second"
    assert (await begin(on, "+1555"))[1] == "first"
    assert (await begin(on, "+1666"))[1] == "second"


async def test_a_text_that_names_the_caller_is_spoken_anew() -> None:
    """A hole in a text is a look, too."""
    on = menus(text="Hello {caller}")
    assert (await begin(on, "+1555"))[0] == "Hello +1555"
    assert (await begin(on, "+1666"))[0] == "Hello +1666"
