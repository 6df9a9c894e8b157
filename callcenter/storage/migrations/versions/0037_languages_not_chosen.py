"""Nobody has chosen the language that every user had: it was the default."""

from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    op.execute("UPDATE users SET language = '' WHERE language = 'en'")
