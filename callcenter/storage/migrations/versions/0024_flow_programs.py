"""The programs of flows that calls began in."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(op.get_bind(), "flow_programs", {"floor": TEXT})
