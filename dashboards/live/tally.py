"""The counts per queue, kept as the floor moves: a change costs O(log waiting), never a scan."""

from collections import Counter

from msgspec import Struct
from msgspec.structs import replace
from sortedcontainers import SortedList

from callcenter.floor.phases import IN_QUEUE, Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import QueuePolicy
from callcenter.ports.views import QueueView
from dashboards.live.views import BUSY, Standing, wait_of_next


class _Place(Struct, frozen=True):
    """What was last counted of a contact, and the agents it concerned."""

    queue: str = ""
    tier: str = ""
    queued_at: float = 0.0
    agents: frozenset[str] = frozenset()
    to_dial: str = ""  #: `held` or `due`, for who is to be called back


class Tally:
    """Waiting contacts and agents by queue, as of the last look at each of them."""

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}
        self._staff: dict[str, tuple[Presence, tuple[str, ...]]] = {}
        self._waiting: dict[str, SortedList[tuple[float, str]]] = {}
        self._tiers: dict[str, Counter[str]] = {}
        self._presences: dict[str, Counter[Presence]] = {}
        self._to_dial: dict[str, Counter[str]] = {}

    @classmethod
    def of(cls, state: FloorState) -> "Tally":
        """Count a whole floor."""
        tally = cls()
        for contact in state.contacts.values():
            tally.count_contact(contact.id, contact)
        for agent in state.agents.values():
            tally.count_agent(agent)
        return tally

    def count_contact(self, id_: str, contact: Contact | None) -> tuple[set[str], frozenset[str]]:
        """Look at a contact (None: it is over); return the queues and the agents it touches.

        Those it touched before are among them.
        """
        old = self._places.pop(id_, _Place())
        new = _place(contact) if contact is not None else _Place()
        if contact is not None:
            self._places[id_] = new
        touched = old.agents | new.agents
        if _counted(old) == _counted(new):
            return set(), touched
        self._leave(id_, old)
        self._enter(id_, new)
        return {queue for queue in (old.queue, new.queue) if queue}, touched

    def count_agent(self, agent: Agent) -> set[str]:
        """Look at an agent; return the queues whose counts changed."""
        old = self._staff.get(agent.id)
        new = (agent.presence, agent.profile.queues)
        if old == new:
            return set()
        self._staff[agent.id] = new
        changed = set(new[1])
        if old is not None:
            changed.update(old[1])
            for queue in old[1]:
                self._presences[queue][old[0]] -= 1
        for queue in new[1]:
            self._presences.setdefault(queue, Counter())[new[0]] += 1
        return changed

    def view(self, policy: QueuePolicy, standing: Standing) -> QueueView:
        """Return the view of a queue from the counts."""
        waiting = self._waiting.get(policy.id)
        staff = self._presences.get(policy.id, Counter())
        to_dial = self._to_dial.get(policy.id, Counter())
        count = len(waiting) if waiting is not None else 0
        return QueueView(
            id=policy.id,
            name=policy.name,
            waiting=count,
            waiting_by_tier=dict(self._tiers.get(policy.id, {})),
            oldest_since=waiting[0][0] if waiting else None,
            expected_wait=wait_of_next(count, staff[Presence.AVAILABLE], standing.wait),
            available=staff[Presence.AVAILABLE],
            busy=sum(staff[presence] for presence in BUSY),
            wrap_up=staff[Presence.WRAP_UP],
            not_ready=staff[Presence.NOT_READY],
            sl_seconds=policy.service_level_seconds,
            sl_goal=policy.service_level_goal,
            open=standing.open,
            by_hand=standing.by_hand,
            today=standing.today,
            lately=standing.lately,
            callbacks=replace(standing.callbacks, held=to_dial["held"], due=to_dial["due"]),
        )

    def _leave(self, id_: str, place: _Place) -> None:
        if place.to_dial:
            self._to_dial[place.queue][place.to_dial] -= 1
        if not place.queue or place.to_dial:
            return
        self._waiting[place.queue].remove((place.queued_at, id_))
        tiers = self._tiers[place.queue]
        tiers[place.tier] -= 1
        if not tiers[place.tier]:
            del tiers[place.tier]

    def _enter(self, id_: str, place: _Place) -> None:
        if place.to_dial:
            self._to_dial.setdefault(place.queue, Counter())[place.to_dial] += 1
        if not place.queue or place.to_dial:
            return
        self._waiting.setdefault(place.queue, SortedList()).add((place.queued_at, id_))
        self._tiers.setdefault(place.queue, Counter())[place.tier] += 1


def _counted(place: _Place) -> tuple[str, str, float, str]:
    return place.queue, place.tier, place.queued_at, place.to_dial


def _place(contact: Contact) -> _Place:
    agents = {contact.agent, contact.wrapping}
    if contact.offer is not None:
        agents.add(contact.offer.agent)
    if contact.party is not None:
        agents.add(contact.party.target.id)
    concerned = frozenset(agents - {""})
    if contact.to_dial and contact.callback is not None:
        stands = "held" if contact.phase is Phase.SCHEDULED else "due"
        return _Place(contact.queue, agents=concerned, to_dial=stands)
    if contact.phase not in IN_QUEUE or contact.to_dial:
        return _Place(agents=concerned)
    return _Place(contact.queue, contact.card.tier, contact.queued_at, concerned)
