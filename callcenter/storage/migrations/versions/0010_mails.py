"""Letters of ours, and the mails that were dealt with."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(op.get_bind(), "letters", {"case": TEXT, "state": TEXT, "next_at": TIME})
    make(op.get_bind(), "mails_seen", {"at": TIME})
