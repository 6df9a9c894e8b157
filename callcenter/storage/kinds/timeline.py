"""How the timelines of customers are kept: many lines, read from the newest."""

from callcenter.ports.timeline import TimelineEntry
from callcenter.storage.books.shelf import TEXT, TIME, Shelf

TIMELINE = (
    Shelf(
        TimelineEntry,
        "timeline",
        {"at": TIME, "account": TEXT, "person": TEXT, "kind": TEXT, "ref": TEXT, "secrecy": TEXT},
        indexes=(("account", "at"), ("person", "at"), ("ref",)),
        secret=frozenset({"title", "detail"}),
    ),
)
