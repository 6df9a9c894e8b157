"""The sentence that must never be true: the agent is free and the caller keeps waiting.

A naive look at the state, on purpose: it shares no index and no rule with the router it checks.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Protocol

import structlog

from callcenter.floor import events as e
from callcenter.floor.events import Event
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.routing_events import AgentRested, ContactWidened, ReserveOpened
from callcenter.floor.state import Agent, Contact, FloorState
from callcenter.floor.values import Channel
from callcenter.ports.clock import Clock

log = structlog.get_logger(__name__)

#: Seconds that a contact and an agent may stand side by side: offers are made within milliseconds.
GRACE = 1.0
#: A check comes so long after the commit that asked for it.
DELAY = 1.1
#: Pairs that one check looks at, at most: it runs on the loop.
PAIRS = 20_000

#: Events after which a contact waits, or an agent is free, that was not before.
MEETINGS: frozenset[type[Event]] = frozenset(
    {
        e.ConsultEnded,
        e.ContactQueued,
        e.ContactReleased,
        e.FloorConfigured,
        e.OfferEnded,
        e.PresenceChanged,
        e.RestEnded,
        e.TargetReleased,
        e.WrapUpEnded,
        AgentRested,
        ContactWidened,
        ReserveOpened,
    }
)


class Counter(Protocol):
    """Who counts what is found."""

    def stuck(self, pairs: int) -> None:
        """So many pairs were found that had not been before."""


def stuck_pairs(state: FloorState, now: float, most: int | None = None) -> list[tuple[str, str]]:
    """Return every (contact, agent) who should have been brought together more than a second ago.

    Looks at no more than `most` pairs, the longest waiting contacts first.
    """
    pairs = islice(_pairs(state, now), most)
    return [(contact.id, agent.id) for contact, agent in pairs if _belong(contact, agent, now)]


class StuckWatch:
    """Looks at the floor about a second after a commit that may leave a caller beside a free agent.

    Nothing is looked at while nothing happens. Each pair is counted and logged once.
    """

    def __init__(self, state: Callable[[], FloorState], clock: Clock, counter: Counter) -> None:
        self._state = state
        self._clock = clock
        self._counter = counter
        self._timer: asyncio.TimerHandle | None = None
        self._again = False
        self._known: set[tuple[str, str]] = set()

    def on_commit(self, _seq: int, events: Sequence[Event], _now: float) -> None:
        """Plan a look if somebody may stand beside somebody now; one look serves many commits."""
        if MEETINGS.isdisjoint(type(event) for event in events):
            return
        if self._timer is None:
            self._plan()
        else:
            self._again = True

    def stop(self) -> None:
        """Plan no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _plan(self) -> None:
        self._again = False
        self._timer = asyncio.get_running_loop().call_later(DELAY, self._look)

    def _look(self) -> None:
        self._timer = None
        if self._again:
            self._plan()
        found = set(stuck_pairs(self._state(), self._clock.now(), PAIRS))
        fresh = found - self._known
        self._known = found
        if not fresh:
            return
        self._counter.stuck(len(fresh))
        for contact, agent in sorted(fresh)[:10]:
            log.error("contact_waits_beside_free_agent", contact=contact, agent=agent)


def _pairs(state: FloorState, now: float) -> Iterator[tuple[Contact, Agent]]:
    """Yield the contacts and agents of one queue who have both been there for longer than the grace."""
    there = [agent for agent in state.agents.values() if now - agent.since > GRACE]
    free = [agent for agent in there if any(_room(agent, channel) for channel in Channel)]
    if not free:
        return
    serving: dict[str, list[Agent]] = {}
    for agent in free:
        for queue in agent.profile.queues:
            serving.setdefault(queue, []).append(agent)
    waiting = [c for c in state.contacts.values() if c.phase is Phase.WAITING and now - c.since > GRACE]
    for contact in sorted(waiting, key=lambda each: each.since):
        if _yields(state, contact, now):
            continue
        for agent in free if contact.narrow else serving.get(contact.queue, ()):
            yield contact, agent


def _room(agent: Agent, channel: Channel) -> bool:
    """Whether the agent is there for one more contact of the channel, by their capacity."""
    capacity = agent.profile.capacity
    if capacity is None:
        return agent.presence is Presence.AVAILABLE
    if agent.presence in (Presence.OFFLINE, Presence.NOT_READY) or agent.ringing or agent.wish:
        return False
    after = [work.channel for work in agent.wrap_ups]
    calls = after.count(Channel.VOICE) + bool(agent.call)
    if channel is Channel.VOICE:
        return calls < capacity.voice
    written = after.count(Channel.MESSAGE) + len(agent.messages)
    return written < capacity.message and (capacity.beside_calls or not calls)


def _yields(state: FloorState, contact: Contact, now: float) -> bool:
    """Whether the contact leaves the last free agents of its queue to others, by the queue's reserve."""
    policy = state.queues.get(contact.queue)
    if policy is None or contact.narrow or contact.yields_until <= now - GRACE:
        return False
    free = [a for a in state.agents.values() if _room(a, contact.channel) and not a.rests_until]
    return sum(contact.queue in agent.profile.queues for agent in free) <= policy.reserve.agents


def _belong(contact: Contact, agent: Agent, now: float) -> bool:
    """Whether the agent may take the contact: meant for them, or in their queue and within their skills."""
    if max(contact.excluded.get(agent.id, 0.0), agent.rests_until) > now - GRACE:
        return False
    if not _room(agent, contact.channel):
        return False
    if contact.narrow:
        return agent.id in (contact.target, *contact.circle)
    skills = agent.profile.skills
    able = all(skills.get(skill.name, 0) >= skill.level for skill in contact.needs.required)
    return able and contact.queue in agent.profile.queues
