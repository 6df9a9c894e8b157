"""The long past that replay is measured with is one that a floor could have had."""

from bench.history import Past, again, write
from callcenter.floor import Floor
from callcenter.service.recovery import load
from callcenter.service.wire import decode_event
from callcenter.storage.memory import MemoryJournal


def test_its_rows_have_no_gaps_and_every_lap_folds() -> None:
    """The same calls under other names, one lap after the other."""
    past = Past()
    begin, lap = past.rows(0), past.rows(300)
    rows = [*begin, *again(lap, 0), *again(lap, 1), *again(lap, 2)]
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    floor = Floor()
    for row in rows:
        floor.replay(decode_event(row.payload))
    assert not floor.state.contacts
    assert not floor.state.legs
    calls = {row.contact for row in rows if row.kind == "contact.closed"}
    assert len(calls) == 3 * len({row.contact for row in lap if row.contact})


async def test_it_can_be_read_back() -> None:
    """Calls of several kinds, most of them talks."""
    journal = MemoryJournal()
    await journal.open()
    rows = Past().rows(500)
    await write(journal, rows)
    loaded = await load(journal, rows[-1].at)
    assert loaded.seq == len(rows)
    kinds = {row.kind for row in rows}
    assert {"contact.queued", "contact.connected", "contact.held", "contact.disposed"} <= kinds
    await journal.close()
