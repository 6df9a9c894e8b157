"""Marks of accounts, and the forms before they are developed."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    for table in ("ratings", "qualifications"):
        make(op.get_bind(), table, {"account": TEXT, "at": TIME}, indexes=(("account", "at"),))
