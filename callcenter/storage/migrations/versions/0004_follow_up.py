"""Tasks, visits, plans, approvals, answers to surveys, and calendar links."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, TEXT, TIME, Column

revision = "0004"
down_revision = "0003"

_TABLES: dict[str, dict[str, Column]] = {
    "tasks": {
        "owner": TEXT,
        "by": TEXT,
        "state": TEXT,
        "kind": TEXT,
        "due": TIME,
        "account": TEXT,
        "person": TEXT,
        "case": TEXT,
        "plan": TEXT,
        "answer": TEXT,
        "follows": TEXT,
        "wakes_at": TIME,
    },
    "visits": {"owner": TEXT, "state": TEXT, "planned": TIME, "held_at": TIME, "account": TEXT, "plan": TEXT},
    "plans": {"owner": TEXT, "state": TEXT, "kind": TEXT, "account": TEXT, "at": TIME},
    "approvals": {
        "holder": TEXT,
        "requester": TEXT,
        "state": TEXT,
        "subject": TEXT,
        "target": TEXT,
        "account": TEXT,
        "at": TIME,
        "wakes_at": TIME,
    },
    "survey_answers": {
        "survey": TEXT,
        "question": TEXT,
        "at": TIME,
        "low": FLAG,
        "waits": FLAG,
        "contact": TEXT,
        "agent": TEXT,
        "queue": TEXT,
        "account": TEXT,
        "person": TEXT,
    },
    "survey_invitations": {
        "survey": TEXT,
        "token": TEXT,
        "contact": TEXT,
        "account": TEXT,
        "person": TEXT,
        "at": TIME,
        "answered_at": TIME,
    },
    "calendar_links": {"user": TEXT, "token": TEXT},
}
_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "tasks": (
        ("owner", "due"),
        ("by", "due"),
        ("due",),
        ("account", "due"),
        ("person", "due"),
        ("case",),
        ("plan",),
        ("answer",),
        ("follows",),
        ("wakes_at",),
    ),
    "visits": (("owner", "planned"), ("planned",), ("account", "planned"), ("state", "planned")),
    "plans": (("owner", "at"), ("at",), ("account", "at")),
    "approvals": (
        ("holder", "at"),
        ("requester", "at"),
        ("at",),
        ("target", "at"),
        ("account", "at"),
        ("wakes_at",),
    ),
    "survey_answers": (
        ("survey", "at"),
        ("account", "at"),
        ("person", "at"),
        ("contact",),
        ("agent", "at"),
        ("waits",),
    ),
    "survey_invitations": (("survey", "at"), ("token",), ("contact",), ("account", "at"), ("person", "at")),
    "calendar_links": (("user",), ("token",)),
}


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    for table, columns in _TABLES.items():
        make(op.get_bind(), table, columns, indexes=_INDEXES[table])
