"""Reports that are kept by name, when they are sent, and what was sent; where users get mail."""

import sqlalchemy as sa
from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(
        connection,
        "saved_reports",
        {"owner": TEXT, "name": TEXT, "sharing": TEXT, "team": TEXT},
        indexes=(("owner", "name"), ("name",), ("sharing", "name"), ("team", "name")),
    )
    make(connection, "report_schedules", {"wakes_at": TIME}, many=("addresses",))
    make(
        connection,
        "sent_reports",
        {"report": TEXT, "due": TIME, "wakes_at": TIME},
        many=("addresses",),
        indexes=(("report", "due"), ("due",), ("wakes_at",)),
    )
    op.add_column("users", sa.Column("email", sa.Text(), nullable=False, server_default=sa.text("''")))
