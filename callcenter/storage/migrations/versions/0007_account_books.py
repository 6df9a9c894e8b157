"""Needs, promises, projects, contracts, figures, consents, and the proofs of erasing and deleting."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(connection, "needs", {"account": TEXT, "status": TEXT}, indexes=(("account", "status"),))
    make(
        connection,
        "promises",
        {"account": TEXT, "owner": TEXT, "due": TIME, "kept_at": TIME, "broken_at": TIME},
        indexes=(("account", "due"), ("owner", "due"), ("kept_at", "broken_at", "due")),
    )
    make(connection, "projects", {"account": TEXT})
    make(
        connection,
        "contracts",
        {"account": TEXT, "ends_on": TEXT, "outcome": TEXT},
        indexes=(("account", "ends_on"), ("ends_on",)),
    )
    make(
        connection,
        "figures",
        {"account": TEXT, "period": TEXT},
        indexes=(("account", "period"), ("period",)),
    )
    make(
        connection,
        "consents",
        {"person": TEXT, "purpose": TEXT, "at": TIME},
        indexes=(("person", "purpose"), ("at",)),
    )
    make(connection, "suppressions", {"at": TIME})
    make(connection, "hash_keys", {})
    make(connection, "erasures", {"person": TEXT, "at": TIME})
    make(connection, "purges", {"category": TEXT, "at": TIME}, indexes=(("at",), ("category", "at")))
    make(connection, "bookmarks", {})
