"""When the floor must be woken. Derived from the state, never stored."""

import heapq

from callcenter.floor.phases import IN_QUEUE, Phase
from callcenter.floor.state import Agent, Contact, FloorState, Leg

_LATE = (Phase.SCHEDULED, Phase.WAITING, Phase.VOICEMAIL, Phase.ANNOUNCING)


def contact_deadline(contact: Contact) -> float:
    """Return the next moment at which something is due for a contact, 0 if nothing is."""
    moments = [moment for moment in contact.excluded.values() if moment] if contact.excluded else []
    if contact.target_until:
        moments.append(contact.target_until)
    if contact.phase in IN_QUEUE:
        moments += [moment for moment in (contact.wider_at, contact.yields_until) if moment]
    if contact.offer is not None:
        moments.append(contact.offer.lapses_at)
    if contact.party is not None and not contact.party.leg:
        moments.append(contact.party.lapses_at)
    if contact.dial is not None:
        moments.append(contact.dial.lapses_at)
    if contact.monitors:
        moments += [monitor.lapses_at for monitor in contact.monitors if not monitor.leg]
    if contact.ahead is not None and contact.ahead.connect_by:
        moments.append(contact.ahead.connect_by)
    if contact.late_at and contact.phase in _LATE:
        moments.append(contact.late_at)
    return min(moments) if moments else 0.0


def agent_deadline(agent: Agent, passed: float = 0.0) -> float:
    """Return when an agent's rest or the next after-contact work ends, 0 if nothing does.

    Work whose time was up at `passed` has been looked at: it waits for its registration.
    """
    if not agent.wrap_ups:
        return agent.rests_until
    ahead = [each for each in agent.wrap_ups if each.until > passed or each.started_at >= passed]
    moments = [each.until for each in ahead] + ([agent.rests_until] if agent.rests_until else [])
    return min(moments, default=0.0)


def agent_deadline_after(agent: Agent, now: float) -> float:
    """Return the next moment after `now` at which something is due for an agent, 0 if nothing is."""
    moments = (agent.rests_until, *(work.until for work in agent.wrap_ups))
    return min((moment for moment in moments if moment > now), default=0.0)


def leg_deadline(leg: Leg) -> float:
    """Return the moment a leg without business is hung up, 0 if it has business."""
    return leg.end_by


class Deadlines:
    """A heap of moments; entries that no longer hold are skipped when they surface.

    Everything that was due up to `passed` has been taken out.
    """

    def __init__(self, state: FloorState) -> None:
        self.state = state
        self.passed = 0.0
        self.rebuild()

    def rebuild(self) -> None:
        """Collect all deadlines of the state."""
        self._heap: list[tuple[float, str, str]] = []
        self._set: dict[tuple[str, str], float] = {}
        for contact in self.state.contacts.values():
            self.put("contact", contact.id, contact_deadline(contact))
        for agent in self.state.agents.values():
            self.put("agent", agent.id, agent_deadline(agent))
        for leg in self.state.legs.values():
            self.put("leg", leg.id, leg_deadline(leg))

    def put(self, kind: str, id_: str, moment: float) -> None:
        """Set (or with 0 clear) the deadline of one contact, agent or leg."""
        if not moment:
            self._set.pop((kind, id_), None)
        elif self._set.get((kind, id_)) != moment:
            self._set[kind, id_] = moment
            heapq.heappush(self._heap, (moment, kind, id_))

    def next(self) -> float | None:
        """Return the next moment something is due, None if nothing ever is."""
        heap = self._heap
        while heap and self._set.get((heap[0][1], heap[0][2])) != heap[0][0]:
            heapq.heappop(heap)
        return heap[0][0] if heap else None

    def take(self, now: float) -> tuple[str, str] | None:
        """Take out and return the earliest that is due at `now` (kind and id), None if nothing is."""
        moment = self.next()
        if moment is None or moment > now:
            self.passed = max(self.passed, now)
            return None
        _, kind, id_ = heapq.heappop(self._heap)
        del self._set[kind, id_]
        return kind, id_
