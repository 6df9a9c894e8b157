"""From a database URL to an open store."""

from msgspec import Struct

from callcenter.ports.books import Books
from callcenter.ports.facts import FactBook
from callcenter.ports.journal import Journal
from callcenter.ports.records import Records
from callcenter.storage.database import Store, sqlite_path, store_of
from callcenter.storage.facts.book import SqlFacts, door_of
from callcenter.storage.memory import MemoryJournal
from callcenter.storage.memory_records import MemoryRecords
from callcenter.storage.migrate import upgrade
from callcenter.storage.postgres_journal import PostgresJournal
from callcenter.storage.sql_records import SqlRecords
from callcenter.storage.sqlite_journal import SqliteJournal


class Storage(Struct, frozen=True):
    """What the service keeps its memory in. The books open and close with the records."""

    journal: Journal
    records: Records
    books: Books
    facts: FactBook

    async def open(self) -> None:
        """Open both, or neither. Raises `JournalUnavailable` or `RecordsError`."""
        await self.journal.open()
        try:
            await self.records.open()
            await self.facts.open()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Write what was handed in and let go of both. May be called twice."""
        try:
            await self.journal.close()
        finally:
            await self.records.close()
            await self.facts.close()


def build_storage(database_url: str, floor: str = "main") -> Storage:
    """Return the store that a URL names, not opened. Raises `ValueError`."""
    facts = SqlFacts(door_of(database_url), floor)
    match store_of(database_url):
        case Store.MEMORY:
            kept = MemoryRecords()
            return Storage(MemoryJournal(), kept, kept.books, facts)
        case Store.SQLITE:
            records = SqlRecords(database_url)
            journal = SqliteJournal(sqlite_path(database_url), floor)
            return Storage(journal, records, records.books, facts)
        case Store.POSTGRES:
            records = SqlRecords(database_url)
            return Storage(PostgresJournal(database_url, floor), records, records.books, facts)


async def open_storage(database_url: str, floor: str = "main") -> Storage:
    """Bring the database to the present schema and open it as the owner of a floor.

    URLs: `memory:`, `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgresql://...`.
    Raises `ValueError` for another, `UpgradeFailed`, `JournalUnavailable` (also when another
    process owns the floor) or `RecordsError`.
    """
    storage = build_storage(database_url, floor)
    await upgrade(database_url)
    await storage.open()
    return storage
