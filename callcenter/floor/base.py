"""The two families that everything on the floor belongs to: what it is told, and what happened."""

from msgspec import Struct


class Command(Struct, frozen=True, omit_defaults=True, tag_field="command"):
    """The family of everything `Floor.handle` takes."""


class Event(Struct, frozen=True, omit_defaults=True, tag_field="event"):
    """The family of all events."""

    at: float
