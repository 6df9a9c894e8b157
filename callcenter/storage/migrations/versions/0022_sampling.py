"""Rules by which contacts are drawn for evaluation, and the evaluators' worklist."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(connection, "sampling_rules", {})
    make(
        connection,
        "evaluation_picks",
        {"state": TEXT, "agent": TEXT, "at": TIME},
        indexes=(("state", "at"), ("agent", "state", "at")),
    )
