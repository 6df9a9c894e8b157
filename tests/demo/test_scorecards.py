"""The demo's scorecards: there from the beginning, and in every state that somebody may want to see."""

from collections import Counter

import pytest

from callcenter.demo.accounts import file_in
from callcenter.demo.people import FOR_PEOPLE, MANAGERS, OFFICE, house_document
from callcenter.demo.scorecards import score
from callcenter.ports.notices import Notice
from callcenter.ports.records import User
from callcenter.quality.scorecards.cards import CardState, Scorecard
from callcenter.service.follow_up.tools import Tools
from callcenter.service.house import parse
from callcenter.storage.memory_records import MemoryRecords
from tests.web.stage import HASH, HandClock


@pytest.fixture
async def tools() -> Tools:
    """The demo's books before scorecards, at a day in November 2026."""
    records, clock = MemoryRecords(), HandClock()
    clock.time = 1_795_165_200.0
    await records.open()
    for name, roles in (FOR_PEOPLE | MANAGERS | OFFICE).items():
        await records.save_user(User(name, HASH, name, "" if name in OFFICE else name, roles))
    await file_in(records.books, clock)
    house = parse(house_document())
    return Tools(records.books, records, clock, lambda: house)


async def test_scorecards_are_kept_once(tools: Tools) -> None:
    """Approved ones, one that waits, one objected to, drafts; account managers' have figures of accounts."""
    for _ in range(2):
        await score(tools)
    cards = await tools.books.find(Scorecard, limit=50)
    states = Counter(card.state for card in cards)
    assert states == {
        CardState.APPROVED: 5,
        CardState.HANDED_IN: 1,
        CardState.DRAFT: 2,
        CardState.OBJECTED: 1,
    }
    assert {card.period for card in cards} == {"2026-10", "2026-Q3"}
    assert all(card.score.total is not None for card in cards)
    told = {notice.user for notice in await tools.books.find(Notice) if notice.kind == "scorecard"}
    assert told >= {"wanglei", "fatima"}
