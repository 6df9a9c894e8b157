"""Hand-overs of accounts from one manager to another."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(
        op.get_bind(),
        "hand_overs",
        {"account": TEXT, "state": TEXT, "at": TIME},
        indexes=(("account", "at"), ("account", "state")),
    )
