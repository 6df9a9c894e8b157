"""The versions of flows that calls are in: over a restart, and until nobody is in them."""

from pathlib import Path

import pytest

from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact, FloorState
from callcenter.ports.books import put
from callcenter.ports.flow_programs import FlowProgram
from callcenter.ports.records import RecordsError
from callcenter.service.flow_book import FlowBook
from callcenter.service.flow_files import FlowFiles
from callcenter.service.flow_versions import FlowVersions
from callcenter.service.menus import Menus
from callcenter.storage.memory_records import MemoryRecords
from ivr.library import UnknownVersion
from tests.service.stage import Noted
from tests.web.stage import HandClock

FLOW = """
flow: main
language: en
start: end
steps:
  end: {{do: hang-up, reason: {reason}}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one flow."""
    folder = tmp_path / "flows"
    folder.mkdir()
    write(folder, "over")
    return folder


@pytest.fixture
async def kept() -> MemoryRecords:
    """Records in memory."""
    made = MemoryRecords()
    await made.open()
    return made


def write(folder: Path, reason: str) -> None:
    (folder / "main.yaml").write_text(FLOW.format(reason=reason), encoding="utf-8")


class Process:
    """What of a service has to do with flows; `state` is its floor."""

    def __init__(self, kept: MemoryRecords, folder: Path, floor: str = "main") -> None:
        self.state = FloorState()
        self.signals = Noted()
        self.menus = Menus()
        self.versions = FlowVersions(
            kept.books, self.menus, lambda: self.state, HandClock(), self.signals, floor
        )
        self.files = FlowFiles(self.menus, self.signals, folder, keep=self.versions.keep)
        self.book = FlowBook(self.files, kept, lambda: 5.0)

    async def start(self) -> "Process":
        await self.versions.open()
        await self.files.load()
        return self

    @property
    def current(self) -> str:
        return self.menus.library.current.version

    def call_in(self, version: str) -> None:
        """Let a call rest in a version."""
        self.state.contacts["k1"] = Contact("k1", "l1", 0.0, Phase.GREETED, 0.0, menu={"version": version})

    def holds(self, version: str) -> bool:
        try:
            return self.menus.library.at(version).version == version
        except UnknownVersion:
            return False


async def test_another_floor_in_the_same_store_has_programs_of_its_own(
    kept: MemoryRecords, folder: Path
) -> None:
    """What one floor lets go of, the other may still need."""
    old = (await Process(kept, folder).start()).current
    write(folder, "done")
    fresh = await Process(kept, folder).start()
    assert fresh.current != old
    assert fresh.holds(old)
    other = await Process(kept, folder, "other").start()
    assert other.current == fresh.current
    assert not other.holds(old)


async def stored(kept: MemoryRecords) -> int:
    return await kept.books.count(FlowProgram)


async def test_a_version_goes_when_two_looks_in_a_row_find_no_call_in_it(
    kept: MemoryRecords, folder: Path
) -> None:
    """From memory and from the store; the one that new calls begin in stays."""
    service = await Process(kept, folder).start()
    old = service.current
    service.call_in(old)
    write(folder, "done")
    await service.files.load()
    await service.versions.tidy()
    await service.versions.tidy()
    assert service.holds(old)
    del service.state.contacts["k1"]
    await service.versions.tidy()
    assert service.holds(old)
    assert await stored(kept) == 2
    await service.versions.tidy()
    assert not service.holds(old)
    assert service.holds(service.current)
    assert await stored(kept) == 1


async def test_files_that_are_turned_back_are_stored_again(kept: MemoryRecords, folder: Path) -> None:
    """A version that was dropped once is as good as new."""
    service = await Process(kept, folder).start()
    old = service.current
    write(folder, "done")
    await service.files.load()
    await service.versions.tidy()
    await service.versions.tidy()
    write(folder, "over")
    await service.files.load()
    assert service.current == old
    assert (await Process(kept, folder).start()).holds(old)


async def test_no_call_begins_in_what_could_not_be_stored(kept: MemoryRecords, folder: Path) -> None:
    """The last flows hold until the store is there again."""
    service = await Process(kept, folder).start()
    old = service.current
    write(folder, "done")
    kept.break_with(RecordsError("gone"))
    with pytest.raises(RecordsError):
        await service.files.load()
    assert service.current == old
    kept.mend()
    await service.files.load()
    assert service.current != old


async def test_what_could_not_be_dropped_is_dropped_later(kept: MemoryRecords, folder: Path) -> None:
    """Nothing is stored that nobody knows of."""
    service = await Process(kept, folder).start()
    write(folder, "done")
    await service.files.load()
    await service.versions.tidy()
    kept.break_with(RecordsError("gone"))
    with pytest.raises(RecordsError):
        await service.versions.tidy()
    kept.mend()
    await service.versions.tidy()
    await service.versions.tidy()
    assert await stored(kept) == 1


async def test_a_program_that_cannot_be_read_stops_nobody(kept: MemoryRecords, folder: Path) -> None:
    """Another release may have written it: it is told, and the service starts."""
    await put(kept.books, FlowProgram("main:x", floor="main", content="{}"), "system", 1.0)
    service = await Process(kept, folder).start()
    assert service.holds(service.current)
    assert [where for where, _ in service.signals.faults] == ["flow_versions"]


async def test_what_is_published_is_stored_first(kept: MemoryRecords, folder: Path) -> None:
    """A text that cannot be stored is no new version either."""
    service = await Process(kept, folder).start()
    await service.book.publish("main", FLOW.format(reason="done"), 0, "ada")
    assert await stored(kept) == 2
    assert (await Process(kept, folder).start()).holds(service.current)
