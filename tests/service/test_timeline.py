"""The timelines of people and accounts."""

import pytest

from callcenter.accounts.account import Secrecy
from callcenter.ports.books import Books, cursor_of
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.timeline import tell, timeline
from callcenter.storage.memory_records import MemoryRecords

ENTRIES = [
    TimelineEntry("contact:c1:closed", at=10.0, person="p1", account="acme", kind="contact", ref="c1"),
    TimelineEntry("case:7:opened", at=20.0, person="p1", account="acme", kind="case", ref="7"),
    TimelineEntry("note:n1", at=20.0, person="p2", account="acme", kind="note", secrecy=Secrecy.SECRET),
    TimelineEntry("contact:c2:closed", at=5.0, person="p1", kind="contact", ref="c2"),
]


@pytest.fixture
async def books() -> Books:
    """Books with some lines."""
    records = MemoryRecords()
    await records.open()
    await tell(records.books, ENTRIES)
    return records.books


async def test_a_timeline_is_somebodys_newest_first(books: Books) -> None:
    """Of a person, of an account, or of both; page by page."""
    assert [each.ref for each in await timeline(books, person="p1")] == ["7", "c1", "c2"]
    assert [each.ref for each in await timeline(books, account="acme")] == ["", "7", "c1"]
    assert [each.ref for each in await timeline(books, account="acme", person="p1")] == ["7", "c1"]
    first = await timeline(books, person="p1", limit=2)
    rest = await timeline(books, person="p1", limit=2, after=cursor_of(first[-1], "-at"))
    assert [each.ref for each in rest] == ["c2"]
    with pytest.raises(ValueError, match="somebody"):
        await timeline(books)


async def test_a_timeline_shows_what_its_reader_may_see(books: Books) -> None:
    """And of that the kinds that are asked for."""
    seen = await timeline(books, account="acme", secrecies=(Secrecy.NORMAL, Secrecy.CONFIDENTIAL))
    assert [each.ref for each in seen] == ["7", "c1"]
    assert await timeline(books, account="acme", secrecies=()) == []
    assert [each.ref for each in await timeline(books, person="p1", kinds=("contact",))] == ["c1", "c2"]


async def test_a_line_that_is_told_twice_stands_once(books: Books) -> None:
    """With what is new beside it."""
    new = TimelineEntry("case:7:closed", at=30.0, person="p1", kind="case", ref="7", what="closed")
    await tell(books, [*ENTRIES, new])
    assert [each.what for each in await timeline(books, person="p1")] == ["closed", "", "", ""]
    await tell(books, [new])
    await tell(books, [])
    assert await books.count(TimelineEntry) == 5
