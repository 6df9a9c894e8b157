"""What reports count is found by its day: cases, answers, invitations, and visits that were made."""

from alembic import op

revision = "0036"
down_revision = "0035"

_MOMENTS = {
    "cases": "opened_at",
    "survey_answers": "at",
    "survey_invitations": "at",
    "visits": "held_at",
}


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    for table, moment in _MOMENTS.items():
        op.create_index(f"{table}_{moment}_index", table, [moment, "id"])
