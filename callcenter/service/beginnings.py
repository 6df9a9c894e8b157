"""When each contact began: the journal finds a contact's rows by it."""

from callcenter.floor.ahead_events import CallDialledAhead
from callcenter.floor.calling_events import CallbackOpened, CallPlaced
from callcenter.floor.events import ContactArrived, ContactClosed, Event
from callcenter.floor.state import FloorState

BEGINS = (ContactArrived, CallbackOpened, CallPlaced, CallDialledAhead)


class Beginnings:
    """Knows the contacts that go on, and the last `keep` that are over, of whom a word may still come."""

    def __init__(self, keep: int = 1000) -> None:
        self._keep = keep
        self._going: dict[str, float] = {}
        self._over: dict[str, float] = {}

    def fill(self, state: FloorState) -> None:
        """Begin with the contacts of a floor, and those that are over and have reports to come."""
        self._going = {contact.id: contact.arrived_at for contact in state.contacts.values()}
        self._over = {contact: awaited.began for contact, awaited in state.awaited.items()}

    def of(self, event: Event, contact: str) -> float:
        """Return when the contact of an event began, seconds UTC; 0 for no contact or one long over."""
        if isinstance(event, BEGINS):
            self._going[contact] = event.at
            return event.at
        if isinstance(event, ContactClosed):
            return self._end(contact)
        return self.known(contact)

    def known(self, contact: str) -> float:
        """Return when a contact began, seconds UTC, 0 if that is not known."""
        return self._going.get(contact) or self._over.get(contact, 0.0)

    def _end(self, contact: str) -> float:
        began = self._over[contact] = self._going.pop(contact, 0.0)
        if len(self._over) > self._keep:
            del self._over[next(iter(self._over))]
        return began
