"""What a console is shown of contacts one by one: their timelines, and their lines in lists.

Written as `callcenter.ports.views` writes: times are seconds UTC, an absent id is "".
"""

from typing import Any

from msgspec import Struct, field

from callcenter.floor.phases import Phase
from callcenter.floor.values import Channel, Outcome
from callcenter.ports.views import ContactView


class Moment(Struct, frozen=True):
    """One line of a contact's timeline: an event without its opaque or secret parts."""

    seq: int
    at: float
    kind: str
    data: dict[str, Any] = field(default_factory=dict)


class ContactPage(Struct, frozen=True):
    """One contact with everything that happened to it, oldest first."""

    contact: ContactView
    timeline: tuple[Moment, ...]


class ClosedContact(Struct, frozen=True):
    """One line of the list of closed contacts. `seq` orders the list; `closed_at` is the end."""

    seq: int
    id: str
    at: float
    closed_at: float
    channel: Channel
    outcome: Outcome
    queue: str
    agent: str
    disposition: str
    tier: str
    name: str
    company: str
    caller: str
    waited: float | None
    talked: float | None


class ContactLine(Struct, frozen=True):
    """One contact in a list, live or closed. `closed_at` and `outcome` are None while it lives.

    `waited` and `talked` are seconds, as far as they are known; a live contact has neither.
    """

    id: str
    at: float
    closed_at: float | None
    channel: Channel
    phase: Phase
    outcome: Outcome | None
    queue: str
    agent: str
    disposition: str
    tier: str
    name: str
    company: str
    caller: str
    waited: float | None
    talked: float | None
