"""Any order of late, doubled, swapped and unknown commands leaves a floor that keeps every law."""

from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor.events import AnyEvent
from tests.floor import laws
from tests.floor.world import World

CALM = settings(max_examples=50, stateful_step_count=60, deadline=None, suppress_health_check=[*HealthCheck])
DICE = st.randoms(use_true_random=False)


def watch(world: World, before: bytes, decision: Decision) -> None:
    """Check what a command may have done, and everything that must be true after it."""
    if decision.refusal is not None:
        assert before == world.floor.snapshot()
        assert not decision.events
        assert not decision.effects
    if isinstance(world.told[-1][0], c.PassTime):
        laws.nothing_is_overdue(world.floor, world.now)
    laws.first_come_first_served(world.floor.state, decision.events)
    laws.capacity_is_kept(world.floor.state, decision.events)
    laws.check(world.floor, world.now)


def live(world: World, steps: int) -> None:
    """Let a world go on for some steps, watched all the time."""
    over: dict[str, float] = {}
    for _ in range(steps):
        before = world.floor.snapshot()
        decision = world.step()
        watch(world, before, decision)
        over |= world.floor.state.closed
        oldest = world.now - world.floor.state.rules.remember_closed_seconds
        remembered = {id_ for id_, at in over.items() if at >= oldest}
        assert not remembered & world.floor.state.contacts.keys()


@pytest.mark.parametrize("seed", range(12))
def test_a_random_day_keeps_every_law(seed: int) -> None:
    """Some hundred commands of a crowded house, the same in every run."""
    live(World(Random(seed)), 300)


@CALM
@given(DICE)
def test_a_short_story_keeps_every_law(random: Random) -> None:
    """Where a law breaks, the shortest story that breaks it is told."""
    live(World(random), 40)


class Orders(RuleBasedStateMachine):
    """The house, pulled at from all sides; a broken law is told by its shortest story."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(Random(0))

    def go(self, what: str, random: Random) -> None:
        """Let one side of the world do something."""
        self.world.random = random
        before = self.world.floor.snapshot()
        command: c.Command = getattr(self.world, what)()
        watch(self.world, before, self.world.tell(command))

    @rule(random=DICE)
    def customer(self, random: Random) -> None:
        """Somebody calls, writes or goes through the menu."""
        self.go("customer", random)

    @rule(random=DICE)
    def agent(self, random: Random) -> None:
        """An agent answers, declines, comes or goes."""
        self.go("agent", random)

    @rule(random=DICE)
    def desk(self, random: Random) -> None:
        """An agent works on a contact."""
        self.go("desk", random)

    @rule(random=DICE)
    def telephone(self, random: Random) -> None:
        """The carrier reports."""
        self.go("telephone", random)

    @rule(random=DICE)
    def supervisor(self, random: Random) -> None:
        """A supervisor steers, listens in, takes over."""
        self.go("supervisor", random)

    @rule(random=DICE)
    def outward(self, random: Random) -> None:
        """Callbacks and calls of our own."""
        self.go("outward", random)

    @rule(random=DICE)
    def time(self, random: Random) -> None:
        """Time passes."""
        self.go("time", random)

    @rule(random=DICE)
    def again(self, random: Random) -> None:
        """Something old is said once more, late."""
        self.go("again", random)

    @rule(random=DICE)
    def nonsense(self, random: Random) -> None:
        """Something that fits nothing."""
        self.go("nonsense", random)

    @rule(random=DICE)
    def trouble(self, random: Random) -> None:
        """Effects fail and legs are lost."""
        self.go("trouble", random)

    @rule(random=DICE)
    def house(self, random: Random) -> None:
        """Queues and agents come and go."""
        self.go("house", random)


TestOrders = Orders.TestCase
TestOrders.settings = CALM


@pytest.mark.parametrize("seed", range(20, 26))
def test_the_journal_of_a_day_gives_the_same_floor(seed: int) -> None:
    """Events written as JSON and folded anew give the state, the lines and the deadlines that were."""
    world = World(Random(seed))
    live(world, 150)
    floor = Floor()

    for _, _, decision in world.told:
        for event in decision.events:
            floor.replay(msgspec.json.decode(msgspec.json.encode(event), type=AnyEvent))
    floor.settle()

    assert world.floor.state == floor.state
    assert Floor.restore(world.floor.snapshot()).state == Floor.restore(floor.snapshot()).state


@pytest.mark.parametrize("only_events", [False, True])
@pytest.mark.parametrize("seed", range(30, 36))
def test_the_same_commands_at_the_same_times_are_decided_the_same(seed: int, only_events: bool) -> None:
    """Decided again from JSON: all of them, or those that the journal keeps, which led to events."""
    world = World(Random(seed))
    live(world, 150)
    floor = Floor()

    for command, now, decision in world.told:
        if decision.events or not only_events:
            again = msgspec.json.decode(msgspec.json.encode(command), type=c.AnyCommand)
            assert told(decision) == told(floor.handle(again, now))
    assert world.floor.state == floor.state


@pytest.mark.parametrize("seed", range(40, 46))
def test_a_restored_floor_goes_on_as_if_nothing_had_happened(seed: int) -> None:
    """A snapshot taken in the middle of the day decides the rest of it alike."""
    world = World(Random(seed))
    live(world, 100)
    floor = Floor.restore(world.floor.snapshot())
    assert world.floor.state == floor.state

    for _ in range(100):
        decision = world.step()
        command, now, _ = world.told[-1]
        assert told(decision) == told(floor.handle(command, now))
    assert world.floor.state == floor.state


def told(decision: Decision) -> tuple[object, ...]:
    """Return a decision as something to compare."""
    refusal = decision.refusal
    return decision.events, decision.effects, refusal and (refusal.code, refusal.detail)
