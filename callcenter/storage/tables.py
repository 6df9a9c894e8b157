"""The tables, for SQLite and PostgreSQL alike. `migrations/` brings a database to this shape."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from callcenter.storage.books.schema import CONVENTION, declare, declare_words
from callcenter.storage.facts.tables import declare as declare_facts
from callcenter.storage.kinds import SHELVES

metadata = MetaData(naming_convention=CONVENTION)

#: A number that the database gives out itself. SQLite does that for INTEGER only.
Counter = BigInteger().with_variant(Integer, "sqlite")

_BEGAN = text("began > 0")
_CLOSED = text("kind = 'contact.closed'")

# --- the journal ----------------------------------------------------------------------------

journal = Table(
    "journal",
    metadata,
    Column("floor", Text, nullable=False),
    Column("seq", BigInteger, nullable=False, autoincrement=False),
    Column("at", Double, nullable=False),
    Column("kind", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("cause", LargeBinary),
    Column("began", Double, nullable=False, server_default=text("0")),
    # Two writers cannot both take a number: the key is what fences a floor.
    PrimaryKeyConstraint("floor", "seq"),
    # A contact's rows are found by when it began: those of now lie together at the index's end, where an
    # index over names is written all over the place, once for each event. By name only its last row is.
    Index("journal_began_index", "began", sqlite_where=_BEGAN, postgresql_where=_BEGAN),
    Index("journal_closed_index", "contact", sqlite_where=_CLOSED, postgresql_where=_CLOSED),
    sqlite_with_rowid=False,
)

intents = Table(
    "intents",
    metadata,
    Column("number", Counter, Identity(), primary_key=True),
    Column("floor", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("contact", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    UniqueConstraint("floor", "id"),
)

answers = Table(
    "answers",
    metadata,
    # One pack for each transaction, in order, without another index: they are written at every call,
    # read whole after a start, and the oldest are thrown away. `at` is a pack's newest answer.
    Column("number", Counter, Identity(), primary_key=True),
    Column("floor", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("pack", LargeBinary, nullable=False),
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("floor", Text, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("at", Double, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

# --- the records ----------------------------------------------------------------------------

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("password", Text, nullable=False),
    Column("display", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("language", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("email", Text, nullable=False, server_default=text("''")),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("user_name", Text, ForeignKey("users.name", ondelete="CASCADE"), nullable=False),
    Column("created_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False, index=True),
)

configurations = Table(
    "configurations",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("document", JSON, nullable=False),
    Column("at", Double, nullable=False),
    Column("author", Text, nullable=False),
)

flows = Table(
    "flows",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("at", Double, nullable=False),
    Column("author", Text, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Counter, Identity(), primary_key=True),
    Column("at", Double, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", JSON, nullable=False),
)

# --- the facts of reports -------------------------------------------------------------------

declare_facts(metadata)

# --- the books ------------------------------------------------------------------------------

declare_words(metadata)
for shelf in SHELVES:
    declare(metadata, shelf)
