"""Evaluation forms with their editions, and evaluations of contacts."""

from alembic import op

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import FLAG, NUMBER, TEXT, TIME

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    connection = op.get_bind()
    make(connection, "evaluation_forms", {"changed_at": TIME})
    make(
        connection,
        "evaluation_form_editions",
        {"form": TEXT, "edition": NUMBER},
        indexes=(("form", "edition"),),
    )
    make(
        connection,
        "evaluations",
        {
            "contact": TEXT,
            "agent": TEXT,
            "queue": TEXT,
            "form": TEXT,
            "evaluator": TEXT,
            "state": TEXT,
            "calibration": TEXT,
            "counts": FLAG,
            "at": TIME,
            "finished_at": TIME,
        },
        indexes=(
            ("contact",),
            ("agent", "finished_at"),
            ("counts", "finished_at"),
            ("state", "at"),
            ("evaluator", "at"),
            ("calibration",),
        ),
    )
