"""Samples that are drawn by themselves: their runs, and whose turn a line of the worklist is."""

from alembic import op

from callcenter.storage.books.schema import add_many, make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(connection, "sample_runs", {"plan": TEXT, "at": TIME}, indexes=(("plan", "at"), ("at",)))
    for field in ("runs", "assigned"):
        add_many(connection, "evaluation_picks", field, lambda _pick: ())
