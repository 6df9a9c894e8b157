"""What campaigns have learned of their lists."""

from alembic import op

from callcenter.storage.books.schema import make

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(op.get_bind(), "campaign_experience", {})
