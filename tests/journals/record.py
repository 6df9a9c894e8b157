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
from tests.floor.world import World as Mischief

HERE = Path(__file__).parent


def busy_hour() -> list[Row]:
    """Return the journal of the busy hour, simulated."""
    recorder = Recorder()
    World(builder().build(document_of(str(HERE / "busy-hour.yaml"))).plan(seed=1), [recorder]).run()
    return recorder.rows


def mischief(seed: int, steps: int) -> list[Row]:
    """Return the journal of a world that says everything in any order: every command there is."""
    world, recorder = Mischief(Random(seed)), Recorder()
    for _ in range(steps):
        world.step()
    for command, now, decision in world.told:
        recorder.see(Floor(), command, decision, now)
    return recorder.rows


def main() -> None:
    """Write the files."""
    for name, rows in (("busy-hour", busy_hour()), ("mischief", mischief(seed=3, steps=1200))):
        with (HERE / f"{name}.jsonl").open("wb") as out:
            out.writelines(write(rows))


if __name__ == "__main__":
    main()
