"""Rows of a contact are found by when it began; answers lie in packs, one for each transaction."""

from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_BEGAN = sa.text("began > 0")
_CLOSED = sa.text("kind = 'contact.closed'")


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    op.add_column("journal", sa.Column("began", sa.Double(), nullable=False, server_default=sa.text("0")))
    op.execute(
        """UPDATE journal SET began =
        (SELECT min(other.at) FROM journal AS other
         WHERE other.contact = journal.contact AND other.contact <> '' AND other.floor = journal.floor)
        WHERE contact <> ''"""
    )
    op.drop_index("journal_contact_index", "journal")
    op.create_index("journal_began_index", "journal", ["began"], sqlite_where=_BEGAN, postgresql_where=_BEGAN)
    op.create_index(
        "journal_closed_index", "journal", ["contact"], sqlite_where=_CLOSED, postgresql_where=_CLOSED
    )
    _pack_answers()


def _pack_answers() -> None:
    """Put each answer there is into a pack of its own."""
    kept = op.get_bind().execute(sa.text("SELECT floor, at, key, reply FROM answers ORDER BY number"))
    packs = [_packed(row) for row in kept.mappings()]
    op.drop_table("answers")
    table = op.create_table(
        "answers",
        sa.Column("number", _COUNTER, sa.Identity(), nullable=False),
        sa.Column("floor", sa.Text(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("pack", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="answers_pkey"),
    )
    op.bulk_insert(table, packs)


def _packed(row: Any) -> dict[str, Any]:
    answer = {"key": row["key"], "at": row["at"], "reply": bytes(row["reply"])}
    return {"floor": row["floor"], "at": row["at"], "pack": msgspec.msgpack.encode([answer])}
