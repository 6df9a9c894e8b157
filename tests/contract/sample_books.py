"""A kind made for the contract of the books, with every sort of field, on a store of its own."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import pytest
from msgspec import Struct
from sqlalchemy import Connection

from callcenter.ports.books import Books
from callcenter.ports.records import AuditLine, Records
from callcenter.storage.books import schema
from callcenter.storage.books.shelf import FLAG, NUMBER, TEXT, TIME, Shelf, Shelves
from callcenter.storage.database import open_engine
from callcenter.storage.memory_records import MemoryRecords
from callcenter.storage.sql_records import SqlRecords
from tests.stores import Home


class Mood(StrEnum):
    CALM = "calm"
    CROSS = "cross"


class Line(Struct, frozen=True):
    text: str
    at: float


class Sample(Struct, frozen=True, omit_defaults=True):
    id: str
    version: int = 0
    name: str = ""
    mood: Mood = Mood.CALM
    due: float = 0.0
    worth: Decimal = Decimal(0)
    rank: int = 0
    order: str | None = None
    tags: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    own: dict[str, str] = {}
    diary: str = ""

    @property
    def is_open(self) -> bool:
        return not self.due


class Other(Struct, frozen=True):
    id: str
    version: int = 0
    word: str = ""


SAMPLE = Shelf(
    Sample,
    "samples",
    {"name": TEXT, "mood": TEXT, "due": TIME, "worth": TIME, "rank": NUMBER, "order": TEXT, "is_open": FLAG},
    many=("tags",),
    indexes=(("name", "due"), ("due",)),
    secret=frozenset({"diary"}),
    words={"name": 4, "tags": 2, "own": 1},
)
OTHER = Shelf(Other, "others", {"word": TEXT})
SHELVES = Shelves((SAMPLE, OTHER))


@dataclass(frozen=True)
class Kept:
    """A store with the sample's tables, open."""

    home: Home
    records: MemoryRecords | SqlRecords

    @property
    def books(self) -> Books:
        return self.records.books

    async def trail(self) -> list[AuditLine]:
        """Return the audit trail, newest first."""
        records: Records = self.records
        return await records.audit_lines(100)


@pytest.fixture
async def kept(home: Home) -> AsyncIterator[Kept]:
    """The sample's books on each store."""
    await make_tables(home.url)
    records = home.records_on(SHELVES)
    await records.open()
    yield Kept(home, records)
    await records.close()


@pytest.fixture
def books(kept: Kept) -> Books:
    """The books themselves."""
    return kept.books


async def make_tables(url: str) -> None:
    """Make the sample's tables as a migration would."""
    if url == "memory:":
        return
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(_make)
    await engine.dispose()


def _make(connection: Connection) -> None:
    for shelf in SHELVES:
        schema.make(connection, shelf.table, shelf.columns, shelf.many, shelf.indexes)
