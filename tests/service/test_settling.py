"""Contacts that are over are settled one by one: what fails comes again, what makes no sense does not."""

from callcenter.ports.journal import JournalUnavailable
from callcenter.ports.records import RecordsError, StaleVersion
from callcenter.service.settling import Settling
from tests.service.stage import Noted


async def test_what_fails_is_tried_again_and_stops_nobody() -> None:
    """A store that is away is told as a fault; who was quicker is none."""
    noted, settled = Noted(), list[str]()
    trouble: dict[str, Exception] = {
        "stale": StaleVersion("changed"),
        "away": RecordsError("away"),
        "unread": JournalUnavailable("away"),
        "nonsense": ValueError("no such thing"),
    }

    async def one(contact: str) -> None:
        settled.append(contact)
        if contact in trouble:
            raise trouble.pop(contact)

    line = Settling("somewhere", one, noted)
    for contact in ("stale", "away", "fine", "unread", "nonsense"):
        line.add(contact)

    assert not await line.settle()
    assert settled == ["stale", "away", "fine", "unread", "nonsense"]
    assert len(noted.faults) == 3
    settled.clear()
    assert await line.settle()
    assert settled == ["stale", "away", "unread"]


async def test_whoever_is_added_after_a_round_began_wakes_the_next() -> None:
    """Also while the round is still under way."""

    async def one(contact: str) -> None:
        if contact == "first":
            line.add("second")

    line = Settling("somewhere", one, Noted())
    line.add("first")
    line.begin()
    await line.settle()
    await line.wait(None)
