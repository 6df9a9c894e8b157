"""Scorecards: forms with their editions, targets, and the scorecards of people."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, NUMBER, TEXT, TIME

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(connection, "scorecard_forms", {"changed_at": TIME})
    make(
        connection,
        "scorecard_form_editions",
        {"form": TEXT, "edition": NUMBER},
        indexes=(("form", "edition"),),
    )
    make(connection, "scorecard_targets", {"form": TEXT, "at": TIME}, indexes=(("form", "at"),))
    make(
        connection,
        "scorecards",
        {
            "form": TEXT,
            "period": TEXT,
            "agent": TEXT,
            "user": TEXT,
            "team": TEXT,
            "state": TEXT,
            "counted": FLAG,
            "since": TIME,
        },
        indexes=(("form", "period"), ("agent", "period"), ("user", "since"), ("since",)),
    )
