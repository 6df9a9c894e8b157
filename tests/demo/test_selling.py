"""The demo begins with a month of calls: enough to rank cards, the same for the same seed."""

from callcenter.demo.people import house_document
from callcenter.demo.selling import past_calls, sold_before
from callcenter.outbound.analysis.kinds import kinds_of
from callcenter.outbound.analysis.whole import analysed
from callcenter.outbound.objections.taxonomy import taxonomy
from callcenter.outbound.scripts.kept import ScriptEntry
from callcenter.outbound.talks.talk import Talk
from callcenter.service.follow_up.tools import Tools
from callcenter.service.house import parse
from callcenter.service.selling.scripts import ScriptBook
from callcenter.storage.memory_records import MemoryRecords
from tests.demo.test_accounts import Noon

HOUSE = parse(house_document())


def test_past_calls_fill_every_part_of_the_analysis() -> None:
    """Some cards have a rank, the funnel narrows, competitors and reasons are named."""
    talks = past_calls(Noon().now(), HOUSE.zone)
    found = analysed(talks, kinds_of(taxonomy(())), 0.0)
    steps = [step.calls for step in found.funnel]

    assert talks == past_calls(Noon().now(), HOUSE.zone)
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] > 0
    assert any(row.rank for row in found.cards)
    assert all((found.pairs, found.competitors, found.reasons, found.by["stage"], found.by["list"]))


def test_past_calls_are_past_and_end_as_they_may() -> None:
    """No interest has a reason, and nothing ends before it began."""
    now = Noon().now()
    for talk in past_calls(now, HOUSE.zone):
        assert 0 < talk.dialled_at < talk.ended_at < now
        assert talk.interest is not False or talk.reason


async def test_they_are_filled_in_once() -> None:
    """With the scripts that are shipped."""
    records = MemoryRecords()
    await records.open()
    scripts = ScriptBook(Tools(records.books, records, Noon(), lambda: HOUSE))
    for _ in range(2):
        await sold_before(records.books, Noon(), HOUSE, scripts)

    assert [entry.id for entry in await scripts.entries()] == ["contract-renewal", "service-plan"]
    assert {entry.edition for entry in await records.books.find(ScriptEntry)} == {1}
    assert await records.books.count(Talk) == 800
