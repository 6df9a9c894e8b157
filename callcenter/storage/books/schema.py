"""The tables of a shelf: declared here once, for the code and for its migration."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Connection,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy import Column as SqlColumn
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

from callcenter.storage.books.shelf import Column, Shelf
from callcenter.storage.books.words import weigh

#: How keys and indexes are named.
CONVENTION = {
    "ix": "%(table_name)s_%(column_0_name)s_index",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}

#: PostgreSQL orders texts as SQLite and Python do, and finds those that begin alike by an index.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
_BODY = JSON().with_variant(postgresql.JSONB(), "postgresql")
_TYPES: dict[Column, TypeEngine[Any]] = {
    Column.TEXT: _TEXT,
    Column.TIME: Double(),
    Column.NUMBER: BigInteger(),
    Column.FLAG: Boolean(),
}


def declare(metadata: MetaData, shelf: Shelf) -> None:
    """Add a shelf's tables to the schema of the code."""
    _tables(metadata, shelf.table, shelf.columns, shelf.many, shelf.indexes)


def make(
    connection: Connection,
    table: str,
    columns: Mapping[str, Column],
    many: Sequence[str] = (),
    indexes: Sequence[Sequence[str]] | None = None,
) -> None:
    """Make a shelf's tables: what its migration says, in the words that the shelf has at that time."""
    metadata = MetaData(naming_convention=CONVENTION)
    _tables(metadata, table, columns, many, indexes)
    metadata.create_all(connection, checkfirst=False)


def add_many(connection: Connection, table: str, field: str, values: Callable[[Any], Iterable[str]]) -> None:
    """Let a kind be searched by a field with several texts: for the migration after which it is.

    `values` returns them for the body of a row that is there.
    """
    metadata = MetaData(naming_convention=CONVENTION)
    Table(table, metadata, SqlColumn("id", _TEXT, primary_key=True))
    side = _side(metadata, table, field)
    metadata.create_all(connection, tables=[side], checkfirst=False)
    for id, body in connection.execute(text(f"SELECT id, body FROM {table}")).all():
        read = msgspec.json.decode(body) if isinstance(body, str) else body
        if found := [{"value": value, "id": id} for value in dict.fromkeys(values(read))]:
            connection.execute(side.insert(), found)


def index_words(connection: Connection, table: str, weights: Mapping[str, int]) -> None:
    """Index the words of the rows that are there: for the migration after which a kind keeps words."""
    rows = connection.execute(text(f"SELECT id, body FROM {table}")).all()
    connection.execute(text("DELETE FROM words WHERE kind = :kind"), {"kind": table})
    found = [
        {"kind": table, "id": id, "word": word, "weight": weight}
        for id, body in rows
        for word, weight in weigh(msgspec.json.decode(body) if isinstance(body, str) else body, weights)
    ]
    if found:
        insert = "INSERT INTO words (kind, id, word, weight) VALUES (:kind, :id, :word, :weight)"
        connection.execute(text(insert), found)


def declare_words(metadata: MetaData) -> None:
    """Add the table of all kinds' words; `kind` is the kind's table."""
    Table(
        "words",
        metadata,
        SqlColumn("kind", _TEXT, nullable=False),
        SqlColumn("word", _TEXT, nullable=False),
        SqlColumn("id", _TEXT, nullable=False),
        SqlColumn("weight", Integer, nullable=False),
        PrimaryKeyConstraint("kind", "word", "id"),
        Index("words_id_index", "kind", "id"),
        sqlite_with_rowid=False,
    )


def side_table(table: str, field: str) -> str:
    """Return the table that holds the values of a field with many: (value, id)."""
    return f"{table}_{field}"


def _tables(
    metadata: MetaData,
    table: str,
    columns: Mapping[str, Column],
    many: Sequence[str],
    indexes: Sequence[Sequence[str]] | None,
) -> None:
    Table(
        table,
        metadata,
        SqlColumn("id", _TEXT, primary_key=True),
        SqlColumn("version", Integer, nullable=False),
        SqlColumn("body", _BODY, nullable=False),
        *(SqlColumn(name, _TYPES[column], nullable=False) for name, column in columns.items()),
        *(_index(table, names) for names in (([name] for name in columns) if indexes is None else indexes)),
    )
    for field in many:
        _side(metadata, table, field)


def _side(metadata: MetaData, table: str, field: str) -> Table:
    return Table(
        side_table(table, field),
        metadata,
        SqlColumn("value", _TEXT, nullable=False),
        SqlColumn("id", _TEXT, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, index=True),
        PrimaryKeyConstraint("value", "id"),
        sqlite_with_rowid=False,
    )


def _index(table: str, names: Sequence[str]) -> Index:
    return Index(f"{table}_{'_'.join(names)}_index", *names, "id")
