"""Colleagues' words that may name erased people, for somebody to decide."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(
        op.get_bind(),
        "mentions",
        {"erasure": TEXT, "decided": TEXT, "found_at": TIME},
        indexes=(("decided", "found_at"), ("found_at",)),
    )
