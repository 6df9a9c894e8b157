"""The tables of facts: declared here once, for the code and for their migration.

The keys begin with the floor and the time: a report reads what lies together.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.types import TypeEngine

from callcenter.ports.facts import AGENT_KEYS, AGENT_SUMS, QUEUE_KEYS, QUEUE_SUMS

QUEUES, AGENTS, STAYS = "fact_queues", "fact_agents", "fact_stays"
PARTS, RECORDS, POSITIONS = "fact_parts", "fact_records", "fact_positions"


def declare(metadata: MetaData) -> None:
    """Add the tables to a schema."""
    _cells(metadata, QUEUES, QUEUE_KEYS, QUEUE_SUMS)
    _cells(metadata, AGENTS, AGENT_KEYS, AGENT_SUMS)
    _facts(
        metadata,
        STAYS,
        ("at", "contact", "queue"),
        ("end", "tier", "channel", "kind", "campaign", "agent"),
        ("wait",),
        ("within", "early", "short"),
    )
    _facts(
        metadata,
        PARTS,
        ("at", "contact", "number"),
        ("agent", "end", "team", "queue", "tier", "channel", "kind", "campaign"),
        ("talked", "held", "wrapped"),
        ("handled", "transferred"),
    )
    _facts(
        metadata,
        RECORDS,
        ("began", "contact"),
        ("outcome", "queue", "tier", "channel", "kind", "campaign", "agent", "disposition", "callback"),
        ("talked", "held", "wrapped", "transfers", "offers"),
        ("handled",),
        Column("at", Double, nullable=False),
        Column("closed", Double, nullable=False),
        Column("waited", BigInteger),
    )
    Table(
        POSITIONS,
        metadata,
        Column("floor", Text, primary_key=True),
        Column("seq", BigInteger, nullable=False),
        Column("state", LargeBinary, nullable=False),
    )


def _cells(metadata: MetaData, name: str, keys: Sequence[str], sums: Sequence[str]) -> None:
    Table(
        name,
        metadata,
        Column("floor", Text, nullable=False),
        Column("start", BigInteger, nullable=False, autoincrement=False),
        *(Column(key, Text, nullable=False) for key in keys),
        Column("definitions", Integer, nullable=False, autoincrement=False),
        *(Column(each, BigInteger, nullable=False) for each in sums),
        PrimaryKeyConstraint("floor", "start", *keys, "definitions"),
        sqlite_with_rowid=False,
    )


def _facts(
    metadata: MetaData,
    name: str,
    key: Sequence[str],
    texts: Sequence[str],
    numbers: Sequence[str],
    flags: Sequence[str],
    *more: "Column[Any]",
) -> None:
    types: dict[str, type[TypeEngine[Any]]] = {"at": Double, "began": Double, "number": Integer}
    Table(
        name,
        metadata,
        Column("floor", Text, nullable=False),
        *(Column(each, types.get(each, Text), nullable=False, autoincrement=False) for each in key),
        *(Column(each, Text, nullable=False) for each in texts),
        *(Column(each, BigInteger, nullable=False) for each in numbers),
        *(Column(each, Boolean, nullable=False) for each in flags),
        *more,
        PrimaryKeyConstraint("floor", *key),
        sqlite_with_rowid=False,
    )
