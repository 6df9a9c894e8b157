"""Calibration sessions."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(
        op.get_bind(),
        "calibrations",
        {"state": TEXT, "at": TIME, "closed_at": TIME},
        many=("people",),
        indexes=(("state", "at"), ("state", "closed_at"), ("at",)),
    )
