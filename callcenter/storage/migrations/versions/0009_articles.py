"""The knowledge base: articles, their editions, and how they helped."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, NUMBER, TEXT, TIME

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(
        connection,
        "articles",
        {
            "state": TEXT,
            "is_live": FLAG,
            "language": TEXT,
            "topic": TEXT,
            "replaces": TEXT,
            "department": TEXT,
            "valid_from": TIME,
            "valid_until": TIME,
            "changed_at": TIME,
        },
        many=("queues", "menus"),
        indexes=(
            ("changed_at",),
            ("state", "changed_at"),
            ("topic",),
            ("replaces",),
            ("department", "changed_at"),
            ("is_live", "valid_until"),
        ),
    )
    make(
        connection, "article_editions", {"article": TEXT, "number": NUMBER}, indexes=(("article", "number"),)
    )
    make(connection, "article_openings", {"article": TEXT, "at": TIME}, indexes=(("article", "at"),))
    make(
        connection,
        "article_solutions",
        {"article": TEXT, "contact": TEXT, "at": TIME},
        indexes=(("article", "at"), ("contact",)),
    )
    make(connection, "article_tallies", {})
