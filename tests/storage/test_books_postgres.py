"""What is particular to the books in PostgreSQL."""

import pytest

from callcenter.accounts.person import Person
from callcenter.ports.books import RecordsError, put
from callcenter.storage.books.open import sql_books
from tests.stores import PostgresHome


async def test_a_connection_that_was_cut_is_replaced(postgres_home: PostgresHome) -> None:
    """Reads do not notice, and the next commit is made."""
    records = postgres_home.records()
    await records.open()
    stored = await put(records.books, Person("p1", name="Grace"), "ada", 7.0)
    await postgres_home.hang_up()
    assert await records.books.get(Person, "p1") == stored
    await put(records.books, stored, "ada", 8.0)
    await records.close()


async def test_an_unreachable_server_is_told_without_its_password() -> None:
    """As an error of the port."""
    books = sql_books("postgresql://ada:secret@127.0.0.1:1/x")
    await books.open()
    with pytest.raises(RecordsError) as told:
        await books.get(Person, "p1")
    assert "secret" not in str(told.value)
    with pytest.raises(RecordsError):
        await put(books, Person("p1"), "ada", 7.0)
    await books.close()
