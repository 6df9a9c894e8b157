"""What is seen of a simulated day: stays in queues, callbacks, and what agents did with their time."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from callcenter.floor import Decision, Floor
from callcenter.floor import calling_events as k
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import CustomerCard, Outcome
from callcenter.service.estimate import Estimator
from callcenter.simulation.plan import person_of
from callcenter.simulation.promised import Promises
from dashboards.measures.counts import Hours

_LOST = frozenset({Outcome.ABANDONED, Outcome.FAILED})
#: Handling: with a customer, or after-contact work. Ringing is none: the agent still waits.
_AT_WORK = frozenset({Presence.ON_CONTACT, Presence.WRAP_UP})
_IDLE = frozenset({Presence.AVAILABLE, Presence.OFFERED})


class Stay(Struct):
    """One contact in one queue: offered at `since`, then answered, lost, flowed out, or none of them yet.

    `wait` is by the queue clock (ring time included), None while it is open. `predicted` is the wait that
    the caller would have been told on joining the line, None where an agent was free or nothing was known.
    `agent` answered; `card` says whom the caller knows.
    """

    contact: str
    queue: str
    tier: str
    since: float
    predicted: float | None = None
    wait: float | None = None
    end: str = ""
    agent: str = ""
    card: CustomerCard = CustomerCard()


class Watch:
    """Sees one run. `stays` are all offers in order; `hours` maps intervals to the agents' time in them."""

    def __init__(self, begin: float, interval: float, end: float) -> None:
        self.stays: list[Stay] = []
        self.hours: dict[int, Hours] = {}
        self.promises = Promises()
        self.misses = 0
        self._begin, self._interval, self._end = begin, interval, end
        self._open: dict[str, Stay] = {}
        self._standing: dict[str, tuple[Presence, float]] = {}
        self._floor = Floor()
        self._estimator = Estimator(lambda: self._floor)
        self._tellers: dict[type[e.Event], Callable[[Any], None]] = {
            e.ContactQueued: self._queued,
            e.ContactConnected: self._connected,
            e.VoicemailStarted: self._flowed_out,
            e.ContactClosed: self._closed,
            e.OfferEnded: self._offer_ended,
            k.CallbackOpened: self.promises.opened,
        }

    def see(self, floor: Floor, command: c.Command, decision: Decision, now: float) -> None:
        """Take in a decision."""
        self._floor = floor
        for event in decision.events:
            teller = self._tellers.get(type(event))
            if teller is not None:
                teller(event)
            agent = getattr(event, "agent", "")
            if agent:
                self._stand(agent, now)
        self._estimator.on_commit(0, decision.events, now)
        if type(command) is c.RequestQueue:
            self._predict(command.contact)

    def served(self) -> frozenset[str]:
        """Return the people with whom an agent spoke, whoever called."""
        answered = (stay.contact for stay in self.stays if stay.end == "answered")
        reached = (promise.contact for promise in self.promises.made if promise.reached is not None)
        return frozenset(map(person_of, (*answered, *reached)))

    def close(self) -> "Watch":
        """The day is over: count what agents did up to now."""
        for agent in list(self._standing):
            self._stand(agent, self._end)
        return self

    # --- contacts --------------------------------------------------------------------------

    def _queued(self, event: e.ContactQueued) -> None:
        old = self._open.get(event.contact)
        if old is not None and (old.queue, old.since) == (event.queue, event.since):
            return
        self._end_stay(event, "flowed_out")
        contact = self._floor.state.contacts.get(event.contact)
        card = contact.card if contact else CustomerCard()
        stay = Stay(event.contact, event.queue, card.tier, event.since, card=card)
        self.stays.append(stay)
        self._open[event.contact] = stay

    def _connected(self, event: e.ContactConnected) -> None:
        self._end_stay(event, "answered", event.agent)
        self.promises.connected(event)

    def _flowed_out(self, event: e.VoicemailStarted) -> None:
        self._end_stay(event, "flowed_out")

    def _closed(self, event: e.ContactClosed) -> None:
        self._end_stay(event, "abandoned" if event.outcome in _LOST else "flowed_out")
        self.promises.closed(event)

    def _end_stay(self, event: e.ContactEvent, end: str, agent: str = "") -> None:
        stay = self._open.pop(event.contact, None)
        if stay is not None:
            stay.wait, stay.end, stay.agent = event.at - stay.since, end, agent

    def _offer_ended(self, event: e.OfferEnded) -> None:
        self.misses += event.end.value == "no_answer"

    def _predict(self, id_: str) -> None:
        contact = self._floor.state.contacts.get(id_)
        stay = self._open.get(id_)
        if contact is not None and stay is not None and contact.phase is Phase.WAITING:
            position = self._floor.lines.position(contact)
            stay.predicted = self._estimator.wait(contact.queue, position)

    # --- agents ----------------------------------------------------------------------------

    def _stand(self, agent: str, now: float) -> None:
        """Note where an agent stands now, and what that ends."""
        found = self._floor.state.agents.get(agent)
        presence = found.presence if found is not None else Presence.OFFLINE
        before, since = self._standing.get(agent, (Presence.OFFLINE, now))
        until = min(now, self._end)
        if before in _AT_WORK or before in _IDLE:
            self._count(before, since, until)
        self._standing[agent] = presence, until

    def _count(self, presence: Presence, since: float, until: float) -> None:
        """Share a span out among the intervals it lies in."""
        number = int((since - self._begin) // self._interval)
        while since < until:
            edge = max(since, min(until, self._begin + (number + 1) * self._interval))
            hours = self.hours.setdefault(number, Hours())
            if presence in _AT_WORK:
                hours.work += edge - since
            else:
                hours.free += edge - since
            since = edge
            number += 1
