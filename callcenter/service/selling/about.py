"""What is known of a call of ours: from the floor while it lives, from its events once it is over."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import events as e
from callcenter.floor.ahead_events import CallDialledAhead
from callcenter.floor.calling_events import CallbackOpened, CallPlaced, CustomerDialled, DialEnded
from callcenter.floor.state import Contact
from callcenter.floor.values import CustomerCard
from callcenter.outbound.campaign.record import record_of
from callcenter.outbound.talks.talk import Reached, Talk


def live(contact: Contact, seller: str, zone: str) -> Talk:
    """Return the record of a call that is under way, as far as the floor knows it."""
    dialled = contact.dial.started_at if contact.dial is not None else contact.arrived_at
    return Talk(
        id=contact.id,
        agent=contact.agent or contact.wrapping,
        queue=contact.queue,
        seller=seller,
        who=reached(contact.card, contact.caller),
        caller_id=contact.dialled,
        dialled_at=dialled,
        answered_at=contact.answered_at,
        hour=hour_of(dialled, zone),
        disposition=contact.disposition,
    )


class Heard(Struct):
    """What the events of a call say of it. A progressive campaign's begins as a callback does."""

    placed: CallPlaced | CallbackOpened | CallDialledAhead | None = None
    agent: str = ""
    dialled_at: float = 0.0
    answered_at: float = 0.0
    ended_at: float = 0.0
    dial_result: str = ""
    disposition: str = ""

    def hear(self, event: Any) -> None:
        """Take in the next event."""
        match event:
            case CallPlaced():
                self.placed, self.agent = event, event.agent
            case CallbackOpened():
                self.placed = event
            case CallDialledAhead():
                self.placed, self.dialled_at = event, event.at
            case CustomerDialled():
                self.agent, self.dialled_at = event.agent, event.at
            case DialEnded():
                self.dial_result = event.result
            case e.ContactConnected():
                self.agent, self.answered_at = event.agent, self.answered_at or event.at
            case e.ContactDisposed():
                self.disposition = event.disposition
            case e.CustomerLeft():
                self.ended_at = self.ended_at or event.at
            case e.ContactClosed():
                self.ended_at = self.ended_at or event.at


def heard(events: Iterable[e.Event]) -> Heard:
    """Return what the events of a call say."""
    found = Heard()
    for event in events:
        found.hear(event)
    return found


def over(talk: Talk | None, contact: str, told: Heard, seller: str, zone: str) -> Talk | None:
    """Return the record of a call that is over; None for a contact that is no call of ours, a
    promised callback, or one that never rang.

    What the desk wrote stays.
    """
    if talk is None:
        promised = isinstance(told.placed, CallbackOpened) and not record_of(contact)
        if told.placed is None or promised or not told.dialled_at:
            return None
        who = reached(told.placed.card, told.placed.number)
        talk = Talk(
            id=contact, queue=told.placed.queue, seller=seller, who=who, caller_id=told.placed.caller_id
        )
    dialled = told.dialled_at or talk.dialled_at
    return replace(
        talk,
        agent=told.agent or talk.agent,
        dialled_at=dialled,
        answered_at=told.answered_at,
        ended_at=told.ended_at,
        hour=hour_of(dialled, zone),
        dial_result=told.dial_result,
        disposition=told.disposition,
    )


def reached(card: CustomerCard, number: str) -> Reached:
    """Return who is called."""
    return Reached(
        number=number,
        name=card.name,
        company=card.company,
        account=card.account,
        person=card.person,
        tier=card.tier,
        language=card.language,
    )


def hour_of(at: float, zone: str) -> int:
    """Return the hour of the house's day, 0..23."""
    return datetime.fromtimestamp(at, ZoneInfo(zone)).hour


def facts_of(talk: Talk, agent: str, house: str) -> dict[str, str]:
    """Return what a script may name: the list's fields, and what the desk always tells."""
    always = {
        "customer": talk.who.name or talk.who.number,
        "company": talk.who.company,
        "agent": agent,
        "house": house,
        "tier": talk.who.tier,
        "language": talk.who.language,
        "campaign": talk.origin.campaign,
    }
    return {**talk.origin.facts, **always}
