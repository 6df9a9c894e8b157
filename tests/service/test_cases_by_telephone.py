"""A caller asks the menu how their case stands, and learns it of their own cases alone."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from callcenter.cases.case import Case
from callcenter.cases.table import CaseState
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Put
from callcenter.ports.records import RecordsError
from callcenter.service.cases.by_telephone import CasesByTelephone
from callcenter.service.menus import LookUpFailed
from callcenter.storage.memory_records import MemoryRecords
from tests.service.stage import Noted

IDA, NUMBER = "+14155550142", "2026000123"
CARDS = {
    IDA: CustomerCard(person="ida", account="fjord"),
    "+1001": CustomerCard(person="leo", account="fjord"),
    "+1002": CustomerCard(person="ida", account=""),
    "+1003": CustomerCard(person="eve", account="acme"),
}


class Desk:
    """The look-up on memory, with one case of Ida's."""

    def __init__(self, records: MemoryRecords) -> None:
        self.records = records
        self.signals = Noted()
        self.look_up = CasesByTelephone(records.books, self.card, self.signals)

    async def card(self, number: str) -> CustomerCard:
        """Return the card of a number."""
        return CARDS.get(number, CustomerCard())

    async def keeps(self, **fields: Any) -> None:
        """Keep the case."""
        case = Case("c1", number="C-2026-000123", person="ida", account="fjord", **fields)
        await self.records.books.commit([Put(case)], "", 1.0)

    async def tells(self, caller: str = IDA, number: Any = NUMBER) -> dict[str, Any]:
        """Return what a caller is told."""
        return await self.look_up.state({"caller": caller, "case_number": number})


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A desk whose records are open."""
    records = MemoryRecords()
    await records.open()
    yield Desk(records)
    await records.close()


@pytest.mark.parametrize("state", CaseState)
async def test_the_state_in_three_words(desk: Desk, state: CaseState) -> None:
    """Whoever was told a solution is waited for; what was merged or discarded is told by a person."""
    await desk.keeps(state=state)

    word = (await desk.tells()).get("case_state", "")

    gone, over = {"merged", "discarded"}, {"solved", "followed_up", "closed"}
    wanted = "" if state in gone else "solved" if state in over else "open"
    assert word == ("answer_awaited" if state == "fed_back" else wanted)


@pytest.mark.parametrize(
    ("caller", "number", "known"),
    [
        (IDA, NUMBER, True),
        ("+1001", NUMBER, True),
        ("+1002", NUMBER, True),
        ("+1003", NUMBER, False),
        ("+1999", NUMBER, False),
        ("", NUMBER, False),
        (IDA, "2026000124", False),
        (IDA, "2026", False),
        (IDA, "x", False),
        (IDA, None, False),
    ],
)
async def test_only_of_ones_own(desk: Desk, caller: str, number: Any, known: bool) -> None:
    """By the person or the company of the number; anybody else hears what they hear of no case."""
    await desk.keeps()

    assert await desk.tells(caller, number) == ({"case_state": "open"} if known else {})


async def test_a_case_of_nobody_is_nobodys(desk: Desk) -> None:
    """A stranger does not own what belongs to no one."""
    await desk.records.books.commit([Put(Case("c2", number="C-2026-000200"))], "", 1.0)

    assert await desk.tells("+1999", "2026000200") == {}


async def test_a_store_that_fails_or_hangs_leads_to_a_person(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is a fault of the service."""
    monkeypatch.setattr(desk.look_up, "_patience", 0.01)

    async def broken(*_: Any, **__: Any) -> list[Case]:
        raise RecordsError("no")

    async def hanging(*_: Any, **__: Any) -> list[Case]:
        await asyncio.Event().wait()
        return []

    for find in (broken, hanging):
        monkeypatch.setattr(desk.records.books, "find", find)
        with pytest.raises(LookUpFailed):
            await desk.tells()
    assert [where for where, _ in desk.signals.faults] == ["case_look_up", "case_look_up"]
