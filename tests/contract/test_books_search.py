"""Every store of books finds, orders and counts alike, page by page."""

from collections.abc import Mapping
from decimal import Decimal

import pytest

from callcenter.ports.books import Among, Begins, Between, Books, Cursor, Match, Put, cursor_of, put
from tests.contract.sample_books import Mood, Sample

pytestmark = pytest.mark.contract

ROWS = (
    Sample("a", name="Zoe", due=10.0, worth=Decimal("9.5"), rank=3, tags=("x", "y"), order="p"),
    Sample("b", name="adam", due=20.0, worth=Decimal(10), rank=1, tags=("y",)),
    Sample("c", name="王芳", due=20.0, rank=2, mood=Mood.CROSS),
    Sample("d", name="Zo", rank=2, tags=("x", "xy")),
    Sample("E", name="王", due=-5.0, rank=2, tags=("100%_",)),
)


@pytest.fixture
async def filled(books: Books) -> Books:
    await books.commit([Put(row) for row in ROWS], "ada", 7.0)
    return books


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        ({}, "Eabcd"),
        ({"id": "b"}, "b"),
        ({"id": Among(("b", "d", "?"))}, "bd"),
        ({"id": Among(())}, ""),
        ({"name": "Zoe"}, "a"),
        ({"name": "zoe"}, ""),
        ({"name": Begins("Zo")}, "ad"),
        ({"name": Begins("王")}, "Ec"),
        ({"name": Begins("%")}, ""),
        ({"tags": Begins("100%_")}, "E"),
        ({"mood": Mood.CROSS}, "c"),
        ({"mood": Among((Mood.CROSS, "sad"))}, "c"),
        ({"due": Between(10.0, 20.0)}, "abc"),
        ({"due": Between(least=10.5)}, "bc"),
        ({"due": Between(most=0)}, "Ed"),
        ({"due": Between()}, "Eabcd"),
        ({"due": 20}, "bc"),
        ({"worth": Between(least=9.5)}, "ab"),
        ({"rank": 2, "due": Between(most=0)}, "Ed"),
        ({"rank": Among((1, 3))}, "ab"),
        ({"order": "p"}, "a"),
        ({"order": None}, "Ebcd"),
        ({"is_open": True}, "d"),
        ({"is_open": Among((False,))}, "Eabc"),
        ({"tags": "x"}, "ad"),
        ({"tags": Among(("y", "xy"))}, "abd"),
        ({"tags": "y", "name": Begins("a")}, "b"),
    ],
)
async def test_those_who_match_are_found_and_counted(
    filled: Books, where: Mapping[str, Match], ids: str
) -> None:
    """Equal, one of several, between, beginning; several fields together; letter for letter."""
    assert "".join(row.id for row in await filled.find(Sample, where)) == ids
    assert await filled.count(Sample, where) == len(ids)


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("id", "Eabcd"),
        ("-id", "dcbaE"),
        ("name", "dabEc"),
        ("-name", "cEbad"),
        ("due", "Edabc"),
        ("-due", "cbadE"),
        ("rank", "bEcda"),
        ("is_open", "Eabcd"),
        ("-order", "adcbE"),
    ],
)
async def test_pages_follow_one_another(filled: Books, order: str, ids: str) -> None:
    """In every order and direction, in pages of every size, nobody is missed or met twice."""
    assert "".join(row.id for row in await filled.find(Sample, order=order)) == ids
    for limit in (1, 2, 4, 5):
        seen, after = "", None
        while page := await filled.find(Sample, order=order, limit=limit, after=after):
            assert len(page) <= limit
            seen += "".join(row.id for row in page)
            after = Cursor.parse(cursor_of(page[-1], order).text())
        assert seen == ids


async def test_a_page_goes_on_where_it_ended_whatever_came_meanwhile(filled: Books) -> None:
    """What is stored before the place is not seen, and nothing is seen twice."""
    first = await filled.find(Sample, {"rank": 2}, order="-due", limit=1)
    await put(filled, Sample("z", due=100.0, rank=2), "ada", 8.0)
    await put(filled, Sample("y", due=-1.0, rank=2), "ada", 8.0)
    rest = await filled.find(Sample, {"rank": 2}, order="-due", after=cursor_of(first[-1], "-due"))
    assert [row.id for row in first + rest] == ["c", "d", "y", "E"]


async def test_what_is_changed_is_found_by_what_it_is_now(filled: Books) -> None:
    """Its old values lead nowhere."""
    (found,) = await filled.find(Sample, {"name": "Zoe"})
    await put(filled, Sample("a", found.version, name="Ann", tags=("z",)), "ada", 8.0)
    assert await filled.count(Sample, {"name": "Zoe"}) == 0
    assert await filled.count(Sample, {"tags": "y"}) == 1
    assert [row.id for row in await filled.find(Sample, {"name": "Ann", "tags": "z"})] == ["a"]


@pytest.mark.parametrize("field", ["diary", "lines", "nothing"])
async def test_only_what_is_declared_can_be_searched(filled: Books, field: str) -> None:
    """Any other field would be read through all rows."""
    with pytest.raises(ValueError, match=field):
        await filled.find(Sample, {field: "x"})
    with pytest.raises(ValueError, match=field):
        await filled.find(Sample, order=f"-{field}")


async def test_nonsense_is_refused(filled: Books) -> None:
    """An order by many values, the beginning of a number, a text as a number."""
    with pytest.raises(ValueError, match="tags"):
        await filled.find(Sample, order="tags")
    with pytest.raises(ValueError, match="rank"):
        await filled.find(Sample, {"rank": Begins("1")})
    with pytest.raises(ValueError, match="abc"):
        await filled.find(Sample, {"rank": "abc"})


@pytest.mark.parametrize("word", ["", "?", "AAAA", "W10", "WzEsMl0", "é", "WyJhIl0"])
def test_a_word_that_is_no_cursor_is_refused(word: str) -> None:
    """It comes from a URL."""
    with pytest.raises(ValueError, match="no place"):
        Cursor.parse(word)
