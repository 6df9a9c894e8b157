"""What is particular to the books in a SQLite file."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from callcenter.accounts.person import Person
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.case import Case
from callcenter.cases.visits import Visit
from callcenter.ports.books import Between, Put, RecordsError
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.timeline import timeline
from callcenter.storage.books.sql import Door
from callcenter.storage.books.statements import Ask
from callcenter.storage.sql_records import SqlRecords
from tests.stores import SqliteHome


def plans(door: Door) -> list[str]:
    """Return a list that fills with how the database goes about each query from now on."""
    found = list[str]()
    rows = door.rows

    async def explained(ask: Ask) -> Sequence[Sequence[Any]]:
        found.extend(step for *_, step in await rows(Ask(f"EXPLAIN QUERY PLAN {ask.sql}", ask.values)))
        return await rows(ask)

    door.rows = explained  # type: ignore[method-assign]
    return found


@pytest.fixture
async def records(sqlite_home: SqliteHome) -> AsyncIterator[SqlRecords]:
    """Open records."""
    opened = sqlite_home.records()
    await opened.open()
    yield opened
    await opened.close()


async def test_a_caller_is_found_by_their_number_alone(records: SqlRecords) -> None:
    """Whatever the planner believes of other columns, nothing is read but what belongs to the number."""
    steps = plans(records.books._quick)
    for numbers in (("+1",), ("+1", "+2")):
        await records.cards(numbers)
    looked = [step for step in steps if step.split()[1] in {"number", "person", "account"}]
    assert len(looked) == 6
    assert all(step.endswith(("(value=?)", "(id=?)", "(id=?) LEFT-JOIN")) for step in looked)


async def test_a_page_of_a_timeline_is_read_in_order(records: SqlRecords) -> None:
    """Nothing is sorted, and no more is read than is shown."""
    steps = plans(records.books._door)
    await timeline(records.books, account="acme")
    await timeline(records.books, person="p1", kinds=("case",))
    looked = [step for step in steps if step.split()[1] == "timeline"]
    assert looked == [
        "SEARCH timeline USING INDEX timeline_account_at_index (account=?)",
        "SEARCH timeline USING INDEX timeline_person_at_index (person=?)",
    ]
    assert not [step for step in steps if "TEMP B-TREE" in step]


async def test_what_reports_count_is_found_by_its_day(records: SqlRecords) -> None:
    """Whatever there is of other days is not read."""
    steps = plans(records.books._door)
    day = Between(1.0, 86_400.0)
    await records.books.find(SurveyAnswer, {"at": day}, order="at")
    await records.books.find(Invitation, {"at": day}, order="at")
    await records.books.count(Case, {"opened_at": day})
    await records.books.count(Visit, {"held_at": day})
    looked = [step for step in steps if step.startswith("SEARCH")]
    assert [step.split()[1] for step in looked] == ["survey_answers", "survey_invitations", "cases", "visits"]
    assert not [step for step in steps if "SCAN" in step or "TEMP B-TREE" in step]


async def test_a_caller_does_not_wait_for_slow_searches(records: SqlRecords) -> None:
    """However many of them there are."""
    numbers = "s(n) AS (VALUES (0) UNION ALL SELECT n + 1 FROM s WHERE n < 3000000)"
    slow = f"WITH RECURSIVE {numbers} SELECT max(n) FROM s"
    searches = [asyncio.create_task(records.books._door.rows(Ask(slow, ()))) for _ in range(4)]
    await asyncio.sleep(0)
    assert await records.card("+1") is None
    assert not any(search.done() for search in searches)
    assert [[(3_000_000,)]] * 4 == await asyncio.gather(*searches)


async def test_reads_and_commits_at_once_all_come_to_an_end(records: SqlRecords) -> None:
    """Many more than there are threads; each sees a whole commit or none of it."""
    books = records.books

    async def commit(number: int) -> None:
        pair = [TimelineEntry(f"{number}-{half}", person="p1") for half in "ab"]
        await books.commit([Put(entry) for entry in pair], "ada", 7.0)

    async def look() -> int:
        return await books.count(TimelineEntry, {"person": "p1"})

    found = await asyncio.gather(*(work for n in range(30) for work in (commit(n), look(), look())))
    assert all(count % 2 == 0 for count in found if count is not None)
    assert await look() == 60


async def test_a_file_that_is_gone_is_told(records: SqlRecords, sqlite_home: SqliteHome) -> None:
    """By every call, and without making an empty one in its place."""
    for each in sqlite_home.path.parent.glob("callcenter.db*"):
        each.unlink()
    with pytest.raises(RecordsError):
        await records.books.get(Person, "p1")
    with pytest.raises(RecordsError):
        await records.books.commit([Put(Person("p1"))], "ada", 7.0)
    assert not sqlite_home.path.exists()
