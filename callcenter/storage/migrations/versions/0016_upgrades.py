"""Upgrades of products, and the trainings that they began."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TIME

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(op.get_bind(), "upgrades", {"at": TIME})
