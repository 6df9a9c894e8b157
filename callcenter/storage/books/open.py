"""From a database URL to the books in it."""

from callcenter.storage.books.postgres import PostgresDoor
from callcenter.storage.books.shelf import Shelves
from callcenter.storage.books.sql import Door, SqlBooks
from callcenter.storage.books.sqlite import SqliteDoor
from callcenter.storage.database import Store, sqlite_path, store_of
from callcenter.storage.kinds import SHELVES


def sql_books(database_url: str, shelves: Shelves = SHELVES) -> SqlBooks:
    """Return the books of a database, not opened. Raises `ValueError` for a URL of another store."""
    door: Door
    quick: Door
    match store_of(database_url):
        case Store.SQLITE:
            path = sqlite_path(database_url)
            door, quick = SqliteDoor(path), SqliteDoor(path, readers=1)
        case Store.POSTGRES:
            door, quick = PostgresDoor(database_url), PostgresDoor(database_url, connections=2)
        case Store.MEMORY:
            raise ValueError("books in memory have no database")
    return SqlBooks(door, quick, shelves)
