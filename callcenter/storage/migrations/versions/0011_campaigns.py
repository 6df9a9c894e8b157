"""Campaigns, their lists, and the records of these."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(connection, "campaigns", {"state": TEXT, "mode": TEXT, "queue": TEXT, "at": TIME})
    make(connection, "campaign_lists", {"campaign": TEXT, "at": TIME}, indexes=(("campaign", "at"),))
    make(
        connection,
        "campaign_records",
        {
            "campaign": TEXT,
            "list": TEXT,
            "state": TEXT,
            "next_at": TIME,
            "agent": TEXT,
            "result": TEXT,
            "wakes_at": TIME,
        },
        many=("numbers",),
        indexes=(
            ("campaign", "state", "next_at"),
            ("campaign", "result"),
            ("list",),
            ("agent", "state"),
            ("state", "next_at"),
            ("result",),
            ("wakes_at",),
        ),
    )
