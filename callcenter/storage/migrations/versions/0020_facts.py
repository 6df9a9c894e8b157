"""The facts of reports: sums by quarter of an hour, and the contacts behind them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

_QUEUE_KEYS = "queue tier channel kind campaign"
_QUEUE_SUMS = (
    "offered answered within abandoned early short flowed_out waited gave_up "
    "handled talked held wrapped transferred asked reached in_time unreached"
)
_AGENT_KEYS = "agent team queue channel kind campaign"
_AGENT_SUMS = "offered accepted missed handled talked held wrapped transferred work free away"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    _cells("fact_queues", _QUEUE_KEYS, _QUEUE_SUMS)
    _cells("fact_agents", _AGENT_KEYS, _AGENT_SUMS)
    _facts(
        "fact_stays",
        [_moment("at"), _text("contact"), _text("queue")],
        [*_texts("end tier channel kind campaign agent"), _number("wait"), *_flags("within early short")],
    )
    number = sa.Column("number", sa.Integer(), nullable=False, autoincrement=False)
    texts = _texts("agent end team queue tier channel kind campaign")
    _facts(
        "fact_parts",
        [_moment("at"), _text("contact"), number],
        [*texts, *_numbers("talked held wrapped"), *_flags("handled transferred")],
    )
    texts = _texts("outcome queue tier channel kind campaign agent disposition callback")
    numbers = _numbers("talked held wrapped transfers offers")
    more = [_moment("at"), _moment("closed"), sa.Column("waited", sa.BigInteger())]
    _facts(
        "fact_records",
        [_moment("began"), _text("contact")],
        [*texts, *numbers, *_flags("handled"), *more],
    )
    op.create_table(
        "fact_positions",
        _text("floor"),
        _number("seq"),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("floor", name="fact_positions_pkey"),
    )


def _cells(table: str, keys: str, sums: str) -> None:
    op.create_table(
        table,
        *(_text("floor"), _number("start"), *_texts(keys)),
        sa.Column("definitions", sa.Integer(), nullable=False, autoincrement=False),
        *_numbers(sums),
        sa.PrimaryKeyConstraint("floor", "start", *keys.split(), "definitions", name=f"{table}_pkey"),
        sqlite_with_rowid=False,
    )


def _facts(table: str, key: list["sa.Column[Any]"], others: list["sa.Column[Any]"]) -> None:
    names = [column.name for column in key]
    op.create_table(
        table,
        *(_text("floor"), *key, *others),
        sa.PrimaryKeyConstraint("floor", *names, name=f"{table}_pkey"),
        sqlite_with_rowid=False,
    )


def _text(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Text(), nullable=False)


def _moment(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Double(), nullable=False)


def _number(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.BigInteger(), nullable=False, autoincrement=False)


def _texts(names: str) -> list["sa.Column[Any]"]:
    return [_text(name) for name in names.split()]


def _numbers(names: str) -> list["sa.Column[Any]"]:
    return [_number(name) for name in names.split()]


def _flags(names: str) -> list["sa.Column[Any]"]:
    return [sa.Column(name, sa.Boolean(), nullable=False) for name in names.split()]
