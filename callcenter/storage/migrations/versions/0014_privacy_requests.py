"""Requests of people about their own data."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, TEXT, TIME

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(
        op.get_bind(),
        "privacy_requests",
        {"person": TEXT, "is_open": FLAG, "due_at": TIME, "wakes_at": TIME},
        indexes=(("person", "due_at"), ("is_open", "due_at"), ("due_at",), ("wakes_at",)),
    )
