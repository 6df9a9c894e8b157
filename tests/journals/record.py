"""Records the journals of this folder anew: `python -m tests.journals.record`.

Only a change of the floor that is meant to decide days otherwise is a reason to do so; the commit says it.
"""

from pathlib import Path
from random import Random

from callcenter.commands.days import builder, document_of
from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.ahead import DialAhead
from callcenter.floor.commands import Command, FailEffect
from callcenter.floor.phases import Presence
from callcenter.floor.reporting import ReportDelivery, ReportRecording
from callcenter.floor.values import AnsweredBy, Delivery, MonitorMode, OnMachine
from callcenter.ports.journal import Row
from callcenter.simulation.lines import Recorder, write
from callcenter.simulation.world import World
from tests.floor.crowd import crowd
from tests.floor.random_house import random_house
from tests.floor.world import HOUSES
from tests.floor.world import World as Mischief

HERE = Path(__file__).parent


def busy_hour() -> list[Row]:
    """Return the journal of the busy hour, simulated."""
    recorder = Recorder()
    World(builder().build(document_of(str(HERE / "busy-hour.yaml"))).plan(seed=1), [recorder]).run()
    return recorder.rows


def mischief(seed: int, steps: int) -> list[Row]:
    """Return the journal of a world that says everything in any order, as of its day: see `everything`."""
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


class Reported(Mischief):
    """The same world, whose carrier also tells how messages and recordings fared."""

    def step(self) -> Decision:
        """Let something happen, and now and then let the carrier report."""
        decision = super().step()
        if self.random.random() < 0.15:
            self.tell(self.report())
        if (seldom := self.seldom()) and self.random.random() < 0.5:
            self.tell(self.random.choice(seldom))
        return decision

    def seldom(self) -> list[Command]:
        """What chance alone seldom brings about: something with monitors who are there, and with notes."""
        state = self.floor.state
        beside = [(k.id, each.id) for k in state.contacts.values() for each in k.monitors if each.leg]
        mode = self.random.choice(list(MonitorMode))
        notes: list[Command] = [o.ClearNotes(agent.id) for agent in state.agents.values() if agent.notes]
        return notes + [
            command
            for contact, who in beside
            for command in (
                o.ChangeMonitor(contact, who, mode, "sue"),
                o.EndMonitor(contact, who),
                o.TakeOver(contact, who, "sue"),
            )
        ]

    def report(self) -> Command:
        """A report of a contact that is live or over, in any order; or a message that was not taken."""
        state = self.floor.state
        wrote = [each.id for each in state.contacts.values() if each.sent] + list(state.awaited)
        contact = self.random.choice(wrote or [*state.contacts, "k0"])
        other = self.random.choice([*state.contacts, *state.closed, "k0"])
        number, length = self.random.choice((1, 1, 2, 9)), float(self.random.randrange(90))
        fate = self.random.choice(list(Delivery))
        return self.random.choice(
            (
                ReportDelivery(contact, number, fate, "30003" if fate is Delivery.UNDELIVERED else ""),
                ReportDelivery(contact, number, Delivery.SENT),
                FailEffect("send_message", contact, reason="refused", message=number, code="21610"),
                ReportRecording(other, f"L-{other}", f"RE-{other}", length, absent=length < 5.0),
            )
        )


def everything(seed: int, steps: int) -> list[Row]:
    """Return the journal of a world that leaves out nothing: calls dialled ahead, monitors, reports."""
    random = Random(seed)
    world = Reported(random, (*HOUSES, random_house(random)))
    a_machine_and_a_take_over(world)
    for _ in range(steps):
        world.step()
    return told(world)


def a_machine_and_a_take_over(world: Mischief) -> None:
    """A machine hears its message; an agent takes a customer over: chance hardly ever comes to either."""
    leave = {"detect_machine": True, "on_machine": OnMachine.LEAVE_MESSAGE, "machine_message": "We called."}
    world.tell(DialAhead("x1", "sales", "+4930999", "spring", "Sorry.", **leave))  # type: ignore[arg-type]
    world.tell(c.AnswerLeg("x1", "x1.1", "L-x1", AnsweredBy.MACHINE))
    world.tell(c.EndLeg("L-x1"))
    world.tell(c.RequestPresence("ana", Presence.AVAILABLE))
    world.tell(c.ArriveContact("x2", "L-x2", caller="+1", dialled="+2"))
    world.tell(c.RequestQueue("x2", "help"))
    world.tell(c.BindLeg("ana@x2", "ana", "x2.1"))
    world.tell(c.RequestPresence("eve", Presence.NOT_READY, "break"))
    world.tell(o.MonitorContact("x2", "eve", MonitorMode.LISTEN, "sue"))
    (monitor,) = world.floor.state.contacts["x2"].monitors
    world.tell(c.BindLeg("eve@x2", "eve", monitor.attempt))
    world.tell(o.TakeOver("x2", "eve", "sue"))


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
        "everything": everything(seed=31, steps=1200),
    }
    for name, rows in days.items():
        with (HERE / f"{name}.jsonl").open("wb") as out:
            out.writelines(write(rows))


if __name__ == "__main__":
    main()
