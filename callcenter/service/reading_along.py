"""Reading along in the journal: what happened leads to something that is kept, once for each event."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, TypeVar

from callcenter.floor import events as e
from callcenter.ports.books import Change
from callcenter.ports.journal import Journal
from callcenter.service.stories import Stories
from callcenter.service.wire import decode_event

E = TypeVar("E", bound=e.Event)


class Whole:
    """Finds all events of contacts: of those that were heard at once, of the others in the journal.

    `began` tells when a contact that goes on began, seconds UTC, 0 if that is not known.
    """

    def __init__(self, journal: Journal, heard: Stories, began: Callable[[str], float]) -> None:
        self._journal = journal
        self._heard = heard
        self._began = began
        self._read: dict[str, Sequence[e.Event]] = {}

    def heard(self, contact: str) -> Sequence[e.Event]:
        """Return the events of a contact so far if they are at hand, else none."""
        return self._heard.of(contact) or self._read.get(contact, ())

    async def of_contact(self, contact: str) -> Sequence[e.Event]:
        """Return the events of a contact so far, whether it goes on or is over. Raises `JournalError`."""
        if not (found := self.heard(contact)):
            rows = await self._journal.of_contact(contact, self._began(contact))
            found = [decode_event(row.payload) for row in rows]
        return found

    async def of_contacts(self, contacts: Iterable[str]) -> Mapping[str, Sequence[e.Event]]:
        """Return the events of contacts that are over; each is read once. Raises `JournalError`."""
        wanted = tuple(contacts)
        missing = [each for each in wanted if not self.heard(each)]
        for contact, rows in (await self._journal.of_contacts(missing)).items() if missing else ():
            self._read[contact] = [decode_event(row.payload) for row in rows]
        return {each: self.heard(each) for each in wanted}


class Page:
    """What happened behind the place `after` of the journal, in order; every event has a place."""

    def __init__(self, after: int, events: Sequence[e.Event], whole: Whole) -> None:
        self.after = after
        self.events = events
        self.whole = whole

    @property
    def last(self) -> int:
        """The place of its last event."""
        return self.after + len(self.events)

    def behind(self, place: int) -> "Page":
        """Return what of it stands behind a place."""
        if place <= self.after:
            return self
        return Page(place, self.events[place - self.after :], self.whole)

    def all(self, kind: type[E]) -> list[E]:
        """Return its events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]


class ReadingAlong(ABC):
    """Somebody for whom the journal is read: what they make of each page is stored.

    The bookmark `name` moves with what a page led to, in one transaction, so a restart leaves nothing out
    and does nothing twice; a page that led to nothing may be told again after a restart. The name tells
    the bookmarks of several floors apart; without one it is that of `fault`.
    """

    #: What a fault is counted under, and the kinds of events that are worth waking for.
    fault: ClassVar[str]
    hears: ClassVar[tuple[type[e.Event], ...]]

    def __init__(self, name: str = "") -> None:
        self.name = name or self.fault

    @abstractmethod
    async def leads_to(self, page: Page) -> Sequence[Change]:
        """Return what is to be stored because of a page. It is asked anew if somebody was quicker."""
