"""Talks with customers' management, and conflicts with their handling."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(op.get_bind(), "meetings", {"account": TEXT})
    make(
        op.get_bind(),
        "disputes",
        {"account": TEXT, "state": TEXT},
        indexes=(("account", "state"), ("state",)),
    )
