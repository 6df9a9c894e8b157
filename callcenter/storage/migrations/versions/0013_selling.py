"""Talks of ours, scripts with their editions, kinds of objections, response cards."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import NUMBER, TEXT, TIME

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(
        connection,
        "talks",
        {
            "dialled_at": TIME,
            "campaign": TEXT,
            "record": TEXT,
            "agent": TEXT,
            "account": TEXT,
            "outcome": TEXT,
        },
        indexes=(
            ("dialled_at",),
            ("campaign", "dialled_at"),
            ("record",),
            ("agent", "dialled_at"),
            ("account", "dialled_at"),
        ),
    )
    make(connection, "scripts", {"at": TIME})
    make(
        connection,
        "script_editions",
        {"script": TEXT, "edition": NUMBER},
        indexes=(("script", "edition"),),
    )
    make(connection, "objection_types", {"parent": TEXT})
    make(connection, "response_cards", {"type": TEXT})
    make(
        connection,
        "response_card_editions",
        {"card": TEXT, "edition": NUMBER},
        indexes=(("card", "edition"),),
    )
