"""Where agents stand, told by the events alone, and how long they stood there in each quarter of an hour."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field

from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.floor.phases import Presence
from callcenter.floor.values import TargetKind
from callcenter.ports.facts import CELL

_WORK = frozenset({Presence.ON_CONTACT, Presence.WRAP_UP})
_FREE = frozenset({Presence.AVAILABLE, Presence.OFFERED})
_SLOT = CELL * 1000

#: Milliseconds (work, free, away) by the start of the cell, the agent, and the team they were in.
Hours = dict[tuple[int, str, str], list[int]]


def millis(seconds: float) -> int:
    """Return seconds as whole milliseconds."""
    return round(seconds * 1000)


class Agent(Struct, omit_defaults=True):
    """One agent: the contacts they hold, those they work on afterwards, and what rings."""

    presence: Presence = Presence.OFFLINE
    since: int = 0
    team: str = ""
    holds: list[str] = field(default_factory=list)
    wraps: list[str] = field(default_factory=list)
    rings: str = ""

    def settled(self) -> Presence:
        """Return where what they hold puts them."""
        if self.holds:
            return Presence.ON_CONTACT
        if self.wraps:
            return Presence.WRAP_UP
        return Presence.OFFERED if self.rings else Presence.AVAILABLE


class Standing(Struct):
    """All agents, and the consultations that are under way: contact -> the consulted agent."""

    agents: dict[str, Agent] = field(default_factory=dict)
    consulted: dict[str, str] = field(default_factory=dict)
    until: int = 0

    def tell(self, event: e.Event, hours: Hours) -> None:
        """Take in the next event; the time that it ends is added to `hours`."""
        now = millis(event.at)
        if now // _SLOT > self.until // _SLOT:
            self._turn(now // _SLOT * _SLOT, hours)
        self.until = max(self.until, now)
        teller = _TELLERS.get(type(event))
        if teller is not None:
            teller(self, event, hours)

    def _turn(self, edge: int, hours: Hours) -> None:
        """Count everybody up to the beginning of a cell, so that the cells before it are whole."""
        for id_, agent in self.agents.items():
            _count(id_, agent, edge, hours)

    def of(self, id_: str) -> Agent:
        """Return an agent; an unknown one is offline."""
        return self.agents.setdefault(id_, Agent())


def _count(id_: str, agent: Agent, now: int, hours: Hours) -> None:
    """Share the time since the last look out among the cells it lies in."""
    place = _place(agent.presence)
    while place is not None and agent.since < now:
        start = agent.since // _SLOT * _SLOT
        edge = min(now, start + _SLOT)
        hours.setdefault((start // 1000, id_, agent.team), [0, 0, 0])[place] += edge - agent.since
        agent.since = edge
    agent.since = max(agent.since, now)


def _place(presence: Presence) -> int | None:
    if presence in _WORK:
        return 0
    if presence in _FREE:
        return 1
    return 2 if presence is Presence.NOT_READY else None


def _stand(id_: str, agent: Agent, presence: Presence, at: float, hours: Hours) -> None:
    if presence is not agent.presence:
        _count(id_, agent, millis(at), hours)
        agent.presence = presence


def _configured(all_: Standing, event: e.FloorConfigured, hours: Hours) -> None:
    for profile in event.agents:
        agent = all_.of(profile.id)
        _count(profile.id, agent, millis(event.at), hours)
        agent.team = profile.teams[0] if profile.teams else ""
    known = {profile.id for profile in event.agents}
    for id_, agent in all_.agents.items():
        if id_ not in known and not agent.holds and not agent.wraps:
            _stand(id_, agent, Presence.OFFLINE, event.at, hours)


def _changed(all_: Standing, event: e.PresenceChanged, hours: Hours) -> None:
    _stand(event.agent, all_.of(event.agent), event.presence, event.at, hours)


def _rung(all_: Standing, id_: str, contact: str, at: float, hours: Hours) -> None:
    agent = all_.of(id_)
    agent.rings = contact
    _stand(id_, agent, agent.settled(), at, hours)


def _offered(all_: Standing, event: e.ContactOffered | k.CallPlaced, hours: Hours) -> None:
    _rung(all_, event.agent, event.contact, event.at, hours)


def _offer_ended(all_: Standing, event: e.OfferEnded, hours: Hours) -> None:
    _rung(all_, event.agent, "", event.at, hours)


def _took(all_: Standing, id_: str, contact: str, at: float, hours: Hours) -> None:
    agent = all_.of(id_)
    if agent.rings == contact:
        agent.rings = ""
    if contact not in agent.holds:
        agent.holds.append(contact)
    _stand(id_, agent, agent.settled(), at, hours)


def _has(all_: Standing, event: e.ContactConnected | k.CustomerDialled, hours: Hours) -> None:
    _took(all_, event.agent, event.contact, event.at, hours)


def _taken_over(all_: Standing, event: oe.ContactTakenOver, hours: Hours) -> None:
    _took(all_, event.to, event.contact, event.at, hours)


def _let_go(agent: Agent, contact: str) -> None:
    if agent.rings == contact:
        agent.rings = ""
    if contact in agent.holds:
        agent.holds.remove(contact)


def _consults(all_: Standing, event: e.ConsultStarted, hours: Hours) -> None:
    if event.target.kind is TargetKind.AGENT:
        all_.consulted[event.contact] = event.target.id
        _rung(all_, event.target.id, event.contact, event.at, hours)


def _consulted(all_: Standing, event: e.ConsultAnswered, hours: Hours) -> None:
    if id_ := all_.consulted.get(event.contact):
        _took(all_, id_, event.contact, event.at, hours)


def _consult_ended(all_: Standing, event: e.ConsultEnded, hours: Hours) -> None:
    if id_ := all_.consulted.pop(event.contact, ""):
        agent = all_.of(id_)
        _let_go(agent, event.contact)
        _stand(id_, agent, agent.settled(), event.at, hours)


def _consult_over(all_: Standing, event: e.ContactHandedOver, _hours: Hours) -> None:
    all_.consulted.pop(event.contact, None)


def _released(all_: Standing, event: e.ContactReleased, hours: Hours) -> None:
    agent = all_.of(event.agent)
    _let_go(agent, event.contact)
    if event.wrap_up_until:
        agent.wraps.append(event.contact)
    _stand(event.agent, agent, agent.settled(), event.at, hours)


def _wrapped(all_: Standing, event: e.WrapUpEnded, hours: Hours) -> None:
    agent = all_.of(event.agent)
    if event.contact in agent.wraps:
        agent.wraps.remove(event.contact)
    if agent.presence is Presence.WRAP_UP:
        _stand(event.agent, agent, agent.settled(), event.at, hours)


_TELLERS: dict[type[e.Event], Callable[[Standing, Any, Hours], None]] = {
    e.FloorConfigured: _configured,
    e.PresenceChanged: _changed,
    e.ContactOffered: _offered,
    k.CallPlaced: _offered,
    e.OfferEnded: _offer_ended,
    e.ContactConnected: _has,
    k.CustomerDialled: _has,
    oe.ContactTakenOver: _taken_over,
    e.ConsultStarted: _consults,
    e.ConsultAnswered: _consulted,
    e.ConsultEnded: _consult_ended,
    e.ContactHandedOver: _consult_over,
    e.ContactReleased: _released,
    e.WrapUpEnded: _wrapped,
}
