"""What the world does with callbacks and calls of ours, and what must be true of them over time."""

from typing import TYPE_CHECKING

from callcenter.floor import Decision
from callcenter.floor import calling as k
from callcenter.floor import commands as c
from callcenter.floor.effects import CancelDial, DialNumber
from callcenter.floor.oversight_events import PriorityChanged
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import CallbackPolicy, CallsIn, LegCause

if TYPE_CHECKING:
    from tests.floor.world import World

SOON = CallbackPolicy(attempts=2, retry_minutes=1.0, ring_seconds=15.0)
SHORT = CallbackPolicy(retry_minutes=1.0, keep_hours=0.1, calls_in=CallsIn.CANCEL)
NUMBERS = ("+4930111", "+4930222", "+4930333", "nonsense")


def outward(world: "World") -> c.Command:
    """A callback is agreed or called off, an agent calls somebody, a dial comes to something."""
    state, random = world.floor.state, world.random
    dialled = [each for each in state.contacts.values() if each.dial is not None]
    if dialled and random.random() < 0.4:
        return _dial_over(world, random.choice(dialled))
    callbacks = [each.id for each in state.contacts.values() if each.callback is not None]
    waits = [each.id for each in state.contacts.values() if each.phase in (Phase.WAITING, Phase.OFFERED)]
    world.calls += 1
    number, queue = random.choice(NUMBERS), random.choice(("sales", "sales", "help", "night", "gone"))
    agent = random.choice((*state.agents, "nobody"))
    at = world.now + random.choice((-5.0, 0.0, 30.0, 300.0, 90000.0))
    target = random.choice(("", "", agent))
    return random.choice(
        (
            c.RequestCallback(random.choice([*waits, "k0"]), queue, number),
            c.RequestCallback(random.choice([*waits, "k0"]), queue, number),
            k.ScheduleCallback(f"b{world.calls}", queue, number, at, target=target, by="sue"),
            k.ScheduleCallback(f"b{world.calls}", queue, number, by="sue"),
            k.CancelCallback(random.choice([*callbacks, *state.contacts, "k0"]), "sue"),
            k.PlaceCall(f"p{world.calls}", agent, number, random.choice((queue, "", "sales"))),
            k.PlaceCall(f"p{world.calls}", agent, number, "sales"),
        )
    )


def _dial_over(world: "World", contact: Contact) -> c.Command:
    assert contact.dial is not None
    attempt, leg = contact.dial.attempt, contact.agent_leg
    return world.random.choice(
        (
            c.AnswerLeg(contact.id, attempt, f"answered-{attempt}"),
            c.FailDial(contact.id, attempt, LegCause.NO_ANSWER),
            c.FailDial(contact.id, attempt, LegCause.MACHINE),
            c.FailEffect("dial_number", contact.id, "", attempt, "uncertain"),
            c.EndLeg(leg, LegCause.LOST),
            c.EndLeg(leg, LegCause.HUNG_UP),
            c.HangUpContact(contact.agent, contact.id),
        )
    )


class Outwardness:
    """Watches what one look at the floor cannot see: dials in flight, and places in line."""

    def __init__(self) -> None:
        self._in_flight: dict[str, str] = {}
        self._places: dict[str, tuple[float, int]] = {}

    def watch(self, state: FloorState, command: c.Command, decision: Decision) -> None:
        """Look at a decision. Raises `AssertionError` where a rule is broken."""
        self._dials_end_before_the_next(command, decision)
        self._places_are_kept(state, decision)

    def _dials_end_before_the_next(self, command: c.Command, decision: Decision) -> None:
        """One dial at a time for one contact: the last one is over, or was called off."""
        if (
            isinstance(command, c.FailDial | c.AnswerLeg)
            and decision.refusal is None
            and self._in_flight.get(command.contact) == command.attempt
        ):
            del self._in_flight[command.contact]
        for effect in decision.effects:
            if isinstance(effect, CancelDial) and self._in_flight.get(effect.contact) == effect.attempt:
                del self._in_flight[effect.contact]
            elif isinstance(effect, DialNumber):
                assert effect.contact not in self._in_flight
                self._in_flight[effect.contact] = effect.attempt

    def _places_are_kept(self, state: FloorState, decision: Decision) -> None:
        """However often a callback is held, offered or dialled, its place in line stays."""
        for event in decision.events:
            if isinstance(event, PriorityChanged):
                self._places.pop(event.contact, None)
        places = {
            each.id: (each.rank, each.order)
            for each in state.contacts.values()
            if each.to_dial and each.callback is not None
        }
        for id_, place in places.items():
            assert self._places.get(id_, place) == place
        self._places = places
