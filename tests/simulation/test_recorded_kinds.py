"""The recorded journals leave out nothing that the floor can be told or can tell."""

from pathlib import Path
from typing import get_args

import pytest

from callcenter.floor.commands import AnyCommand
from callcenter.floor.events import AnyEvent, FloorConfigured
from callcenter.service.wire import decode_command, decode_event
from callcenter.simulation.lines import read

JOURNALS = sorted((Path(__file__).parent.parent / "journals").glob("*.jsonl"))

#: Kinds that no recorded journal has, each with the reason.
COMMANDS_LEFT_OUT: dict[str, str] = {}
EVENTS_LEFT_OUT: dict[str, str] = {}


@pytest.fixture(name="rows", scope="module")
def _rows() -> tuple[set[str], set[str], list[FloorConfigured]]:
    """The commands and events of all journals by name, and every configuration."""
    commands, events, houses = set(), set(), []
    for path in JOURNALS:
        for row in read(path.name, path.read_bytes().splitlines()):
            events.add(row.kind)
            if row.cause is not None:
                commands.add(str(decode_command(row.cause).__struct_config__.tag))
            if row.kind == "floor.configured":
                event = decode_event(row.payload)
                assert isinstance(event, FloorConfigured)
                houses.append(event)
    return commands, events, houses


Rows = tuple[set[str], set[str], list[FloorConfigured]]


def test_every_command_of_the_floor_is_recorded(rows: Rows) -> None:
    """A new one is recorded with it, or its reason stands above."""
    every = {str(kind.__struct_config__.tag) for kind in get_args(AnyCommand)}
    assert every - rows[0] == COMMANDS_LEFT_OUT.keys()


def test_every_event_of_the_floor_is_recorded(rows: Rows) -> None:
    """So no change of what happens goes by unseen."""
    every = {str(kind.__struct_config__.tag) for kind in get_args(AnyEvent)}
    assert every - rows[1] == EVENTS_LEFT_OUT.keys()


def test_the_houses_have_what_decides(rows: Rows) -> None:
    """Several contacts at once, ways of tiers, reserves, steps and callbacks."""
    houses = rows[2]
    assert any(agent.capacity is not None for house in houses for agent in house.agents)
    assert any(house.rules.tier_steps for house in houses)
    assert any(queue.reserve.agents for house in houses for queue in house.queues)
    assert any(queue.steps for house in houses for queue in house.queues)
