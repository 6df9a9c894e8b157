"""Courses, results of tests, and certificates."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(connection, "courses", {"changed_at": TIME})
    make(
        connection,
        "test_results",
        {"agent": TEXT, "course": TEXT, "at": TIME},
        indexes=(("agent", "at"), ("course", "at"), ("at",)),
    )
    make(
        connection,
        "certificates",
        {"agent": TEXT, "course": TEXT, "expires_at": TIME, "wakes_at": TIME},
        indexes=(("agent", "expires_at"), ("course", "expires_at"), ("expires_at",), ("wakes_at",)),
    )
