"""The floor: decides commands, folds events, knows its next deadline."""

import msgspec

from callcenter.floor.carried_over import carry_over
from callcenter.floor.commands import Command
from callcenter.floor.deadlines import Deadlines, agent_deadline, contact_deadline, leg_deadline
from callcenter.floor.effects import Effect
from callcenter.floor.events import ContactArrived, Event, FloorConfigured, MenuAdvanced
from callcenter.floor.fold import FOLD
from callcenter.floor.handlers import HANDLERS
from callcenter.floor.handlers.queueing import leave_unstaffed
from callcenter.floor.reporting_events import DeliveryReported, RecordingReported
from callcenter.floor.routing import match_fresh
from callcenter.floor.state import Agent, FloorState
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.waiting import Lines

#: Events that move nobody: no place in line, no deadline. Most of a day's are of these kinds.
_QUIET = frozenset({ContactArrived, MenuAdvanced, DeliveryReported, RecordingReported})


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
        self._lines = Lines(self.state)
        self._lines.nobody_is_fresh()  # whoever could be matched was, when the state was as it is
        self._deadlines = Deadlines(self.state)
        self._contacts: dict[str, None] = {}
        self._agents: dict[str, None] = {}
        self._legs: dict[str, None] = {}

    @property
    def lines(self) -> Lines:
        """Who waits and who is free, as of the last event."""
        self._catch_up()
        return self._lines

    @property
    def deadlines(self) -> Deadlines:
        """What will be due, as of the last event."""
        self._catch_up()
        return self._deadlines

    def handle(self, command: Command, now: float) -> Decision:
        """Decide `command` at `now` (seconds UTC). Never raises for what a client may send."""
        turn = Turn(self, now)
        try:
            HANDLERS[type(command)](turn, command)
        except Refusal as refusal:
            if turn.events:
                raise AssertionError(f"refused after something happened: {refusal.code}") from refusal
            return Decision(refusal=refusal)
        if self.lines.moved:
            leave_unstaffed(turn)
            match_fresh(turn)
        return Decision(tuple(turn.events), tuple(turn.effects))

    def apply(self, event: Event) -> None:
        """Fold one event into the state, and note whose lines and deadlines it may have moved."""
        if type(event) in _QUIET:
            return self.replay(event)
        if contact := getattr(event, "contact", ""):
            self._note_legs(contact)
        if agent := getattr(event, "agent", ""):
            self._note_agent(agent)
        if leg := getattr(event, "leg", ""):
            self._legs[leg] = None
        FOLD[type(event)](self.state, event)
        if type(event) is FloorConfigured:
            self._rebuild()
        elif contact:
            self.touch_contact(contact)
        return None

    def replay(self, event: Event) -> None:
        """Fold one recorded event into the state alone; `settle` must follow the last."""
        FOLD[type(event)](self.state, event)

    def settle(self) -> None:
        """Build the lines and deadlines anew from the state: whoever could be matched in it was."""
        self._rebuild()
        self._lines.nobody_is_fresh()

    def _rebuild(self) -> None:
        for noted in (self._contacts, self._agents, self._legs):
            noted.clear()
        self._lines.rebuild()
        self._deadlines.rebuild()

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
        state = msgspec.json.decode(snapshot, type=FloorState)
        carry_over(snapshot, state)
        return cls(state)

    def touch_contact(self, id_: str) -> None:
        """Note that a contact, and the agents who have to do with it, may stand elsewhere now."""
        self._contacts[id_] = None
        contact = self.state.contacts.get(id_)
        if contact is None:
            return
        if contact.agent:
            self._agents[contact.agent] = None
        if contact.wrapping:
            self._agents[contact.wrapping] = None
        if contact.party is not None:
            self._agents[contact.party.target.id] = None

    def _note_legs(self, id_: str) -> None:
        contact = self.state.contacts.get(id_)
        if contact is not None:
            for leg in contact.legs():
                self._legs[leg] = None

    def _note_agent(self, id_: str) -> None:
        self._agents[id_] = None
        agent = self.state.agents.get(id_)
        if agent is not None and agent.leg:
            self._legs[agent.leg] = None

    def _catch_up(self) -> None:
        """Bring lines and deadlines up to date, once for all that was noted since the last look."""
        if self._contacts:
            contacts, self._contacts = self._contacts, {}
            for id_ in contacts:
                self._place_contact(id_)
        if self._agents:
            agents, self._agents = self._agents, {}
            for id_ in agents:
                self._place_agent(id_)
        if self._legs:
            legs, self._legs = self._legs, {}
            for id_ in legs:
                leg = self.state.legs.get(id_)
                self._deadlines.put("leg", id_, leg_deadline(leg) if leg else 0.0)

    def _place_contact(self, id_: str) -> None:
        contact = self.state.contacts.get(id_)
        if contact is None:
            self._lines.drop_contact(id_)
            self._deadlines.put("contact", id_, 0.0)
        else:
            self._lines.put_contact(contact)
            self._deadlines.put("contact", id_, contact_deadline(contact))

    def _place_agent(self, id_: str) -> None:
        agent = self.state.agents.get(id_)
        if agent is not None:
            self._lines.put_agent(agent)
            self._deadlines.put("agent", id_, agent_deadline(agent, self._deadlines.passed))
