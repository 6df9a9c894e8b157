"""Writes every contact with a known customer into their timeline, once it is over (DA-01, FL-24).

A callback stands there from the moment it was asked for: it goes on for days.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.person import Person
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor import reporting_events as r
from callcenter.floor.ahead_events import CallDialledAhead
from callcenter.floor.values import Channel, CustomerCard, Delivery, Kind
from callcenter.ports.books import Books, Change, Drop, Put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.reading_along import Page, ReadingAlong

#: From the state of a message that matters most to whoever looks at the line to the one that matters least.
_BAD_FIRST = (
    Delivery.FAILED,
    Delivery.UNDELIVERED,
    Delivery.SENDING,
    Delivery.SENT,
    Delivery.DELIVERED,
    Delivery.READ,
)


class Told(Struct):
    """What the events of one contact say that stands in a timeline."""

    at: float = 0.0
    card: CustomerCard = CustomerCard()
    channel: Channel = Channel.VOICE
    kind: Kind = Kind.INBOUND
    queue: str = ""
    queued_at: float = 0.0
    waited: float | None = None
    agent: str = ""
    disposition: str = ""
    resolution: str = ""
    note: str = ""
    outcome: str = ""
    messages: int = 0
    fared: dict[int, r.DeliveryReported] = field(default_factory=dict)
    recorded: float | None = None

    @property
    def delivery(self) -> str:
        """How the messages that we wrote have fared: as badly as the worst of them, "" if we wrote none."""
        told = [each.delivery for each in self.fared.values()]
        told += [Delivery.SENDING] * (self.messages - len(told))
        return min(told, key=_BAD_FIRST.index).value if told else ""

    @property
    def error(self) -> str:
        """The carrier's code of a message that did not arrive, "" if there is none."""
        return next((each.error for each in self.fared.values() if each.error), "")

    def hear(self, event: Any) -> None:
        """Take in the next event."""
        match event:
            case e.ContactArrived():
                self.at, self.card, self.channel = event.at, event.card, event.channel
            case k.CallbackOpened():
                self.at, self.card, self.kind, self.queue = event.at, event.card, Kind.CALLBACK, event.queue
            case k.CallPlaced():
                self.at, self.card, self.kind, self.queue = event.at, event.card, Kind.OUTGOING, event.queue
            case CallDialledAhead():
                self.at, self.card, self.kind, self.queue = event.at, event.card, Kind.PREDICTIVE, event.queue
            case e.ContactQueued():
                self.queue, self.queued_at = event.queue, event.since
            case e.ContactConnected():
                self.agent = event.agent
                if self.waited is None and self.queued_at:
                    self.waited = event.at - self.queued_at
            case e.ContactHandedOver():
                self.agent = event.to
            case e.ContactDisposed():
                self.disposition, self.note = event.disposition, event.note
                self.resolution = event.resolution
            case e.MessageSent():
                self.messages += 1
            case r.DeliveryReported():
                self.fared[event.message] = event
            case r.RecordingReported() if not event.absent:
                self.recorded = (self.recorded or 0.0) + event.seconds
            case e.ContactClosed():
                self.outcome = event.outcome.value


class Chronicle(ReadingAlong):
    """Writes a line into the timeline for every contact that is over, and for every callback that waits.

    What the carrier reports after its end, of its messages and its recording, is added to the line.
    """

    fault = "chronicle"
    hears = (e.ContactClosed, k.CallbackOpened, k.CallbackHeld, r.DeliveryReported, r.RecordingReported)

    def __init__(self, books: Books, name: str = "") -> None:
        super().__init__(name)
        self._books = books

    async def leads_to(self, page: Page) -> Sequence[Change]:
        """Return the lines of the contacts that ended, and of callbacks that wait."""
        ends = {event.contact: event.at for event in page.all(e.ContactClosed)}
        reported = {event.contact for event in page.all(r.DeliveryReported)} - ends.keys()
        reported |= {event.contact for event in page.all(r.RecordingReported)} - ends.keys()
        stories = await page.whole.of_contacts((*ends, *reported))
        entries = [entry for id_, at in ends.items() if (entry := _entry(id_, at, stories[id_]))]
        later = await self._added({id_: stories[id_] for id_ in reported}) if reported else ()
        called = {id_ for id_ in ends if any(isinstance(each, k.CallbackOpened) for each in stories[id_])}
        waiting = await self._waiting(page, called)
        return (*(await self._new(entries) if entries else ()), *later, *waiting)

    async def _waiting(self, page: Page, ends: Collection[str]) -> list[Change]:
        """Return the lines of callbacks that were asked for or put off, and take away those of ended ones."""
        opened = {event.contact: event for event in page.all(k.CallbackOpened)}
        held = {event.contact: event.due_at for event in page.all(k.CallbackHeld)}
        known = {contact for contact in (*opened, *held) if contact not in ends}
        lines = {_open_id(contact): contact for contact in (*known, *(set(ends) - set(opened)))}
        there = await self._books.get_many(TimelineEntry, lines) if lines else {}
        new = [
            _open_line(event)
            for contact, event in opened.items()
            if contact in known and _open_id(contact) not in there and _is_known(event.card)
        ]
        people = await self._books.get_many(Person, {entry.person for entry in new} - {""}) if new else {}
        accounts = await self._books.get_many(Account, {entry.account for entry in new} - {""}) if new else {}
        written = {entry.id: _true(entry, people, accounts) for entry in new} | there
        found: list[Change] = []
        for id_, entry in written.items():
            contact = entry.ref
            if contact in ends:
                found.append(Drop(entry, quiet=True))
                continue
            due = held.get(contact, entry.detail["due"])
            if id_ not in there or due != entry.detail["due"]:
                found.append(Put(replace(entry, detail=entry.detail | {"due": due}), quiet=True))
        return found

    async def _added(self, stories: Mapping[str, Sequence[e.Event]]) -> Sequence[Put]:
        """Return the lines of contacts that were over already, with what was reported since."""
        there = await self._books.get_many(TimelineEntry, [_line_id(contact) for contact in stories])
        changed = []
        for contact, story in stories.items():
            entry = there.get(_line_id(contact))
            if entry is not None and (detail := entry.detail | _reported(_told(story))) != entry.detail:
                changed.append(Put(replace(entry, detail=detail), quiet=True))
        return changed

    async def _new(self, entries: Sequence[TimelineEntry]) -> Sequence[Put]:
        there = await self._books.get_many(TimelineEntry, [entry.id for entry in entries])
        people = await self._books.get_many(Person, {entry.person for entry in entries} - {""})
        accounts = await self._books.get_many(Account, {entry.account for entry in entries} - {""})
        new = [_true(each, people, accounts) for each in entries if each.id not in there]
        return [Put(entry, quiet=True) for entry in new]


def _entry(contact: str, closed_at: float, story: Sequence[e.Event]) -> TimelineEntry | None:
    """Return the line of a contact that is over, None if nobody knows whose it was."""
    if not any(_is_known(card) for each in story if (card := getattr(each, "card", None))):
        return None
    return _line(contact, closed_at, _told(story))


def _told(story: Sequence[e.Event]) -> Told:
    told = Told()
    for event in story:
        told.hear(event)
    return told


def _reported(told: Told) -> dict[str, Any]:
    """Return what a carrier has reported, as far as it has."""
    reported = {"delivery": told.delivery, "error": told.error, "recorded": told.recorded}
    return {name: value for name, value in reported.items() if value not in ("", None)}


def _is_known(card: CustomerCard) -> bool:
    return bool(card.person or card.account)


def _open_id(contact: str) -> str:
    return f"contact:{contact}:open"


def _open_line(event: k.CallbackOpened) -> TimelineEntry:
    """Return the line of a callback that waits: when it is due and until when it is promised, seconds UTC."""
    return TimelineEntry(
        id=_open_id(event.contact),
        at=event.at,
        account=event.card.account,
        person=event.card.person,
        kind="contact",
        ref=event.contact,
        what="callback_open",
        title=event.note,
        detail={
            "kind": Kind.CALLBACK.value,
            "queue": event.queue,
            "due": event.due_at,
            "promised_by": event.promised_by,
        },
        by=event.by,
    )


def _line_id(contact: str) -> str:
    return f"contact:{contact}:closed"


def _line(contact: str, closed_at: float, told: Told) -> TimelineEntry:
    detail: dict[str, Any] = {
        "channel": told.channel.value,
        "kind": told.kind.value,
        "queue": told.queue,
        "agent": told.agent,
        "waited": told.waited,
        "seconds": closed_at - told.at,
        "disposition": told.disposition,
        "resolution": told.resolution,
        **_reported(told),
    }
    return TimelineEntry(
        id=_line_id(contact),
        at=told.at,
        account=told.card.account,
        person=told.card.person,
        kind="contact",
        ref=contact,
        what=told.outcome,
        title=told.note,
        detail={name: value for name, value in detail.items() if value not in ("", None)},
        by=told.agent,
    )


def _true(
    entry: TimelineEntry, people: Mapping[str, Person], accounts: Mapping[str, Account]
) -> TimelineEntry:
    """Return a line as it may stand today: under whoever they were merged into, without who is erased."""
    person, account = people.get(entry.person), accounts.get(entry.account)
    secrecy = account.secrecy if account is not None else Secrecy.NORMAL
    entry = replace(entry, secrecy=secrecy)
    if account is not None and account.merged_into:
        entry = replace(entry, account=account.merged_into)
    if person is not None and person.erased_at:
        return replace(entry, person="", title="")
    if person is not None and person.merged_into:
        return replace(entry, person=person.merged_into)
    return entry
