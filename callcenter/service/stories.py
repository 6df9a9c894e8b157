"""Whole contacts as they were heard: from their beginning on, for as long as somebody may ask."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from callcenter.floor.events import ContactClosed, Event
from callcenter.service.beginnings import BEGINS

#: Contacts and events that are kept at most; whoever needs more asks the journal.
_CONTACTS, _EVENTS = 10_000, 20_000


class Stories:
    """The events of the contacts whose beginning was heard, in order."""

    def __init__(self, most: int = _CONTACTS) -> None:
        self._most = most
        self._told: dict[str, list[Event]] = {}

    def hear(self, events: Iterable[Event]) -> None:
        """Take in what happened next. The oldest contact makes room where there are too many."""
        told = self._told
        for event in events:
            contact = getattr(event, "contact", "")
            if not contact:
                continue
            if (story := told.get(contact)) is not None:
                story.append(event)
            elif isinstance(event, BEGINS):
                told[contact] = [event]
                if len(told) > self._most:
                    del told[next(iter(told))]

    def of(self, contact: str) -> Sequence[Event]:
        """Return all events of a contact so far; none if its beginning was not heard."""
        return self._told.get(contact, ())

    def forget(self, events: Iterable[Event]) -> None:
        """Forget the contacts that end with these events."""
        for event in events:
            if isinstance(event, ContactClosed):
                self._told.pop(event.contact, None)

    def clear(self) -> None:
        """Forget all: something was not heard."""
        self._told.clear()


class Lately:
    """What was committed lately, with its place in the journal, so that nobody need read it there."""

    def __init__(self, most: int = _EVENTS, contacts: int = _CONTACTS) -> None:
        self.stories = Stories(contacts)
        #: The place of the last event that was heard, 0 for none.
        self.last = 0
        self._most = most
        self._pieces: deque[Sequence[Event]] = deque()
        self._held = 0

    def hear(self, seq: int, events: Sequence[Event]) -> None:
        """Take in a commit whose last event has that place. Where one was missed, all before it goes."""
        if seq - len(events) != self.last:
            self._pieces.clear()
            self._held = 0
            self.stories.clear()
        self._pieces.append(events)
        self._held += len(events)
        self.last = seq
        self.stories.hear(events)
        while self._held > self._most and len(self._pieces) > 1:
            self._held -= len(self._pieces.popleft())

    def since(self, after: int, most: int) -> Sequence[Event]:
        """Return at most so many events behind a place; nothing if not all of it is at hand."""
        missing = self.last - after
        if not 0 < missing <= self._held:
            return ()
        begin = self._held - missing
        return tuple(islice(chain.from_iterable(self._pieces), begin, begin + most))

    def forget(self, until: int) -> None:
        """Forget what stands up to a place, and the contacts that ended there."""
        while self._pieces and self.last - self._held + len(self._pieces[0]) <= until:
            piece = self._pieces.popleft()
            self._held -= len(piece)
            self.stories.forget(piece)
