"""How long a caller will wait: from the place in line, the agents who are there, and the pace of the line.

The pace of answers alone would not do: where nobody waits it only says how often somebody calls.
"""

from collections.abc import Callable, Sequence
from typing import Any

from callcenter.floor import Floor
from callcenter.floor import events as e
from callcenter.floor.capacity import takes
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import Channel, Kind, Outcome
from callcenter.service.pace import Pace

_AWAY = frozenset({Presence.OFFLINE, Presence.NOT_READY})
#: So many contacts must have been handled before anything is said.
_KNOWN = 3


class Estimator:
    """Listens to the feed; knows for each queue how fast its line moves, and how many agents move it."""

    def __init__(self, floor: Callable[[], Floor]) -> None:
        self._floor = floor
        self._paces: dict[str, Pace] = {}
        self._lines: dict[str, tuple[str, float, float | None]] = {}  # contact: queue, since, guess
        self._begun: dict[tuple[str, str], tuple[str, float]] = {}  # agent, contact: queue, offered at
        self._counted: FloorState | None = None
        self._at_work: dict[str, tuple[str, ...]] = {}
        self._agents: dict[str, int] = {}
        self._tellers: dict[type[e.Event], Callable[[Any], None]] = {
            e.ContactOffered: self._offered,
            e.ContactConnected: self._connected,
            e.ContactReleased: self._released,
            e.WrapUpEnded: self._wrapped_up,
            e.OfferEnded: self._offer_ended,
            e.VoicemailStarted: self._left,
            e.ContactClosed: self._closed,
            e.FloorConfigured: self._configured,
        }

    def on_commit(self, _seq: int, events: Sequence[e.Event], _now: float) -> None:
        """Learn from what happened."""
        joined: dict[str, None] = {}
        for event in events:
            if type(event) is e.ContactQueued:
                joined[event.contact] = None
            elif teller := self._tellers.get(type(event)):
                teller(event)
            if agent := getattr(event, "agent", ""):
                self._look_at(agent)
        for id_ in joined:
            self._joined(id_)

    def wait(self, queue: str, position: int) -> float | None:
        """Return the expected seconds until the answer for a place in line (1 is next).

        None before a few contacts were handled, and while no agent of the queue is at work.
        """
        pace = self._paces.get(queue)
        if pace is None or pace.handling.times < _KNOWN:
            return None
        return pace.wait(position, self.agents(queue))

    def next_wait(self, queue: str) -> float | None:
        """Return the expected seconds until the answer for who joins a queue's line now, as in `wait`."""
        lines = self._floor().lines
        return self.wait(queue, 1 + lines.length(queue) + lines.to_dial.get(queue, 0))

    def agents(self, queue: str) -> int:
        """Return how many agents of a queue are at work: signed in, not away, and there for calls."""
        state = self._floor().state
        if state is not self._counted:
            self._count(state)
        return self._agents.get(queue, 0)

    # --- the line ----------------------------------------------------------------------------

    def _joined(self, id_: str) -> None:
        """Guess the wait of somebody who really stands in line, to see later how right that was."""
        floor = self._floor()
        contact = floor.state.contacts.get(id_)
        if contact is None or not _in_line(contact):
            return
        known = self._lines.get(id_)
        if known is not None and known[0] == contact.queue:
            return
        guess = self._pace(contact.queue).guess(floor.lines.position(contact), self.agents(contact.queue))
        self._lines[id_] = contact.queue, contact.queued_at, guess

    def _connected(self, event: e.ContactConnected) -> None:
        begun = self._begun.get((event.agent, event.contact))
        contact = self._floor().state.contacts.get(event.contact)
        if begun is not None and contact is not None and contact.kind is Kind.INBOUND:
            self._pace(begun[0]).ringing.add(event.at - begun[1])
        if line := self._lines.pop(event.contact, None):
            queue, since, guess = line
            self._pace(queue).answered(event.at - since, guess)

    def _left(self, event: e.ContactEvent) -> None:
        if line := self._lines.pop(event.contact, None):
            self._pace(line[0]).gave_up(event.at - line[1])

    def _closed(self, event: e.ContactClosed) -> None:
        """A callback keeps the caller's place: the line is no shorter for it."""
        if event.outcome is Outcome.CALLBACK:
            self._lines.pop(event.contact, None)
        else:
            self._left(event)

    # --- the work ----------------------------------------------------------------------------

    def _offered(self, event: e.ContactOffered) -> None:
        contact = self._floor().state.contacts.get(event.contact)
        if contact is not None:
            self._begun[event.agent, event.contact] = contact.queue, event.at

    def _offer_ended(self, event: e.OfferEnded) -> None:
        self._begun.pop((event.agent, event.contact), None)

    def _released(self, event: e.ContactReleased) -> None:
        if not event.wrap_up_until:
            self._handled(event)

    def _wrapped_up(self, event: e.WrapUpEnded) -> None:
        self._handled(event)

    def _handled(self, event: e.ContactReleased | e.WrapUpEnded) -> None:
        if begun := self._begun.pop((event.agent, event.contact), None):
            self._pace(begun[0]).handling.add(event.at - begun[1])

    def _pace(self, queue: str) -> Pace:
        return self._paces.setdefault(queue, Pace.unknown())

    # --- the agents --------------------------------------------------------------------------

    def _configured(self, _event: e.FloorConfigured) -> None:
        self._counted = None

    def _count(self, state: FloorState) -> None:
        """Count everybody: at the beginning, and when the floor was loaded or configured anew."""
        self._counted = state
        self._at_work.clear()
        self._agents.clear()
        for agent in state.agents:
            self._look_at(agent)

    def _look_at(self, id_: str) -> None:
        agent = self._floor().state.agents.get(id_)
        before = self._at_work.get(id_, ())
        after = () if agent is None or not _answers(agent) else agent.profile.queues
        if before is after or before == after:
            return
        self._at_work[id_] = after
        for queue in before:
            self._agents[queue] -= 1
        for queue in after:
            self._agents[queue] = self._agents.get(queue, 0) + 1


def _answers(agent: Agent) -> bool:
    return agent.presence not in _AWAY and takes(agent.profile, Channel.VOICE)


def _in_line(contact: Contact) -> bool:
    return contact.phase is Phase.WAITING and not contact.target and not contact.to_dial
