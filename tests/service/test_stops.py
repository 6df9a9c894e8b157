"""Whoever says stop is called no more, whatever the store does."""

from collections.abc import Sequence
from typing import Any

import pytest

from callcenter.ports.books import Change, RecordsError
from callcenter.ports.telephony import IncomingMessage
from callcenter.service.calling.do_not_call import DoNotCallBook
from callcenter.service.calling.stops import Stops
from callcenter.service.menus import LookUpFailed
from callcenter.service.signals import Signals
from callcenter.storage.memory_records import MemoryRecords

LI = "+14155550142"


class Clock:
    """One moment."""

    def now(self) -> float:
        return 1_000_000.0


class Faults(Signals):
    """Signals that keep the faults."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def fault(self, where: str, error: BaseException) -> None:
        self.seen.append(where)


@pytest.fixture
async def records() -> MemoryRecords:
    made = MemoryRecords()
    await made.open()
    return made


async def test_a_key_in_a_flow_puts_the_caller_on_the_list(records: MemoryRecords) -> None:
    """The flow hears that it is done; a caller without a number cannot be."""
    lists = DoNotCallBook(records.books, Clock())
    stops = Stops(lists, Signals())

    assert await stops.by_key({"caller": LI}) == {"stopped": True}
    assert [each.source for each in lists.refused(LI)] == ["key"]
    assert await stops.by_key({"caller": "anonymous"}) == {}


async def test_a_store_that_fails_delays_no_refusal(
    records: MemoryRecords, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds in this process at once, and the flow that cannot keep it says so."""
    books, faults = records.books, Faults()
    lists = DoNotCallBook(books, Clock())
    stops = Stops(lists, faults)

    async def away(_changes: Sequence[Change], _by: str, _at: float) -> list[Any]:
        raise RecordsError("away")

    monkeypatch.setattr(books, "commit", away)
    await stops.hear(IncomingMessage("m1", LI, "+15005550006", "Please stop calling me"))
    assert lists.refused(LI)
    with pytest.raises(LookUpFailed):
        await stops.by_key({"caller": "+14155550143"})
    assert faults.seen == ["stop", "stop"]
    await stops.stop()


async def test_what_a_carrier_takes_for_a_refusal_is_one(records: MemoryRecords) -> None:
    """And a message about something else is none."""
    lists = DoNotCallBook(records.books, Clock())
    stops = Stops(lists, Signals())

    await stops.hear(IncomingMessage("m1", LI, "+15005550006", "ARRÊT", opt_out="stop"))
    await stops.hear(IncomingMessage("m2", "+14155550143", "+15005550006", "When do you open?"))

    assert len(await lists.stored(LI)) == 1
    assert not lists.refused("+14155550143")
