"""Snapshots of a time when an agent had one contact at most are read, and lose nobody."""

from typing import Any

import msgspec
import pytest

from callcenter.floor import Floor
from tests.floor.house import House, browser, to_agent


def as_before(house: House) -> bytes:
    """Return a snapshot as it was written then: one contact, one work after it."""
    state: dict[str, Any] = msgspec.json.decode(house.floor.snapshot())
    for agent in state["agents"].values():
        held = [agent.pop("call", ""), *agent.pop("messages", []), agent.pop("ringing", "")]
        (contact,) = [each for each in held if each] or [""]
        work = [{k: v for k, v in each.items() if k != "channel"} for each in agent.pop("wrap_ups", [])]
        agent.update({"contact": contact} if contact else {})
        agent.update({"wrap_up": work[0]} if work else {})
    return msgspec.json.encode(state)


def ringing() -> House:
    house = House()
    house.wait()
    return house


def talking() -> House:
    house = House()
    house.talk()
    return house


def writing() -> House:
    house = House()
    house.write("k1")
    house.accept()
    return house


def wrapping() -> House:
    house = writing()
    house.hang_up()
    return house


def asking() -> House:
    house = House(agents=(browser("ana"), browser("ben")))
    house.talk()
    house.consult(to_agent("ben"))
    return house


def asked() -> House:
    house = asking()
    house.dial_in("ben")
    return house


@pytest.mark.parametrize("begin", [ringing, talking, writing, wrapping, asking, asked])
def test_an_old_snapshot_is_the_floor_that_it_was(begin: Any) -> None:
    """Rung, in a talk, writing, in after-contact work, asking a colleague."""
    house = begin()

    restored = Floor.restore(as_before(house))

    assert restored.state == house.floor.state
