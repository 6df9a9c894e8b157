"""Files of cases, searched by their words."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    make(op.get_bind(), "archived_files", {"case": TEXT, "at": TIME}, indexes=(("case",), ("at",)))
