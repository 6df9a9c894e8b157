"""Cases with their trails, notices to users, and the numbers given out."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, TEXT, TIME

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(
        op.get_bind(),
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
        many=("seen_by", "contacts", "tags"),
        indexes=(
            ("number",),
            ("state", "changed_at"),
            ("changed_at",),
            ("department", "due_at"),
            ("owner", "changed_at"),
            ("account", "opened_at"),
            ("person", "opened_at"),
            ("due_at",),
            ("wakes_at",),
        ),
    )
    make(op.get_bind(), "case_entries", {"case": TEXT})
    make(
        op.get_bind(),
        "notices",
        {"user": TEXT, "at": TIME, "unread": FLAG, "subject": TEXT},
        indexes=(("user", "at"), ("user", "unread", "at"), ("subject",)),
    )
    make(op.get_bind(), "counters", {})
