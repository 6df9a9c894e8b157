"""`callcenter admin check-facts` and `rebuild-facts`: what reports count against what the journal tells."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

import pytest

from callcenter.__main__ import main
from callcenter.floor.events import Event
from callcenter.ports.facts import QUEUE_SUMS, Cell, Page
from callcenter.ports.journal import Batch
from callcenter.storage.open import Storage, open_storage
from tests.dashboards.test_fact_keeper import morning, rows


@cache
def events() -> list[Event]:
    """A morning, the same for every test."""
    return morning()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A house with a morning in its journal, of which no facts were kept."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    monkeypatch.setenv("CALLCENTER_DATABASE_URL", url)

    async def tell(storage: Storage) -> None:
        await storage.journal.append(Batch(rows(events(), 0)))

    asyncio.run(_beside(url, tell))
    return url


async def _beside(url: str, work: Callable[[Storage], Awaitable[None]]) -> None:
    """Do something in the house, while nobody serves."""
    storage = await open_storage(url)
    try:
        await work(storage)
    finally:
        await storage.close()


def says(capsys: pytest.CaptureFixture[str], verb: str, code: int = 0) -> str:
    """Return what the command says in one line."""
    assert main(["admin", verb]) == code
    (line,) = capsys.readouterr().out.splitlines()
    return line


def test_facts_are_made_anew_and_agree(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What was never counted is no difference; afterwards all is, and a second time changes nothing."""
    assert says(capsys, "check-facts") == "the facts are those of the journal, up to event 0"
    for _ in range(2):
        assert says(capsys, "rebuild-facts") == f"made anew from {len(events())} events"
        agree = f"the facts are those of the journal, up to event {len(events())}"
        assert says(capsys, "check-facts") == agree


def test_a_changed_number_is_named_and_mended(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The command fails while a sum differs, and says where and by how much."""
    offered: list[int] = []

    async def change(storage: Storage) -> None:
        first = (await storage.facts.cells())[0][0]
        offered.append(first.sums[0])
        wrong = Cell(first.start, first.key, (1, *([0] * (len(QUEUE_SUMS) - 1))))
        seq, state = await storage.facts.position()
        await storage.facts.add(Page(seq, seq, state, queues=[wrong]))

    says(capsys, "rebuild-facts")
    asyncio.run(_beside(database, change))
    told = says(capsys, "check-facts", code=1)
    assert f"offered: kept {offered[0] + 1}, the journal says {offered[0]}" in told
    says(capsys, "rebuild-facts")
    assert says(capsys, "check-facts").startswith("the facts are those of the journal")
