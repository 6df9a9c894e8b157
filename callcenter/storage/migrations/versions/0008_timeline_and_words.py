"""The timelines of customers, and the words that accounts and people are searched by."""

import sqlalchemy as sa
from alembic import op

from callcenter.storage.books.schema import CONVENTION, declare_words, index_words, make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(
        connection,
        "timeline",
        {"at": TIME, "account": TEXT, "person": TEXT, "kind": TEXT, "ref": TEXT, "secrecy": TEXT},
        indexes=(("account", "at"), ("person", "at"), ("ref",)),
    )
    metadata = sa.MetaData(naming_convention=CONVENTION)
    declare_words(metadata)
    metadata.create_all(connection, checkfirst=False)
    index_words(connection, "accounts", {"company": 8, "tags": 2, "industry": 1, "website": 1, "address": 1})
    index_words(connection, "people", {"name": 8, "emails": 4, "numbers": 4, "title": 1, "department": 1})
