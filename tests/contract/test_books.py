"""Every store of books keeps entities with their versions, all or nothing, and says who changed what."""

import asyncio
import contextlib
from collections.abc import Sequence
from decimal import Decimal

import pytest
from msgspec.structs import replace

from callcenter.ports.books import Books, Changed, Drop, Put, RecordsError, StaleVersion, put
from tests.contract.sample_books import Kept, Line, Mood, Other, Sample

pytestmark = pytest.mark.contract

FULL = Sample(
    "s1",
    name="Käthe 王芳 \"quoted\" \\u0000 'x' ? $1",
    mood=Mood.CROSS,
    due=1234.5678,
    worth=Decimal("1234.50"),
    rank=-(2**40),
    order="s0",
    tags=("b", "a", "b"),
    lines=(Line("first", 1.0), Line("第二", 2.5)),
    own={"z": "1", "a": "2"},
    diary="dear diary",
)


async def store(books: Books, *entities: object) -> None:
    await books.commit([Put(entity) for entity in entities], "ada", 7.0)


async def test_an_entity_comes_back_as_it_was_stored(books: Books) -> None:
    """Every field of it, with version 1; of another id or kind there is nothing."""
    stored = await put(books, FULL, "ada", 7.0)
    assert stored == replace(FULL, version=1)
    assert await books.get(Sample, "s1") == stored
    assert await books.get(Sample, "S1") is None
    assert await books.get(Other, "s1") is None
    assert await books.get_many(Sample, ["s1", "s1", "gone"]) == {"s1": stored}
    assert await books.get_many(Sample, []) == {}


async def test_what_was_handed_out_is_a_copy(books: Books) -> None:
    """Whoever changes the dict in it changes nothing that is kept."""
    stored = await put(books, Sample("s1", own={"z": "1"}), "ada", 7.0)
    stored.own["z"] = "spoilt"
    for _ in range(2):
        found = await books.get(Sample, "s1")
        assert found is not None
        assert found.own == {"z": "1"}
        found.own["z"] = "spoilt"


async def test_a_version_grows_by_one_and_a_stale_one_is_refused(books: Books) -> None:
    """Changing, adding again and dropping all need the version that is current."""
    first = await put(books, FULL, "ada", 7.0)
    second = await put(books, replace(first, name="second"), "ada", 8.0)
    assert second.version == 2
    for change in (Put(FULL), Put(first), Drop(first), Put(Sample("new", 1)), Drop(Sample("new"))):
        with pytest.raises(StaleVersion):
            await books.commit([change], "ada", 9.0)
    assert await books.find(Sample) == [second]
    assert await books.commit([Drop(second)], "ada", 9.0) == []
    assert await books.find(Sample) == []
    assert (await put(books, FULL, "ada", 10.0)).version == 1


async def test_a_commit_is_made_whole_or_not_at_all(kept: Kept) -> None:
    """Of several kinds: one stale change undoes the others, and no line of the trail stays."""
    kind = await put(kept.books, Other("o1", word="one"), "ada", 7.0)
    with pytest.raises(StaleVersion):
        await store(kept.books, FULL, replace(kind, word="two"), Sample("s2", 5))
    assert await kept.books.count(Sample) == 0
    assert await kept.books.get(Other, "o1") == kind
    assert len(await kept.trail()) == 1


@pytest.mark.parametrize(
    "entities", [(FULL, replace(FULL, version=1)), (Sample(""),), (Sample("s1", name="a\0b"),), (object(),)]
)
async def test_what_cannot_be_kept_is_refused(books: Books, entities: Sequence[object]) -> None:
    """Two changes of one entity, no id, a NUL in a text, something that is no kind at all."""
    with pytest.raises((ValueError, RecordsError, AttributeError)):
        await store(books, *entities)
    assert await books.count(Sample) == 0


async def test_of_two_who_change_at_once_one_wins(books: Books) -> None:
    """Whether it was there already or both would add it."""
    first = await put(books, Sample("s1"), "ada", 7.0)
    for entity in (first, Other("new")):
        tries = [put(books, entity, name, 8.0) for name in ("ada", "bob", "cid")]
        ended = await asyncio.gather(*tries, return_exceptions=True)
        assert sorted(type(each).__name__ for each in ended) == sorted(
            [type(entity).__name__, "StaleVersion", "StaleVersion"]
        )


async def test_the_trail_says_who_changed_which_field(kept: Kept) -> None:
    """From what to what; of what is secret only that it changed."""
    first = await put(kept.books, Sample("s1", name="one", diary="hush"), "ada", 7.0)
    second = await put(kept.books, replace(first, name="two", tags=("a",), diary="hush!"), "bob", 8.0)
    await kept.books.commit([Drop(second)], "cid", 9.0)
    dropped, changed, added = await kept.trail()
    assert (added.at, added.who, added.what) == (7.0, "ada", "sample.added")
    assert added.detail == {
        "id": "s1",
        "fields": {"name": [None, "one"], "mood": [None, "calm"], "worth": [None, "0"], "diary": None},
    }
    assert (changed.who, changed.what) == ("bob", "sample.changed")
    assert changed.detail == {
        "id": "s1",
        "fields": {"name": ["one", "two"], "tags": [[], ["a"]], "diary": None},
    }
    assert (dropped.who, dropped.what) == ("cid", "sample.dropped")
    assert dropped.detail["fields"]["name"] == ["two", None]
    assert "hush" not in str([line.detail for line in (added, changed, dropped)])


async def test_a_quiet_change_leaves_no_trail(kept: Kept) -> None:
    """For rows that a machine appends by the thousand."""
    stored = await put(kept.books, FULL, "", 7.0, quiet=True)
    await kept.books.commit([Drop(stored, quiet=True)], "", 7.0)
    assert await kept.trail() == []


async def test_watchers_hear_of_what_was_committed(books: Books) -> None:
    """With what was before and what is now, and of nothing that failed."""
    heard: list[Changed] = []
    books.watch(heard.extend)
    first = await put(books, Sample("s1"), "ada", 7.0)
    second = await put(books, replace(first, name="two"), "ada", 8.0)
    with pytest.raises(StaleVersion):
        await put(books, first, "ada", 9.0)
    await books.commit([Drop(second)], "ada", 9.0)
    assert heard == [Changed(None, first), Changed(first, second), Changed(second, None)]


async def test_a_commit_that_nobody_waits_for_any_more_is_still_told(books: Books) -> None:
    """Once it is under way it comes to its end."""
    told = asyncio.Event()
    books.watch(lambda changes: told.set())
    task = asyncio.create_task(put(books, Sample("s1"), "ada", 7.0))
    await asyncio.sleep(0)
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    await told.wait()
    assert await books.count(Sample) == 1


async def test_many_changes_are_one_commit(books: Books) -> None:
    """A thousand rows of an import, added and then changed."""
    added = await books.commit([Put(Sample(f"s{n:04}", tags=("all",))) for n in range(1000)], "ada", 7.0)
    changed = await books.commit([Put(replace(each, rank=1)) for each in added], "ada", 8.0)
    assert {each.version for each in changed} == {2}
    assert await books.count(Sample, {"rank": 1, "tags": "all"}) == 1000
    assert await books.commit([], "ada", 9.0) == []


async def test_closed_books_say_so(kept: Kept) -> None:
    """They can be opened again, and what lasts is there."""
    stored = await put(kept.books, FULL, "ada", 7.0)
    await kept.records.close()
    with pytest.raises(RecordsError):
        await kept.books.get(Sample, "s1")
    await kept.records.open()
    assert await kept.books.get(Sample, "s1") == stored
