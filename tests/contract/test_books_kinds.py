"""Every kind of the service is kept and found on every store, as its shelf says."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.ports.books import Books, Drop, Put, put
from callcenter.quality.sampling import Pick
from callcenter.storage.kinds import SHELVES
from tests.stores import Home

pytestmark = pytest.mark.contract

KINDS = [shelf.kind for shelf in SHELVES]


@pytest.fixture
async def service_books(home: Home) -> AsyncIterator[Books]:
    """The books of the service on each store."""
    records = home.records_on(SHELVES)
    await records.open()
    yield records.books
    await records.close()


async def test_every_kind_comes_and_goes(service_books: Books) -> None:
    """Added, changed, found and ordered by each searched field, and dropped."""
    for kind in KINDS:
        added = await put(service_books, kind(id="one"), "ada", 7.0)
        stored: Any = await put(service_books, replace(added), "ada", 8.0)
        assert await service_books.get(kind, "one") == stored
        shelf = SHELVES.of(kind)
        for field in shelf.columns:
            found = await service_books.find(kind, {field: getattr(stored, field)}, order=f"-{field}")
            assert found == [stored], (kind, field)
        for field in shelf.many:
            assert await service_books.count(kind, {field: "nobody's"}) == 0
        await service_books.commit([Drop(stored)], "ada", 9.0)
        assert await service_books.count(kind) == 0


async def test_a_line_of_the_worklist_is_found_by_its_run_and_whose_turn_it_is(service_books: Books) -> None:
    """Both at once, with its state."""
    drawn = (("one", "r", "sue"), ("two", "r", "max"), ("three", "q", "sue"), ("four", "", ""))
    await service_books.commit([Put(Pick(name, run=run, evaluator=who)) for name, run, who in drawn], "", 7.0)
    for where, ids in (
        ({"runs": "r", "assigned": "sue", "state": "open"}, ["one"]),
        ({"assigned": "sue"}, ["one", "three"]),
        ({"runs": "r", "state": "done"}, []),
    ):
        assert [pick.id for pick in await service_books.find(Pick, where)] == ids
        assert await service_books.count(Pick, where) == len(ids)


def test_every_kind_has_a_name_and_a_table_of_its_own() -> None:
    """The trail and the database tell them apart, and indexes and secrets are of fields that are there."""
    shelves = list(SHELVES)
    assert len({shelf.name for shelf in shelves}) == len({shelf.table for shelf in shelves}) == len(shelves)
    for shelf in shelves:
        assert set(shelf.secret) <= set(shelf.kind.__struct_fields__)
        assert {name for names in shelf.indexes or () for name in names} <= set(shelf.columns)
