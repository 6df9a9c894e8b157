"""The watch for callers who wait beside a free agent."""

import asyncio

import pytest

from callcenter.floor import events as e
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState, WrapUp
from callcenter.floor.values import AgentProfile, Capacity, Channel, Needs, Skill
from callcenter.observe.stuck import StuckWatch, stuck_pairs
from tests.virtual_time import EPOCH, VirtualClock, run

NOW = 1000.0
WRITTEN = WrapUp("m9", NOW + 9, NOW - 9, channel=Channel.MESSAGE)
SPOKEN = WrapUp("k9", NOW + 9, NOW - 9)


def floor(contact: dict[str, object] | None = None, agent: dict[str, object] | None = None) -> FloorState:
    """A caller who waits since 10 s and an agent free since 10 s who may take them, but for what is said."""
    caller = Contact("c1", "leg", NOW - 20, Phase.WAITING, NOW - 10, queue="help", queued_at=NOW - 10)
    profile = AgentProfile("ann", queues=("help",), skills={"french": 5})
    ann = Agent("ann", profile, Presence.AVAILABLE, NOW - 10)
    for name, value in (contact or {}).items():
        setattr(caller, name, value)
    for name, value in (agent or {}).items():
        setattr(ann, name, value)
    return FloorState(contacts={"c1": caller}, agents={"ann": ann})


@pytest.mark.parametrize(
    "contact",
    [
        {},
        {"needs": Needs(required=(Skill("french", 5),))},
        {"target": "ann", "queue": "other"},
        {"excluded": {"ann": NOW - 5}},
        {"excluded": {"bob": NOW + 5}},
    ],
)
def test_finds_who_belongs_together(contact: dict[str, object]) -> None:
    """In the queue, within the skills, meant for them, or rested long since."""
    assert stuck_pairs(floor(contact), NOW) == [("c1", "ann")]


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        ({"phase": Phase.OFFERED}, {}),
        ({"since": NOW - 0.5}, {}),
        ({"queue": "other"}, {}),
        ({"needs": Needs(required=(Skill("french", 6),))}, {}),
        ({"needs": Needs(required=(Skill("german", 1),))}, {}),
        ({"target": "bob"}, {}),
        ({"excluded": {"ann": NOW + 5}}, {}),
        ({}, {"presence": Presence.NOT_READY}),
        ({}, {"rests_until": NOW + 5}),
        ({}, {"since": NOW - 0.5}),
    ],
)
def test_leaves_alone_who_does_not(contact: dict[str, object], agent: dict[str, object]) -> None:
    """Ringing, new, elsewhere, unable, meant for another, resting, away."""
    assert stuck_pairs(floor(contact, agent), NOW) == []


@pytest.mark.parametrize(
    ("contact", "agent", "stuck"),
    [
        ({"channel": Channel.MESSAGE}, {"messages": ["m1"]}, True),
        ({"channel": Channel.MESSAGE}, {"messages": ["m1", "m2"]}, False),
        ({"channel": Channel.MESSAGE}, {"messages": ["m1"], "wrap_ups": [WRITTEN]}, False),
        ({"channel": Channel.MESSAGE}, {"call": "k1"}, False),
        ({"channel": Channel.MESSAGE}, {"messages": ["m1"], "ringing": "k1"}, False),
        ({"channel": Channel.MESSAGE}, {"messages": ["m1"], "wish": Presence.NOT_READY}, False),
        ({}, {"messages": ["m1", "m2"]}, True),
        ({}, {"call": "k1"}, False),
        ({}, {"wrap_ups": [SPOKEN]}, False),
    ],
)
def test_knows_how_much_an_agent_takes(
    contact: dict[str, object], agent: dict[str, object], stuck: bool
) -> None:
    """Two messages, and a call beside them; no message beside a call."""
    busy = {"presence": Presence.ON_CONTACT, **agent}
    state = floor(contact, busy)
    ann = state.agents["ann"]
    ann.profile = AgentProfile("ann", queues=("help",), capacity=Capacity(message=2))
    assert bool(stuck_pairs(state, NOW)) == stuck


def test_looks_at_so_many_pairs_and_no_more() -> None:
    """On a crowded floor one look is bounded."""
    state = floor()
    for number in range(10):
        state.agents[f"a{number}"] = Agent(
            f"a{number}", state.agents["ann"].profile, Presence.AVAILABLE, NOW - 9
        )
    assert len(stuck_pairs(state, NOW)) == 11
    assert len(stuck_pairs(state, NOW, most=4)) == 4


class Watched:
    """A floor that is watched, and what was counted."""

    def __init__(self) -> None:
        self.state = floor({"since": EPOCH}, {"since": EPOCH})
        self.counted: list[int] = []
        self.watch = StuckWatch(lambda: self.state, VirtualClock(), self)

    def stuck(self, pairs: int) -> None:
        self.counted.append(pairs)

    def commit(self) -> None:
        self.watch.on_commit(1, [e.ContactQueued(0.0, "c1", "help", 0.0, 0.0)], 0.0)


def test_counts_a_pair_once_and_not_before_its_time() -> None:
    """About a second after the commit, however many commits follow."""

    async def day() -> None:
        watched = Watched()
        watched.commit()
        await asyncio.sleep(1.05)
        assert watched.counted == []
        await asyncio.sleep(0.1)
        assert watched.counted == [1]
        for _ in range(5):
            watched.commit()
            await asyncio.sleep(2)
        assert watched.counted == [1]
        watched.watch.stop()

    run(day())


def test_looks_again_after_what_came_meanwhile() -> None:
    """A commit just before a look gets a look of its own."""

    async def day() -> None:
        watched = Watched()
        caller, watched.state.contacts = watched.state.contacts, {}
        watched.commit()
        await asyncio.sleep(1.0)
        watched.state.contacts = caller
        caller["c1"].since = EPOCH + 1.0
        watched.commit()
        await asyncio.sleep(0.2)
        assert watched.counted == []
        await asyncio.sleep(1.1)
        assert watched.counted == [1]
        watched.watch.stop()

    run(day())


def test_sleeps_while_nothing_happens() -> None:
    """A quiet floor has no timer; nor has one where nobody came to wait or to be free."""

    async def day() -> None:
        loop = asyncio.get_running_loop()
        watched = Watched()
        watched.watch.on_commit(1, [e.ContactHeld(0.0, "c1", "ann")], 0.0)
        began = loop.time()
        await asyncio.sleep(5)
        assert (watched.counted, loop.time() - began) == ([], 5)
        watched.commit()
        watched.watch.stop()
        await asyncio.sleep(5)
        assert watched.counted == []

    run(day())
