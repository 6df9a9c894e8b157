"""Answers stand in the order in which they were given: no key and no index to keep while calls come in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    kept = op.get_bind().execute(sa.text("SELECT floor, key, at, reply FROM answers ORDER BY at, key"))
    answers = [dict(row) for row in kept.mappings()]
    op.drop_table("answers")
    table = op.create_table(
        "answers",
        sa.Column("number", _COUNTER, sa.Identity(), nullable=False),
        sa.Column("floor", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.Double(), nullable=False),
        sa.Column("reply", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="answers_pkey"),
    )
    op.bulk_insert(table, answers)
