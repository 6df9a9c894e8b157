"""Accounts and people are kept whole, with what was known of them so far."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from callcenter.storage.books.schema import make
from callcenter.storage.books.shelf import TEXT, TIME

revision = "0006"
down_revision = "0005"

_BODY = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    accounts = _all("SELECT id, company, tier, manager, deputy FROM accounts")
    people = _all("SELECT id, name, language, coalesce(account, '') AS account FROM people")
    numbers = _all("SELECT number AS value, person AS id FROM numbers ORDER BY person, number")
    for table in ("numbers", "people", "accounts"):
        op.drop_table(table)
    _make_accounts()
    _make_people()
    held: dict[str, list[str]] = {}
    for row in numbers:
        held.setdefault(row["id"], []).append(row["value"])
    _insert("accounts", accounts, {"stage": "found", "secrecy": "normal"})
    _insert("people", [row | {"numbers": held.get(row["id"], [])} for row in people])
    served = [
        {"value": name, "id": row["id"]}
        for row in accounts
        for name in dict.fromkeys((row["manager"], row["deputy"]))
        if name
    ]
    _insert_values("accounts_served_by", served)
    _insert_values("people_numbers", numbers)


def _all(query: str) -> list[dict[str, Any]]:
    return [dict(row) for row in op.get_bind().execute(sa.text(query)).mappings()]


def _make_accounts() -> None:
    texts = ("company", "tier", "manager", "deputy", "stage", "segment", "industry", "need_type", "secrecy")
    times = ("last_visit", "looked_at", "created_at")
    make(
        op.get_bind(),
        "accounts",
        {**dict.fromkeys(texts, TEXT), **dict.fromkeys(times, TIME), "merged_into": TEXT},
        many=("served_by", "tags"),
        indexes=(
            ("company",),
            ("tier", "company"),
            ("manager", "company"),
            ("stage", "company"),
            ("segment", "company"),
            ("last_visit",),
            ("looked_at",),
        ),
    )


def _make_people() -> None:
    texts = ("name", "language", "account", "tier", "manager", "deputy")
    times = ("looked_at", "left_at", "erased_at")
    make(
        op.get_bind(),
        "people",
        {**dict.fromkeys(texts, TEXT), **dict.fromkeys(times, TIME), "merged_into": TEXT},
        many=("numbers", "emails"),
        indexes=(("name",), ("account", "name"), ("manager", "name"), ("looked_at",)),
    )


def _insert(name: str, rows: list[dict[str, Any]], given: dict[str, str] | None = None) -> None:
    """Insert entities of version 1; columns that nothing was known of are empty."""
    if not rows:
        return
    table = sa.Table(name, sa.MetaData(), autoload_with=op.get_bind())
    empty = {
        column.name: 0.0 if isinstance(column.type, sa.Float) else ""
        for column in table.columns
        if column.name not in {"id", "version", "body"}
    }
    kept = [
        empty
        | (given or {})
        | {key: value for key, value in row.items() if key in table.columns}
        | {"version": 1, "body": row | {"version": 1}}
        for row in rows
    ]
    table.c.body.type = _BODY
    op.bulk_insert(table, kept)


def _insert_values(name: str, rows: list[dict[str, Any]]) -> None:
    if rows:
        op.bulk_insert(sa.table(name, sa.column("value"), sa.column("id")), rows)
