"""Whatever house, policies and order of events: promises to those who wait are kept."""

from collections import Counter
from collections.abc import Callable
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.routing import best_agent
from tests.floor import laws, naive
from tests.floor.crowd import crowd
from tests.floor.fairness import Fairness
from tests.floor.random_house import asking_house, random_house
from tests.floor.test_orders import told
from tests.floor.world import World

CALM = settings(max_examples=60, stateful_step_count=60, deadline=None, suppress_health_check=[*HealthCheck])
Built = Callable[[Random], c.Configure]
DICE = st.randoms(use_true_random=False)


def world_of(random: Random, house: Built = random_house) -> tuple[World, Fairness]:
    """Return a world of houses by chance, and who watches it."""
    world, fairness = World(random, tuple(house(random) for _ in range(3))), Fairness()
    fairness.watch(world.told[-1][2].events)
    return world, fairness


def look(world: World, fairness: Fairness, seen: int) -> None:
    """Check every promise and every law after the commands that came after the first `seen`."""
    for command, now, decision in world.told[seen:]:
        fairness.watch(decision.events)
        if isinstance(command, c.PassTime):
            fairness.nobody_is_kept_out_for_longer(now)
    command, _, decision = world.told[-1]
    assert world.floor.state == fairness.state
    if isinstance(command, c.PassTime):
        laws.nothing_is_overdue(world.floor, world.now)
    laws.first_come_first_served(world.floor.state, decision.events)
    laws.capacity_is_kept(world.floor.state, decision.events)
    laws.check(world.floor, world.now)
    state, lines = world.floor.state, world.floor.lines
    for contact in state.contacts.values():
        if contact.queue:
            chosen = best_agent(lines, contact)
            assert (chosen[0] if chosen else None) is naive.best_agent(state, contact)


def step(world: World, fairness: Fairness) -> None:
    """Let something happen, mostly in a crowd, and look at what came of it."""
    seen = len(world.told)
    if world.random.random() < 0.8:
        crowd(world)
    else:
        world.step()
    look(world, fairness, seen)


def live(seed: int, steps: int, house: Built = random_house) -> tuple[World, Fairness]:
    """Let a world of houses by chance go on, watched all the time."""
    world, fairness = world_of(Random(seed), house)
    for _ in range(steps):
        step(world, fairness)
    return world, fairness


@pytest.mark.parametrize("seed", range(100, 130))
def test_a_random_day_in_a_random_house_keeps_every_promise(seed: int) -> None:
    """Some hundred commands, the same in every run."""
    live(seed, 200)


@pytest.mark.parametrize("seed", range(300, 306))
def test_so_it_is_where_queues_ask_for_skills(seed: int) -> None:
    """Of everybody who comes into them, beside what flows ask."""
    live(seed, 200, asking_house)


def test_the_promises_are_really_put_to_the_test() -> None:
    """Equals and tiers met, reserves held back, callbacks kept places, circles grew: each often."""
    seen: Counter[str] = Counter()
    for seed in range(200, 240):
        seen.update(live(seed, 150)[1].seen)

    assert min(seen.values()) > 20, seen


@pytest.mark.timeout(900)  # a story that breaks a promise is made shorter for a while
@CALM
@given(DICE)
def test_a_short_story_in_a_random_house_keeps_every_promise(random: Random) -> None:
    """Where one breaks, the shortest story that breaks it is told."""
    world, fairness = world_of(random)
    for _ in range(40):
        step(world, fairness)


class Policies(RuleBasedStateMachine):
    """A house by chance, pulled at from all sides."""

    @initialize(random=DICE)
    def open(self, random: Random) -> None:
        """Some house."""
        self.world, self.fairness = world_of(random)

    @rule(random=DICE, what=st.sampled_from(("customer", "agent", "desk", "telephone", "time", "outward")))
    def go(self, random: Random, what: str) -> None:
        """One side of the world does something, mostly work."""
        self.world.random = random
        seen = len(self.world.told)
        self.world.tell(getattr(self.world, what)())
        look(self.world, self.fairness, seen)

    @rule(random=DICE)
    def crowd(self, random: Random) -> None:
        """Lines grow and are served."""
        self.world.random = random
        seen = len(self.world.told)
        crowd(self.world)
        look(self.world, self.fairness, seen)

    @rule(random=DICE, what=st.sampled_from(("again", "nonsense", "trouble", "supervisor", "house")))
    def disturb(self, random: Random, what: str) -> None:
        """Something rarer."""
        self.go(random, what)

    @invariant()
    def whoever_waits_can_be_explained(self) -> None:
        """Why not is said of every agent, whatever the house."""
        if hasattr(self, "world"):
            laws.explanations_agree_with_routing(self.world.floor.state)


TestPolicies = Policies.TestCase
TestPolicies.settings = CALM


@pytest.mark.parametrize("seed", range(300, 306))
def test_the_same_inputs_give_the_same_decisions_in_any_house(seed: int) -> None:
    """Decided again from JSON, on a floor that is put away and taken up in the middle."""
    world, _ = live(seed, 150)
    floor = Floor()
    for number, (command, now, decision) in enumerate(world.told):
        if number == 80:
            floor = Floor.restore(floor.snapshot())
        again = msgspec.json.decode(msgspec.json.encode(command), type=c.AnyCommand)
        assert told(decision) == told(floor.handle(again, now))
