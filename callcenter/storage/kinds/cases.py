"""How cases are kept: themselves, their trails, the notices to users, the numbers given out."""

from callcenter.cases.archive import ArchivedFile
from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.ports.notices import Counter, Notice
from callcenter.storage.books.shelf import FLAG, TEXT, TIME, Shelf

CASES = (
    Shelf(
        Case,
        "cases",
        {
            "number": TEXT,
            "state": TEXT,
            "type": TEXT,
            "origin": TEXT,
            "account": TEXT,
            "person": TEXT,
            "department": TEXT,
            "owner": TEXT,
            "opener": TEXT,
            "tier": TEXT,
            "step": TEXT,
            "opened_at": TIME,
            "changed_at": TIME,
            "due_at": TIME,
            "wakes_at": TIME,
        },
        many=("seen_by", "contacts", "tags", "digests", "addresses"),
        indexes=(
            ("number",),
            ("state", "changed_at"),
            ("changed_at",),
            ("opened_at",),
            ("department", "due_at"),
            ("owner", "changed_at"),
            ("account", "opened_at"),
            ("person", "opened_at"),
            ("due_at",),
            ("wakes_at",),
        ),
    ),
    Shelf(CaseEntry, "case_entries", {"case": TEXT}),
    Shelf(
        Notice,
        "notices",
        {"user": TEXT, "at": TIME, "unread": FLAG, "subject": TEXT},
        indexes=(("user", "at"), ("user", "unread", "at"), ("subject",)),
    ),
    Shelf(
        ArchivedFile,
        "archived_files",
        {"case": TEXT, "at": TIME},
        indexes=(("case",), ("at",)),
        secret=frozenset({"title", "name", "text"}),
        words={"name": 8, "title": 4, "number": 4, "text": 1},
    ),
    Shelf(Counter, "counters"),
)
