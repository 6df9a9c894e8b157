"""A service in miniature for the tests of simulated people: one question, one queue, one agent each."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from callcenter.floor.effects import HangUpLeg, MoveLeg
from callcenter.floor.events import (
    AnyEvent,
    ContactConnected,
    ContactOffered,
    ContactReleased,
    OfferAccepted,
    OfferEnded,
    PresenceChanged,
)
from callcenter.floor.phases import Presence
from callcenter.floor.values import LegCause, OfferEnd
from callcenter.ports.telephony import (
    Ask,
    Goodbye,
    Heard,
    IncomingCall,
    Input,
    Join,
    LegGone,
    Say,
    Script,
    Wait,
)
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.crowd import Crowd
from tests.contract.desk import Desk
from tests.contract.watch import Watch
from tests.virtual_time import VirtualClock

RING_SECONDS = 20.0
WRAP_UP_SECONDS = 30.0


class Contact:
    """One call as the house sees it: `menu`, `waiting`, `offered`, `talking` or `over`."""

    def __init__(self, id: str, leg: str) -> None:
        self.id = id
        self.leg = leg
        self.stands = "menu"
        self.agent = ""
        self.offer = ""


class House(Desk):
    """Greets, queues first come first served, offers, bridges; also takes the agents' commands."""

    def __init__(self) -> None:
        super().__init__(Watch())
        self.carrier: SimulatedCarrier | None = None
        self.crowd: Crowd | None = None
        self.events: list[AnyEvent] = []
        self.disposed: list[tuple[str, str, str]] = []
        self.presence: dict[str, Presence] = {}
        self.on_hang_up: Callable[[str, str], None] = lambda agent, contact: None
        self._contacts: dict[str, Contact] = {}
        self._agent_legs: dict[str, Contact] = {}
        self._clock = VirtualClock()
        self._effects = 0

    # --- the switchboard --------------------------------------------------------------------

    async def call_arrived(self, call: IncomingCall, key: str) -> Script:
        self._take("call_arrived", key, leg=call.leg, caller=call.caller, dialled=call.dialled)
        self._contacts.setdefault(call.leg, Contact(f"contact-{len(self._contacts) + 1}", call.leg))
        return await self.script_for(call.leg)

    async def heard(self, leg: str, turn: int, said: Input, key: str) -> Script:
        self._take("heard", key, leg=leg, turn=turn, kind=said.kind, value=said.value)
        contact = self._contacts[leg]
        if contact.stands == "menu":
            contact.stands = "over" if said.kind is Heard.NOTHING else "waiting"
            self._route()
        return await self.script_for(leg)

    async def script_for(self, leg: str) -> Script:
        if leg in self._agent_legs:
            contact = self._agent_legs[leg]
            return (Join(contact.id, "agent"),) if contact.stands == "talking" else (Goodbye(),)
        contact = self._contacts[leg]
        if contact.stands == "menu":
            return (Ask((Say("Press one."),), turn=0),)
        if contact.stands in {"waiting", "offered"}:
            return (Wait("only"),)
        if contact.stands == "talking":
            return (Join(contact.id, "customer", ends_bridge=True),)
        return (Goodbye(),)

    async def agent_arrived(self, leg: str, agent: str, attempt: str, key: str) -> Script:
        self._take("agent_arrived", key, leg=leg, agent=agent, attempt=attempt)
        contact = self._offered(agent, attempt)
        if contact is None:
            return (Goodbye(),)
        contact.stands = "talking"
        self._agent_legs[leg] = contact
        self.presence[agent] = Presence.ON_CONTACT
        self._tell(ContactConnected(self._clock.now(), contact.id, agent, attempt))
        await self._carry_out(MoveLeg(contact.id, contact.leg))
        return await self.script_for(leg)

    async def leg_ended(self, leg: str, cause: LegCause, key: str) -> None:
        self._take("leg_ended", key, leg=leg, cause=cause)
        contact = self._contacts.get(leg)
        if contact is None or contact.stands == "over":
            return
        stood, contact.stands = contact.stands, "over"
        now = self._clock.now()
        if stood == "offered":
            self.presence[contact.agent] = Presence.AVAILABLE
            self._tell(OfferEnded(now, contact.id, contact.offer, contact.agent, OfferEnd.WITHDRAWN))
            self._route()
        elif stood == "talking":
            self.presence[contact.agent] = Presence.WRAP_UP
            self._tell(
                ContactReleased(now, contact.id, contact.agent, "customer_left", now + WRAP_UP_SECONDS)
            )

    # --- the agents' commands ---------------------------------------------------------------

    async def accept(self, agent: str, offer: str) -> bool:
        self._refuse_when_out_of_order()
        contact = self._offered(agent, offer)
        if contact is not None:
            self._tell(OfferAccepted(self._clock.now(), contact.id, offer, agent, 0.0))
        return contact is not None

    async def decline(self, agent: str, offer: str) -> bool:
        contact = self._offered(agent, offer)
        if contact is not None:
            self._end_offer(contact, OfferEnd.DECLINED)
        return contact is not None

    async def hang_up(self, agent: str, contact: str) -> bool:
        self.on_hang_up(agent, contact)
        for known in self._contacts.values():
            if known.id == contact and known.agent == agent and known.stands == "talking":
                await self._carry_out(HangUpLeg(contact, known.leg))
                return True
        return False

    async def dispose(self, agent: str, contact: str, disposition: str) -> bool:
        self.disposed.append((agent, contact, disposition))
        return True

    async def finish_wrap_up(self, agent: str, contact: str) -> bool:
        return await self.set_presence(agent, Presence.AVAILABLE)

    async def set_presence(self, agent: str, presence: Presence, reason: str = "") -> bool:
        self._refuse_when_out_of_order()
        self._set_presence(agent, presence)
        self._route()
        return True

    # --- the floor, in small ----------------------------------------------------------------

    def _route(self) -> None:
        for contact in self._contacts.values():
            free = [agent for agent, presence in self.presence.items() if presence is Presence.AVAILABLE]
            if contact.stands == "waiting" and free:
                self._offer(contact, free[0])

    def _offer(self, contact: Contact, agent: str) -> None:
        self._effects += 1
        contact.stands, contact.agent, contact.offer = "offered", agent, f"offer-{self._effects}"
        self.presence[agent] = Presence.OFFERED
        now = self._clock.now()
        self._tell(ContactOffered(now, contact.id, contact.offer, agent, now + RING_SECONDS))
        asyncio.get_running_loop().call_later(RING_SECONDS, self._lapse, contact, contact.offer)

    def _lapse(self, contact: Contact, offer: str) -> None:
        if contact.stands == "offered" and contact.offer == offer:
            self._end_offer(contact, OfferEnd.NO_ANSWER)

    def _end_offer(self, contact: Contact, end: OfferEnd) -> None:
        contact.stands = "waiting"
        away = Presence.NOT_READY if end is OfferEnd.NO_ANSWER else Presence.AVAILABLE
        self._tell(OfferEnded(self._clock.now(), contact.id, contact.offer, contact.agent, end))
        self._set_presence(contact.agent, away)
        asyncio.get_running_loop().call_later(1.0, self._route)

    def _offered(self, agent: str, offer: str) -> Contact | None:
        for contact in self._contacts.values():
            if (contact.stands, contact.agent, contact.offer) == ("offered", agent, offer):
                return contact
        return None

    def _set_presence(self, agent: str, presence: Presence) -> None:
        self.presence[agent] = presence
        self._tell(PresenceChanged(self._clock.now(), agent, presence))

    def _tell(self, event: AnyEvent) -> None:
        self.events.append(event)
        if self.crowd is not None:
            self.crowd.on_events([event])

    async def _carry_out(self, effect: Any) -> None:
        self._effects += 1
        assert self.carrier is not None
        with suppress(LegGone):  # the customer was quicker, and the report of it is under way
            await self.carrier.carry_out(f"intent-{self._effects}", effect)

    def told_of(self, kind: type[AnyEvent]) -> list[Any]:
        """Return the events of a kind, in order."""
        return [event for event in self.events if type(event) is kind]
