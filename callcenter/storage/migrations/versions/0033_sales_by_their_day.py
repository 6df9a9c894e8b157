"""Sales are found by the day on which they were made."""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    op.create_index("talks_outcome_dialled_at_index", "talks", ["outcome", "dialled_at", "id"])
