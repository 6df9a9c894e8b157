"""What the world does with callbacks and calls of ours, and what must be true of them over time."""

from typing import TYPE_CHECKING

from callcenter.floor import Decision
from callcenter.floor import ahead as a
from callcenter.floor import ahead_events as ae
from callcenter.floor import calling as k
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import CancelDial, DialNumber
from callcenter.floor.oversight_events import PriorityChanged
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact, FloorState
from callcenter.floor.values import AnsweredBy, CallbackPolicy, CallsIn, CustomerCard, LegCause, OnMachine

if TYPE_CHECKING:
    from tests.floor.world import World

SOON = CallbackPolicy(attempts=2, retry_minutes=1.0, ring_seconds=15.0)
SHORT = CallbackPolicy(retry_minutes=1.0, keep_hours=0.1, calls_in=CallsIn.CANCEL)
NUMBERS = ("+4930111", "+4930222", "+4930333", "nonsense")


def outward(world: "World") -> c.Command:
    """A callback is agreed or called off, an agent calls somebody, one is dialled ahead, a dial ends."""
    state, random = world.floor.state, world.random
    dialled = [each for each in state.contacts.values() if each.dial is not None]
    if dialled and random.random() < 0.4:
        return _dial_over(world, random.choice(dialled))
    if random.random() < 0.35:
        return _ahead(world)
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


def _ahead(world: "World") -> c.Command:
    state, random = world.floor.state, world.random
    answered = [each for each in state.contacts.values() if each.ahead is not None and each.leg]
    if answered and random.random() < 0.2:
        contact = random.choice(answered)
        agent = contact.agent or contact.wrapping or random.choice((*state.agents, "nobody"))
        return a.JudgeAnswer(agent, contact.id, random.choice(list(AnsweredBy)))
    if random.random() < 0.3:
        world.calls += 1
        return c.BindLeg(f"stands-{world.calls}", random.choice((*state.agents, "nobody")))
    world.calls += 1
    queue = random.choice(("sales", "sales", "sales", "help", "vip", "night", "gone"))
    return a.DialAhead(
        f"d{world.calls}",
        queue,
        random.choice(NUMBERS),
        "spring",
        random.choice(("Sorry.", "Sorry.", "Sorry.", "")),
        card=random.choice((CustomerCard(), CustomerCard(tier="A", person="p2"))),
        detect_machine=random.random() < 0.5,
        on_machine=random.choice(list(OnMachine)),
        machine_message=random.choice(("", "Call us.")),
    )


def _dial_over(world: "World", contact: Contact) -> c.Command:
    assert contact.dial is not None
    if contact.ahead is not None:
        return _reached_or_not(world, contact, contact.dial.attempt)
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


def _reached_or_not(world: "World", contact: Contact, attempt: str) -> c.Command:
    random = world.random
    if random.random() < 0.25:
        return random.choice(
            (
                c.FailDial(contact.id, attempt, LegCause.BUSY),
                c.FailEffect("dial_number", contact.id, "", attempt, "refused"),
            )
        )
    ago = random.choice((0.0, 0.5, 1.9, 2.0, 3.0))
    return c.AnswerLeg(contact.id, attempt, f"answered-{attempt}", random.choice(list(AnsweredBy)), ago)


class Outwardness:
    """Watches what one look at the floor cannot see: dials in flight, places in line, answered calls."""

    def __init__(self) -> None:
        self._in_flight: dict[str, str] = {}
        self._places: dict[str, tuple[float, int]] = {}
        self._answered: dict[str, float] = {}
        self._ahead: set[str] = set()

    def watch(self, state: FloorState, command: c.Command, decision: Decision) -> None:
        """Look at a decision. Raises `AssertionError` where a rule is broken."""
        self._dials_end_before_the_next(command, decision)
        self._places_are_kept(state, decision)
        for event in decision.events:
            self._who_answers_is_served_in_time(event)

    def _who_answers_is_served_in_time(self, event: e.Event) -> None:
        """Nobody is dialled twice, and after the two seconds comes the message, no agent."""
        if isinstance(event, ae.CallDialledAhead):
            assert event.contact not in self._ahead
            self._ahead.add(event.contact)
        elif isinstance(event, ae.CallAnswered) and event.connect_by:
            self._answered[event.contact] = event.connect_by
        elif isinstance(event, e.ContactConnected) and event.contact in self._answered:
            assert event.at <= self._answered.pop(event.contact)
        elif isinstance(event, ae.CallAbandoned):
            del self._answered[event.contact]
        elif isinstance(event, e.ContactClosed):
            self._answered.pop(event.contact, None)

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
