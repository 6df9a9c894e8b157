"""Contenders take turns in a random order, so that a noisy neighbour hits them all alike."""

import random
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


class Size(Struct, frozen=True):
    """How much is measured. `seconds` is one contender's turn in one round."""

    rounds: int = 5
    seconds: float = 1.5
    connections: int = 32
    appenders: int = 256
    single_rows: int = 1500
    batch_rows: int = 100_000
    few: int = 100
    many: int = 5000
    offers: int = 100
    idle_seconds: float = 10.0
    overload_seconds: float = 4.0
    replay_rows: int = 200_000
    restart_rows: int = 1_000_000
    decisions: int = 2000
    crew: int = 10_000
    crowd: int = 100_000
    simulated_calls: int = 5000
    people: int = 1_000_000
    entries: int = 10_000_000
    lookups: int = 2000
    listed: int = 10_000_000
    watchers: int = 1000
    many_watchers: int = 5000
    seed: int = 1


#: Every measure whole but tiny: shows that it runs, says nothing about speed.
SMOKE = Size(
    rounds=2,
    seconds=0.1,
    connections=4,
    appenders=8,
    single_rows=20,
    batch_rows=1000,
    few=3,
    many=10,
    offers=3,
    idle_seconds=0.3,
    overload_seconds=0.3,
    replay_rows=2000,
    restart_rows=6000,
    decisions=20,
    crew=30,
    crowd=100,
    simulated_calls=100,
    people=1000,
    entries=60_000,
    lookups=64,
    listed=5000,
    watchers=5,
    many_watchers=10,
)


async def interleaved(contenders: Mapping[str, Callable[[], Awaitable[T]]], size: Size) -> dict[str, list[T]]:
    """Let every contender have its turn in every round; return its results by round."""
    dice = random.Random(size.seed)
    results: dict[str, list[T]] = {name: [] for name in contenders}
    for _ in range(size.rounds):
        order = list(contenders)
        dice.shuffle(order)
        for name in order:
            results[name].append(await contenders[name]())
    return results
