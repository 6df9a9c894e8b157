"""What campaigns' calls came to, by day."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(op.get_bind(), "campaign_days", {"campaign": TEXT, "on": TEXT}, indexes=(("campaign", "on"),))
