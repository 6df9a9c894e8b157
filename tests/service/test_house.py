"""The house's configuration: checked whole, stored with a version, told to the floor once."""

import copy
from pathlib import Path

import pytest

from callcenter.ports.records import StaleVersion
from callcenter.service.house import BadConfiguration, HouseKeeper, default_document, document_of, parse, read
from callcenter.storage.memory_records import MemoryRecords
from tests.service.board import DOCUMENT
from tests.service.stage import stage
from tests.virtual_time import run


def test_the_shipped_configuration_is_sound() -> None:
    """A new house can take calls at once."""
    house = parse(default_document())

    assert house.queues
    assert house.queue_or_fallback("nonsense") == "support"
    assert house.flow_for("+1") == "main"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"queues": []}, "agent ana: unknown queue sales"),
        ({"agents": [{"id": "ana"}, {"id": "ana"}]}, "agent ana appears twice"),
        ({"fallback_queue": "nowhere"}, "fallback_queue: unknown queue nowhere"),
        (
            {"queues": [{"id": "sales", "calendar": "x"}, {"id": "vip"}]},
            "queue sales: unknown calendar x",
        ),
        (
            {"queues": [{"id": "sales", "when_full": {"action": "queue", "queue": "x"}}, {"id": "vip"}]},
            "queue sales: overflow to unknown queue x",
        ),
        ({"queues": [{"name": {}}]}, "missing required field"),
    ],
)
def test_what_does_not_fit_together_is_named(change: dict[str, object], problem: str) -> None:
    """Every problem is told before anything is stored."""
    document = {**copy.deepcopy(DOCUMENT), **change}
    with pytest.raises(BadConfiguration, match=problem):
        parse(document)


def test_a_house_survives_its_document() -> None:
    """Export and import are inverse."""
    house = parse(default_document())

    assert house == parse(document_of(house))


def test_a_file_that_is_no_configuration_is_refused(tmp_path: Path) -> None:
    """With the file's name, never with a traceback."""
    file = tmp_path / "house.yaml"
    file.write_text("queues: [", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"house\.yaml"):
        read(file)
    file.write_text("[1]", encoding="utf-8")
    with pytest.raises(BadConfiguration, match="not a mapping"):
        read(file)


def test_a_restart_tells_the_floor_nothing_new() -> None:
    """The journal grows by changes, not by restarts."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        async with stage() as on:
            await HouseKeeper(records, on.runner).open(DOCUMENT)
            seq = on.runner.seq
            again = HouseKeeper(records, on.runner)
            await again.open()

            assert seq == on.runner.seq == 1
            assert 1 == again.version

    run(story())


def test_two_administrators_do_not_overwrite_each_other() -> None:
    """The second, who saw an older version, is told."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        async with stage() as on:
            keeper = HouseKeeper(records, on.runner)
            await keeper.open(DOCUMENT)
            await keeper.change({**DOCUMENT, "name": "New"}, 1, "ada")
            with pytest.raises(StaleVersion):
                await keeper.change({**DOCUMENT, "name": "Other"}, 1, "bob")

            assert "New" == keeper.house.name
            assert "ada" == (await records.audit_trail())[0]["who"]

    run(story())
