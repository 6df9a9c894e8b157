"""Do-not-call lists on every store: kept over restarts, heard by every process, never half."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from callcenter.outbound.gate.kept import NumberListEntry, NumberListPart
from callcenter.outbound.gate.number import key_of
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import Books, Put
from callcenter.service.calling.do_not_call import DoNotCallBook
from callcenter.service.calling.reading import ListReader
from callcenter.storage.kinds import SHELVES
from tests.stores import Home

pytestmark = pytest.mark.contract

LI, ANN = "+14155550142", "+14155550143"
DAY = 86_400.0


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = 1_000 * DAY

    def now(self) -> float:
        return self.time


CLOCK = HandClock()


@pytest.fixture
async def books(home: Home) -> AsyncIterator[Books]:
    """The books of the service on each store."""
    records = home.records_on(SHELVES)
    await records.open()
    yield records.books
    await records.close()


async def begun(books: Books) -> DoNotCallBook:
    """Return the lists as a process that starts reads them."""
    lists = DoNotCallBook(books, CLOCK)
    await lists.open()
    return lists


async def taken(lists: DoNotCallBook, *numbers: str, **changes: object) -> NumberListEntry:
    builder = lists.builder("us-national")
    builder.add([key_of(number) for number in numbers])
    entry = NumberListEntry("us-national", as_of=CLOCK.now())
    return await lists.take_in(replace(entry, **changes), builder, "ada")


async def test_a_refusal_holds_at_once_everywhere_and_after_a_restart(books: Books) -> None:
    """Also in a second process on the same store; said twice it is one."""
    lists, other = await begun(books), await begun(books)
    first = await lists.refuse(LI, source="agent", by="ann", evidence="contact c1")
    assert await other.refuse(LI, source="key", by="caller") == first
    assert (await lists.refuse(LI, source="agent", by="ann", topic="pumps")).topic == "pumps"

    for each in (lists, other, await begun(books)):
        assert {one.source for one in each.refused(LI)} == {"agent"}
        assert not each.refused(ANN)
    assert len(await lists.stored(LI)) == 2
    with pytest.raises(OutboundRefusal, match="bad_number"):
        await lists.refuse("0142", source="agent", by="ann")


async def test_what_is_taken_off_stays_on_file_and_can_come_back(books: Books) -> None:
    """With the reason."""
    lists = await begun(books)
    entry = await lists.refuse(LI, source="agent", by="ann")
    await lists.take_off(entry.id, by="sue", why="typed wrong")
    assert not lists.refused(LI)
    assert not (await begun(books)).refused(LI)
    assert [each.removed_why for each in (await lists.find(LI)).refused] == ["typed wrong"]
    with pytest.raises(OutboundRefusal, match="not_found"):
        await lists.take_off(entry.id, by="sue", why="again")
    assert (await lists.refuse(LI, source="message", by="caller")).holds
    assert lists.refused(LI)


async def test_a_list_outlives_a_restart_and_each_edition_replaces_the_former(books: Books) -> None:
    """A number that is new in an edition has its day; another process renews itself."""
    lists = await begun(books)
    await taken(lists, LI)
    other = await begun(books)
    CLOCK.time += 30 * DAY
    entry = await taken(lists, LI, ANN)
    assert (entry.edition, entry.count) == (2, 2)
    assert not other.listings(ANN)[0].listed
    await other.renew()
    for each in (lists, other, await begun(books)):
        (li,), (ann,) = each.listings(LI), each.listings(ANN)
        assert (li.listed, li.since, ann.listed, ann.since) == (True, 0.0, True, 1_030 * DAY)
        assert ann.as_of == CLOCK.now()
    assert await books.count(NumberListPart) == 1
    await lists.drop("us-national", "ada")
    assert not lists.listings(LI)
    assert await books.count(NumberListPart) == 0
    CLOCK.time -= 30 * DAY


async def test_half_an_import_counts_for_nothing(books: Books) -> None:
    """A process died before the edition was named: the former holds, and the next import cleans up."""
    lists = await begun(books)
    await taken(lists, LI)
    left = NumberListPart("us-national:2:0", numbers=b"half")
    await books.commit([Put(left, quiet=True)], "ada", 0.0)
    again = await begun(books)
    assert again.listings(LI)[0].listed
    await taken(again, ANN)
    assert (again.listings(LI)[0].listed, again.listings(ANN)[0].listed) == (False, True)


async def test_a_list_of_our_own_is_a_refusal(books: Books) -> None:
    """Whoever stands in it told us, or somebody whose list we took over."""
    lists = await begun(books)
    await taken(lists, LI, own=True)
    assert [each.source for each in lists.refused(LI)] == ["import"]
    assert not lists.listings(LI)


@pytest.mark.parametrize(
    ("country", "line", "number"),
    [
        ("US", "415,5550142", LI),
        ("US", "(415) 555-0142", LI),
        ("US", "1 415 555 0142", LI),
        ("GB", "020 7946 0123", "+442079460123"),
        ("GB", "+44 20 7946 0123", "+442079460123"),
        ("GB", "0044 20 7946 0123", "+442079460123"),
        ("CN", "13800138000", "+8613800138000"),
        ("", "4155550142", "+4155550142"),
    ],
)
async def test_numbers_are_read_as_a_country_writes_them(
    books: Books, country: str, line: str, number: str
) -> None:
    """With and without their calling code, in pieces of any length."""
    builder = (await begun(books)).builder("x")
    reader = ListReader(builder, country)
    for byte in f"{line}\r\nnone\n".encode():
        reader.feed(bytes([byte]))
    reader.end()

    assert list(builder.build()) == [key_of(number)]
    assert (reader.refused, reader.flaws[0].line) == (1, 2)
