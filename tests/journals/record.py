"""Records the journals of this folder anew: `python -m tests.journals.record`.

Only a change of the floor that is meant to decide days otherwise is a reason to do so; the commit says it.
"""

from pathlib import Path
from random import Random

from callcenter.commands.days import builder, document_of
from callcenter.floor import Floor
from callcenter.ports.journal import Row
from callcenter.simulation.lines import Recorder, write
from callcenter.simulation.world import World
from tests.floor.crowd import crowd
from tests.floor.random_house import random_house
from tests.floor.world import World as Mischief

HERE = Path(__file__).parent


def busy_hour() -> list[Row]:
    """Return the journal of the busy hour, simulated."""
    recorder = Recorder()
    World(builder().build(document_of(str(HERE / "busy-hour.yaml"))).plan(seed=1), [recorder]).run()
    return recorder.rows


def mischief(seed: int, steps: int) -> list[Row]:
    """Return the journal of a world that says everything in any order: every command there is."""
    world = Mischief(Random(seed))
    for _ in range(steps):
        world.step()
    return told(world)


def policies(seed: int, steps: int) -> list[Row]:
    """Return the journal of crowds in houses by chance: reserves, circles, queues that nobody serves."""
    random = Random(seed)
    world = Mischief(random, tuple(random_house(random) for _ in range(4)))
    for _ in range(steps):
        crowd(world) if random.random() < 0.9 else world.step()
    return told(world)


def told(world: Mischief) -> list[Row]:
    """Return the journal of what a world was told."""
    recorder = Recorder()
    for command, now, decision in world.told:
        recorder.see(Floor(), command, decision, now)
    return recorder.rows


def main() -> None:
    """Write the files."""
    days = {
        "busy-hour": busy_hour(),
        "mischief": mischief(seed=3, steps=1200),
        "policies": policies(seed=30, steps=120),
    }
    for name, rows in days.items():
        with (HERE / f"{name}.jsonl").open("wb") as out:
            out.writelines(write(rows))


if __name__ == "__main__":
    main()
