"""What every store of reporting facts must do."""

from collections.abc import AsyncIterator

import pytest

from callcenter.ports.facts import (
    Asked,
    Cell,
    Clock,
    FactsUnavailable,
    Page,
    Part,
    PositionMoved,
    Record,
    Stay,
)
from callcenter.storage.facts.book import SqlFacts, door_of
from tests.stores import Home

#: 2026-10-25 00:00 UTC: one hour later clocks in Berlin go back from two hours east to one.
NIGHT = 1_792_886_400
DAY = Asked(NIGHT, NIGHT + 86_400)


def queue_cell(start: int, queue: str = "help", tier: str = "A", offered: int = 1, answered: int = 1) -> Cell:
    """A cell of contacts, all answered within the threshold after a second."""
    sums = (offered, answered, answered, 0, 0, 0, offered - answered, 1000 * answered, 0, answered)
    return Cell(start, (queue, tier, "voice", "inbound", ""), (*sums, *([0] * 8)))


def agent_cell(start: int, work: int) -> Cell:
    """A cell of an agent's time."""
    return Cell(start, ("ann", "north", "", "", "", ""), (*([0] * 8), work, 10, 20))


def stay(contact: str, at: float, wait: int, end: str = "answered") -> Stay:
    """A stay of a tier A customer in the queue "help"."""
    return Stay(contact, "help", at, end, wait, "A", "voice", "inbound", within=end == "answered")


@pytest.fixture
async def facts(home: Home) -> AsyncIterator[SqlFacts]:
    """Open facts on each store."""
    opened = SqlFacts(door_of(home.url))
    await opened.open()
    yield opened
    await opened.close()


async def test_nothing_is_nothing(facts: SqlFacts) -> None:
    """No row where nothing was counted, and a position at the beginning."""
    assert await facts.position() == (0, b"")
    assert await facts.queues(DAY) == await facts.agents(DAY) == []
    assert await facts.waits(DAY) == []
    assert await facts.cells() == ([], [])


async def test_cells_are_added_to(facts: SqlFacts) -> None:
    """Two pages that count in one cell come to one sum; the position moves with them."""
    await facts.add(Page(0, 5, b"one", queues=[queue_cell(NIGHT), queue_cell(NIGHT + 900)]))
    await facts.add(Page(5, 9, b"two", queues=[queue_cell(NIGHT, offered=3)], agents=[agent_cell(NIGHT, 7)]))

    assert await facts.position() == (9, b"two")
    (found,) = await facts.queues(DAY)
    assert (found.key, found.sums[:3]) == ((), (5, 3, 3))
    (hours,) = await facts.agents(DAY)
    assert hours.sums[-3:] == (7, 10, 20)
    queues, agents = await facts.cells()
    assert [(cell.start, cell.sums[0]) for cell in queues] == [(NIGHT, 4), (NIGHT + 900, 1)]
    assert agents == [agent_cell(NIGHT, 7)]


async def test_a_page_that_comes_again_counts_once(facts: SqlFacts) -> None:
    """After a lost answer the reader does not know that it was stored."""
    for _ in range(2):
        await facts.add(Page(0, 5, b"", queues=[queue_cell(NIGHT)], stays=[stay("k", NIGHT, 1)]))
    assert (await facts.queues(DAY))[0].sums[0] == 1


async def test_two_readers_do_not_count_twice(facts: SqlFacts) -> None:
    """Whoever comes second with other pages is told, and nothing of theirs is kept."""
    await facts.add(Page(0, 5, b"", queues=[queue_cell(NIGHT)]))
    with pytest.raises(PositionMoved):
        await facts.add(Page(3, 8, b"", queues=[queue_cell(NIGHT)]))
    assert (await facts.queues(DAY))[0].sums[0] == 1
    assert (await facts.position())[0] == 5


async def test_grouped_and_chosen(facts: SqlFacts) -> None:
    """By key fields, of those that have certain values, within the span: its end is outside."""
    cells = [queue_cell(NIGHT, queue, tier) for queue in ("help", "sales") for tier in ("A", "B")]
    await facts.add(Page(0, 1, b"", queues=[*cells, queue_cell(NIGHT + 86_400), queue_cell(NIGHT - 900)]))

    by_queue = await facts.queues(Asked(DAY.since, DAY.before, by=("queue",)))
    assert [(each.key, each.sums[0]) for each in by_queue] == [(("help",), 2), (("sales",), 2)]
    chosen = Asked(DAY.since, DAY.before, {"tier": ("B", "C")}, ("queue", "tier"))
    assert [each.key for each in await facts.queues(chosen)] == [("help", "B"), ("sales", "B")]
    with pytest.raises(ValueError, match="not kept by"):
        await facts.queues(Asked(DAY.since, DAY.before, by=("seq; DROP TABLE",)))


async def test_steps_are_steps_of_local_time(facts: SqlFacts) -> None:
    """The hour that comes twice is two hours, told apart by the offset; the day is one of 25 hours."""
    await facts.add(Page(0, 1, b"", queues=[queue_cell(NIGHT + n * 900) for n in range(-8, 92)]))
    clocks = (Clock(NIGHT - 86_400, 7200), Clock(NIGHT + 3600, 3600))

    asked = Asked(NIGHT - 7200, NIGHT + 82_800, step=3600, clocks=clocks)
    hours = await facts.queues(asked)
    twice = [(each.local % 86_400 // 3600, each.offset) for each in hours].count((2, 7200))
    assert len(hours) == 25
    assert twice == 1
    assert all(each.sums[0] == 4 for each in hours)


async def test_waits(facts: SqlFacts) -> None:
    """Median, P90 and longest of those who were answered or gave up; who flowed out did not wait for it."""
    stays = [stay(f"k{wait}", NIGHT + wait, wait * 1000) for wait in range(1, 11)]
    out = stay("out", NIGHT, 99_000, "flowed_out")
    await facts.add(Page(0, 1, b"", stays=[*stays[:5], *stays[5:], out]))
    (found,) = await facts.waits(Asked(DAY.since, DAY.before, by=("queue",)))
    assert (found.key, found.median, found.p90, found.longest) == (("help",), 5000, 9000, 10_000)


async def test_the_facts_behind_a_number(facts: SqlFacts) -> None:
    """Stays and parts, the earliest first, chosen by key fields and by how they ended."""
    parts = [Part("k1", "ann", NIGHT + 5, "accepted", 1, "north", "help", handled=True, talked=9)]
    stays = [stay("k2", NIGHT + 2, 1), stay("k1", NIGHT + 1, 1), stay("k3", NIGHT, 1, "abandoned")]
    await facts.add(Page(0, 1, b"", stays=stays, parts=parts))

    behind = await facts.stays(DAY, {"end": "answered", "within": True}, 10)
    assert behind == [stays[1], stays[0]]
    assert len(await facts.stays(DAY, {}, 2)) == 2
    whose = Asked(DAY.since, DAY.before, {"agent": ("ann",)})
    assert await facts.parts(whose, {"handled": True}, 10) == parts
    assert await facts.parts(DAY, {"end": ("accepted", "declined")}, 10) == parts
    assert await facts.parts(DAY, {"end": ("declined", "failed")}, 10) == []
    with pytest.raises(ValueError, match="not kept by"):
        await facts.stays(DAY, {"nothing": 1}, 10)


async def test_records_come_page_by_page(facts: SqlFacts) -> None:
    """In the order of their beginning, none twice, though two began at once."""
    records = [Record(f"k{n}", NIGHT + n // 2, NIGHT + n // 2, NIGHT + 60, "handled") for n in range(5)]
    await facts.add(Page(0, 1, b"", records=records))
    pages = [page async for page in facts.records(DAY, size=2)]
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [record for page in pages for record in page] == records


async def test_floors_do_not_see_one_another(durable_home: Home) -> None:
    """Two floors in one database; clearing one leaves the other."""
    one, two = (SqlFacts(door_of(durable_home.url), floor) for floor in ("one", "two"))
    for each in (one, two):
        await each.open()
        await each.add(Page(0, 1, b"", queues=[queue_cell(NIGHT)], stays=[stay("k", NIGHT, 1)]))
    await one.clear()
    assert await one.position() == (0, b"")
    assert await one.queues(DAY) == []
    assert (await two.queues(DAY))[0].sums[0] == 1
    for each in (one, two):
        await each.close()


async def test_a_closed_store_says_so(durable_home: Home) -> None:
    """In the words of the port."""
    facts = SqlFacts(door_of(durable_home.url))
    with pytest.raises(FactsUnavailable):
        await facts.position()


async def test_what_is_old_is_forgotten(facts: SqlFacts) -> None:
    """By whole quarters of an hour, contacts and sums alike; the position stays (EU-04)."""
    later = NIGHT + 900
    records = [Record(f"k{at}", at, at, at + 60, "handled") for at in (NIGHT + 1.0, later + 1.0)]
    cells = [queue_cell(NIGHT), queue_cell(later)]
    parts = [Part(f"k{at}", "ann", at, "accepted") for at in (NIGHT + 1.0, later + 1.0)]
    stays = [stay("k1", NIGHT + 1.0, 1), stay("k2", later + 1.0, 1)]
    agents = [agent_cell(NIGHT, 7), agent_cell(later, 7)]
    await facts.add(Page(0, 5, b"x", queues=cells, agents=agents, stays=stays, parts=parts, records=records))

    assert 0 == await facts.old(NIGHT + 899)
    assert 1 == await facts.old(later + 100)
    assert 1 == await facts.forget(later + 100)
    assert 0 == await facts.forget(later + 100)

    assert ([cells[1]], [agents[1]]) == await facts.cells()
    assert ["k2"] == [each.contact for each in await facts.stays(DAY, {}, 10)]
    assert [parts[1]] == await facts.parts(DAY, {}, 10)
    assert [records[1:]] == [page async for page in facts.records(DAY)]
    assert (5, b"x") == await facts.position()
