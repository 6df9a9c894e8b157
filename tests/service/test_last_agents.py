"""Who had a customer's last contact stands on the card, where a queue asks for it."""

from typing import Any

from callcenter.floor.values import CustomerCard
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.house import House, default_document, parse
from callcenter.service.last_agents import LastAgents
from callcenter.service.timeline import tell
from callcenter.storage.memory_records import MemoryRecords

CARDS = {"+1": CustomerCard(person="p1"), "+2": CustomerCard(person="p2"), "+3": CustomerCard(name="x")}


def house_of(*steps: dict[str, Any]) -> House:
    """Return the shipped house, its first queue with these steps."""
    document = default_document()
    document["queues"][0]["steps"] = list(steps)
    return parse(document)


def line(number: int, person: str, by: str, kind: str = "contact") -> TimelineEntry:
    """Return a line of a person's timeline, the later the greater its number."""
    detail = {"agent": by} if by else {}
    return TimelineEntry(id=f"e{number}", at=1000.0 + number, person=person, kind=kind, detail=detail)


async def records_of(*lines: TimelineEntry) -> MemoryRecords:
    """Return records with these lines."""
    records = MemoryRecords()
    await records.open()
    await tell(records.books, lines)
    return records


LAST = {"to": "last_agent"}


async def test_the_newest_contact_that_an_agent_had_counts() -> None:
    """Those that were given up, and notes and cases, do not; nor those of others."""
    records = await records_of(
        line(1, "p1", "ana"), line(2, "p1", "ben"), line(3, "p1", ""), line(4, "p1", "cem", "note")
    )

    cards = await LastAgents(records.books, lambda: house_of(LAST, {"after": 5})).on(CARDS)

    assert ("ben", 1002.0) == (cards["+1"].last_agent, cards["+1"].last_spoke_at)
    assert {"+2": CARDS["+2"], "+3": CARDS["+3"]} == {number: cards[number] for number in ("+2", "+3")}


async def test_a_house_that_does_not_ask_for_it_costs_no_query() -> None:
    """Until its configuration does."""
    records = await records_of(line(1, "p1", "ana"))
    houses = [house_of(), house_of(LAST)]
    last = LastAgents(records.books, lambda: houses[0])
    assert CARDS is await last.on(CARDS)

    del houses[0]

    assert "ana" == (await last.on(CARDS))["+1"].last_agent
