"""When a number calls for a look: the defaults, the house's word, a queue's own, and who is told."""

from callcenter.service.house import HouseKeeper, default_document, document_of, parse
from callcenter.service.thresholds import DEFAULT, SpanLevels, Thresholds, misordered, over
from callcenter.storage.memory_records import MemoryRecords
from tests.service.stage import stage
from tests.virtual_time import run

WAITING = {"waiting": {"warn": 20.0, "alarm": 40.0}}


def test_a_house_that_says_nothing_has_the_usual_ones() -> None:
    """Green from 90 on, red at 60 and below; a minute and five; nothing of abandoned contacts."""
    house = parse(default_document())
    assert house.thresholds_of("sales") == house.thresholds_of() == DEFAULT
    assert DEFAULT.abandoned is None


def test_a_queue_has_its_own_beside_the_houses() -> None:
    """What the queue leaves out the house says, what the house leaves out is as usual."""
    document = default_document()
    document["thresholds"] = {"abandoned": {"warn": 0.05, "alarm": 0.1}}
    document["queue_thresholds"] = {"sales": WAITING}
    house = parse(document)
    sales, billing = house.thresholds_of("sales"), house.thresholds_of("billing")
    assert (sales.waiting, billing.waiting) == (SpanLevels(20.0, 40.0), DEFAULT.waiting)
    assert sales.abandoned == billing.abandoned
    assert sales.service_level == DEFAULT.service_level


def test_they_are_exported_as_they_were_written() -> None:
    """Defaults are not written down: a later version may have better ones."""
    document = {**default_document(), "queue_thresholds": {"sales": WAITING}}
    exported = document_of(parse(document))
    assert exported["queue_thresholds"] == {"sales": WAITING}
    assert "thresholds" not in exported


def test_an_alarm_comes_after_its_warning() -> None:
    """A service level falls through the warning first, everything else rises through it."""
    assert misordered(DEFAULT) == []
    swapped = Thresholds(not_ready=SpanLevels(300.0, 60.0))
    assert misordered(over(swapped, DEFAULT)) == ["not_ready"]


def test_a_change_that_is_none_to_the_floor_is_told_all_the_same() -> None:
    """Screens must hear of new thresholds though no call is routed otherwise."""

    async def check() -> None:
        async with stage() as found:
            records, told = MemoryRecords(), list[int]()
            await records.open()
            keeper = HouseKeeper(records, found.runner)
            await keeper.open(default_document())
            keeper.on_change = lambda: told.append(keeper.version)
            seq = found.runner.seq
            await keeper.change({**default_document(), "queue_thresholds": {"sales": WAITING}}, 1, "ada")
            assert (told, found.runner.seq) == ([2], seq)

    run(check())
