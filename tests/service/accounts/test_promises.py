"""A promise is remembered in time, by whoever gave it (KA-34)."""

from collections.abc import AsyncIterator

import pytest

from callcenter.accounts.account import Account
from callcenter.accounts.book import Promise
from callcenter.accounts.keeping import DAY
from callcenter.cases.seeing import Viewer
from callcenter.ports.books import put
from callcenter.ports.notices import Notice
from callcenter.service.accounts.promises import PromisesDue
from callcenter.storage.memory_records import MemoryRecords


@pytest.fixture
async def records() -> AsyncIterator[MemoryRecords]:
    """Three promises: of today week, of the day after tomorrow, and one that was kept."""
    kept = MemoryRecords()
    await kept.open()
    await put(kept.books, Account("acc", company="Acme"), "lin", 0.0)
    for promise in (
        Promise("p1", account="acc", text="an offer", owner="lin", due=7 * DAY),
        Promise("p2", account="acc", text="a visit", owner="sue", due=2 * DAY),
        Promise("p3", account="acc", text="a call", owner="lin", due=1.5 * DAY, kept_at=9.0),
        Promise("p4", account="acc", text="some day", owner="lin"),
    ):
        await put(kept.books, promise, "lin", 0.0)
    yield kept
    await kept.close()


async def test_its_owner_is_told_a_day_before_and_once(records: MemoryRecords) -> None:
    """What was kept, and what has no day, is not told of."""
    due = PromisesDue(records.books)

    assert (DAY, 0) == (await due.next_at(0.0), await due.run_due(DAY - 1))
    assert 1 == await due.run_due(DAY)
    assert (6 * DAY, 0) == (await due.next_at(DAY), await due.run_due(DAY + 1))

    (notice,) = await records.books.find(Notice)
    assert ("sue", "promise.due", "Acme", "a visit") == (
        notice.user,
        notice.what,
        notice.title,
        notice.text,
    )
    assert 1 == await due.run_due(6 * DAY)
    assert await due.next_at(6 * DAY) is None


@pytest.mark.parametrize(
    ("viewer", "seen"),
    [
        (Viewer("lin", frozenset()), ["p1"]),
        (Viewer("sue", frozenset()), ["p2"]),
        (Viewer("tom", frozenset(), leads=True), ["p2", "p1"]),
    ],
)
async def test_it_stands_on_the_board(records: MemoryRecords, viewer: Viewer, seen: list[str]) -> None:
    """One's own, and everybody's for who leads; the next one first, none beyond the days asked for."""
    due = PromisesDue(records.books)

    assert seen == [item.id for item in await due.board(viewer, 9 * DAY, 10)]
    assert seen[:1] == [item.id for item in await due.board(viewer, 9 * DAY, 1)]
    assert [] == await due.board(viewer, DAY, 10)
