"""Tasks, visits, plans, approvals, answers to surveys, and calendar links."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, TEXT, TIME

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(
        connection,
        "tasks",
        {
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
        indexes=(
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
    )
    make(
        connection,
        "visits",
        {"owner": TEXT, "state": TEXT, "planned": TIME, "held_at": TIME, "account": TEXT, "plan": TEXT},
        indexes=(("owner", "planned"), ("planned",), ("account", "planned"), ("state", "planned")),
    )
    make(
        connection,
        "plans",
        {"owner": TEXT, "state": TEXT, "kind": TEXT, "account": TEXT, "at": TIME},
        indexes=(("owner", "at"), ("at",), ("account", "at")),
    )
    make(
        connection,
        "approvals",
        {
            "holder": TEXT,
            "requester": TEXT,
            "state": TEXT,
            "subject": TEXT,
            "target": TEXT,
            "account": TEXT,
            "at": TIME,
            "wakes_at": TIME,
        },
        indexes=(
            ("holder", "at"),
            ("requester", "at"),
            ("at",),
            ("target", "at"),
            ("account", "at"),
            ("wakes_at",),
        ),
    )
    make(
        connection,
        "survey_answers",
        {
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
        indexes=(
            ("survey", "at"),
            ("account", "at"),
            ("person", "at"),
            ("contact",),
            ("agent", "at"),
            ("waits",),
        ),
    )
    make(
        connection,
        "survey_invitations",
        {
            "survey": TEXT,
            "token": TEXT,
            "contact": TEXT,
            "account": TEXT,
            "person": TEXT,
            "at": TIME,
            "answered_at": TIME,
        },
        indexes=(("survey", "at"), ("token",), ("contact",), ("account", "at"), ("person", "at")),
    )
    make(connection, "calendar_links", {"user": TEXT, "token": TEXT}, indexes=None)
