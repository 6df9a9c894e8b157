"""The two families that everything on the floor belongs to: what it is told, and what happened.

They refer to nothing that could refer back to them, so the garbage collector need not look at
them (`gc=False`, here as for the other values that a call is made of).
"""

from msgspec import Struct


class Command(Struct, frozen=True, omit_defaults=True, gc=False, tag_field="command"):
    """The family of everything `Floor.handle` takes."""


class Event(Struct, frozen=True, omit_defaults=True, gc=False, tag_field="event"):
    """The family of all events."""

    at: float
