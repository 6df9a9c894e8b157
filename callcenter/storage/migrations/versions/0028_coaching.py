"""Coaching notes."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(
        op.get_bind(),
        "coaching_notes",
        {"agent": TEXT, "coach": TEXT, "state": TEXT, "at": TIME, "since": TIME},
        indexes=(("agent", "at"), ("coach", "at"), ("state", "since"), ("at",)),
    )
