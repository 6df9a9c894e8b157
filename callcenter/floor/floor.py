"""The floor: decides commands, folds events, knows its next deadline."""

import msgspec

from callcenter.floor.commands import Command
from callcenter.floor.deadlines import Deadlines, agent_deadline, contact_deadline, leg_deadline
from callcenter.floor.effects import Effect
from callcenter.floor.events import Event, FloorConfigured
from callcenter.floor.fold import FOLD
from callcenter.floor.handlers import HANDLERS
from callcenter.floor.routing import match_fresh
from callcenter.floor.state import Agent, FloorState
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.waiting import Lines


class Decision(msgspec.Struct, frozen=True):
    """What one command led to. With a `refusal` nothing happened."""

    events: tuple[Event, ...] = ()
    effects: tuple[Effect, ...] = ()
    refusal: Refusal | None = None


class Floor:
    """Everything live, as one sequential state machine that never waits.

    `handle` decides a command at a moment and returns what happened and what is wished.
    `apply` folds a recorded event, for replay; after a replay call `settle` once.
    """

    def __init__(self, state: FloorState | None = None) -> None:
        self.state = state or FloorState()
        self.lines = Lines(self.state)
        self.deadlines = Deadlines(self.state)

    def handle(self, command: Command, now: float) -> Decision:
        """Decide `command` at `now` (seconds UTC). Never raises for what a client may send."""
        turn = Turn(self, now)
        try:
            HANDLERS[type(command)](turn, command)
        except Refusal as refusal:
            if turn.events:
                raise AssertionError(f"refused after something happened: {refusal.code}") from refusal
            return Decision(refusal=refusal)
        match_fresh(turn)
        return Decision(tuple(turn.events), tuple(turn.effects))

    def apply(self, event: Event) -> None:
        """Fold one event into the state and bring the lines and deadlines up to date."""
        contact = self.state.contacts.get(getattr(event, "contact", ""))
        agent = self.state.agents.get(getattr(event, "agent", ""))
        legs = (*(contact.legs() if contact else ()), agent.leg if agent else "")
        FOLD[type(event)](self.state, event)
        if type(event) is FloorConfigured:
            self.settle()
            return
        self.touch_contact(getattr(event, "contact", ""))
        self._touch_agent(getattr(event, "agent", ""))
        for leg in (*legs, getattr(event, "leg", "")):
            self._touch_leg(leg)

    def replay(self, event: Event) -> None:
        """Fold one recorded event into the state alone; `settle` must follow the last."""
        FOLD[type(event)](self.state, event)

    def settle(self) -> None:
        """Build the lines and deadlines anew from the state."""
        self.lines.rebuild()
        self.deadlines.rebuild()

    def agent_of(self, attempt: str) -> Agent | None:
        """Return the agent whom an offer or consultation that still rings is for."""
        contact = self.state.contacts.get(attempt.rpartition(".")[0])
        if contact is None:
            return None
        if contact.offer is not None and contact.offer.id == attempt:
            return self.state.agents.get(contact.offer.agent)
        party = contact.party
        if party is not None and party.attempt == attempt and not party.leg:
            return self.state.agents.get(party.target.id)
        return None

    def is_accepted(self, attempt: str) -> bool:
        """Whether the agent has accepted an offer or consultation whose leg is under way."""
        contact = self.state.contacts.get(attempt.rpartition(".")[0])
        if contact is None:
            return False
        if contact.offer is not None and contact.offer.id == attempt:
            return contact.offer.accepted_at > 0
        return contact.party is not None and contact.party.attempt == attempt and contact.party.accepted

    def next_deadline(self) -> float | None:
        """Return when `PassTime` must come at the latest, None if nothing is due ever."""
        return self.deadlines.next()

    def snapshot(self) -> bytes:
        """Return the state as JSON."""
        return msgspec.json.encode(self.state)

    @classmethod
    def restore(cls, snapshot: bytes) -> "Floor":
        """Build a floor from a snapshot. Raises `msgspec.ValidationError` if it is not one."""
        return cls(msgspec.json.decode(snapshot, type=FloorState))

    def touch_contact(self, id_: str) -> None:
        """Bring a contact's line and deadline up to date with the state."""
        if not id_:
            return
        contact = self.state.contacts.get(id_)
        if contact is None:
            self.lines.drop_contact(id_)
            self.deadlines.put("contact", id_, 0.0)
            return
        self.lines.put_contact(contact)
        self.deadlines.put("contact", id_, contact_deadline(contact))
        for agent in (contact.agent, contact.wrapping, contact.party.target.id if contact.party else ""):
            self._touch_agent(agent)

    def _touch_agent(self, id_: str) -> None:
        agent = self.state.agents.get(id_)
        if agent is not None:
            self.lines.put_agent(agent)
            self.deadlines.put("agent", id_, agent_deadline(agent))

    def _touch_leg(self, id_: str) -> None:
        leg = self.state.legs.get(id_)
        self.deadlines.put("leg", id_, leg_deadline(leg) if leg else 0.0)
