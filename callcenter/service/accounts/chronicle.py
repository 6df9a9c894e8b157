"""Writes every contact with a known customer into their timeline, once it is over (DA-01, FL-24)."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.person import Person
from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.values import Channel, CustomerCard, Kind
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Put, put
from callcenter.ports.journal import CLOSED, Row
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.reading_along import ReadingAlong

_decode = msgspec.json.Decoder(e.AnyEvent).decode


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

    def hear(self, event: Any) -> None:
        """Take in the next event."""
        match event:
            case e.ContactArrived():
                self.at, self.card, self.channel = event.at, event.card, event.channel
            case k.CallbackOpened():
                self.at, self.card, self.kind, self.queue = event.at, event.card, Kind.CALLBACK, event.queue
            case k.CallPlaced():
                self.at, self.card, self.kind, self.queue = event.at, event.card, Kind.OUTGOING, event.queue
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
            case e.ContactClosed():
                self.outcome = event.outcome.value


class Chronicle(ReadingAlong):
    """Writes a line into the timeline for every contact that is over."""

    fault = "chronicle"
    hears = (e.ContactClosed,)

    async def _take(self, bookmark: Bookmark, rows: Sequence[Row]) -> tuple[Bookmark, int]:
        ends = {row.contact: row.at for row in rows if row.kind == CLOSED}
        stories = await self._journal.of_contacts([*ends])
        entries = [entry for id_, at in ends.items() if (entry := _entry(id_, at, stories.get(id_, ())))]
        return await self._write(bookmark, rows[-1].seq, entries), len(entries)

    async def _write(self, bookmark: Bookmark, seq: int, entries: Sequence[TimelineEntry]) -> Bookmark:
        there = await self._books.get_many(TimelineEntry, [entry.id for entry in entries])
        people = await self._books.get_many(Person, {entry.person for entry in entries} - {""})
        accounts = await self._books.get_many(Account, {entry.account for entry in entries} - {""})
        new = [_true(each, people, accounts) for each in entries if each.id not in there]
        moved = msgspec.structs.replace(bookmark, seq=seq)
        puts = [Put(entry, quiet=True) for entry in new]
        return await put(self._books, moved, "", 0.0, quiet=True, also=puts)


def _entry(contact: str, closed_at: float, rows: Sequence[Row]) -> TimelineEntry | None:
    """Return the line of a contact that is over, None if nobody knows whose it was."""
    told = Told()
    for row in rows:
        told.hear(_decode(row.payload))
    if not told.card.person and not told.card.account:
        return None
    return _line(contact, closed_at, told)


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
    }
    return TimelineEntry(
        id=f"contact:{contact}:closed",
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
    entry = msgspec.structs.replace(entry, secrecy=secrecy)
    if account is not None and account.merged_into:
        entry = msgspec.structs.replace(entry, account=account.merged_into)
    if person is not None and person.erased_at:
        return msgspec.structs.replace(entry, person="", title="")
    if person is not None and person.merged_into:
        return msgspec.structs.replace(entry, person=person.merged_into)
    return entry
