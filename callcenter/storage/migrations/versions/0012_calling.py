"""Who is not to be called, the lists of others, waivers of rules, and the gate's answers."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, TEXT, TIME

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(
        connection,
        "do_not_call",
        {"number": TEXT, "source": TEXT, "at": TIME, "holds": FLAG},
        indexes=(("number", "at"), ("holds", "at"), ("at",)),
    )
    make(connection, "number_lists", {"at": TIME})
    make(connection, "number_list_parts", {})
    make(connection, "call_waivers", {"rule": TEXT, "at": TIME})
    make(
        connection,
        "dial_checks",
        {
            "number": TEXT,
            "at": TIME,
            "campaign": TEXT,
            "record": TEXT,
            "contact": TEXT,
            "dial": TEXT,
            "allowed": FLAG,
            "stage": TEXT,
        },
        indexes=(
            ("number", "at"),
            ("record", "at"),
            ("campaign", "at"),
            ("contact", "at"),
            ("dial",),
            ("allowed", "at"),
            ("at",),
        ),
    )
