"""Published flows after a restart, beside the shipped files and in a folder of the house's own."""

from pathlib import Path

import pytest

from callcenter.service.flow_book import BadFlow, FlowBook
from callcenter.service.flow_files import FlowFiles, sources
from callcenter.service.menus import Menus
from callcenter.service.signals import Signals
from callcenter.storage.memory_records import MemoryRecords


class Quiet(Signals):
    """Signals that nobody hears."""


async def records() -> MemoryRecords:
    made = MemoryRecords()
    await made.open()
    return made


async def book(kept: MemoryRecords, folder: Path | None = None) -> tuple[FlowBook, Menus]:
    menus = Menus()
    files = FlowFiles(menus, Quiet(), folder)
    await files.load()
    return FlowBook(files, kept, lambda: 5.0), menus


def shipped(name: str = "main.yaml") -> str:
    return next(source.text for source in sources(None) if source.file == name)


async def test_what_was_published_holds_after_a_restart() -> None:
    """Beside the shipped files, which nobody wrote to; the program is another one."""
    kept = await records()
    first, menus = await book(kept)
    before = menus.library.current.version
    await first.publish("main", shipped().replace("Entry of", "Door of"), 0, "ada")
    published = menus.library.current.version
    assert published != before

    second, menus = await book(kept)
    assert menus.library.current.version == before
    await second.open()
    assert menus.library.current.version == published
    assert "Door of" in (await second.page("main")).text


async def test_a_folder_of_the_house_is_written_to(tmp_path: Path) -> None:
    """And speaks for itself: what an editor wrote there since is not overwritten by a restart."""
    for source in sources(None):
        (tmp_path / source.file).write_text(source.text, encoding="utf-8")
    kept = await records()
    first, _ = await book(kept, tmp_path)
    assert await first.publish("main", shipped().replace("Entry of", "Door of"), 0, "ada") == 2
    assert "Door of" in (tmp_path / "main.yaml").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ".yaml"] == []
    (tmp_path / "main.yaml").write_text(shipped(), encoding="utf-8")
    second, _ = await book(kept, tmp_path)
    await second.open()
    assert (await second.page("main")).text == shipped()


async def test_a_broken_text_is_stored_nowhere() -> None:
    """Neither in the records nor in use."""
    kept = await records()
    made, menus = await book(kept)
    before = menus.library.current.version
    with pytest.raises(BadFlow):
        await made.publish("main", "flow: main", 0, "ada")
    assert await kept.flows() == []
    assert menus.library.current.version == before


async def test_a_broken_file_elsewhere_stops_nobody(tmp_path: Path) -> None:
    """What was wrong before is not the fault of the text that is published now."""
    for source in sources(None):
        (tmp_path / source.file).write_text(source.text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("flow: [", encoding="utf-8")
    made, _ = await book(await records(), tmp_path)
    assert await made.publish("main", shipped().replace("Entry of", "Door of"), 0, "ada") == 2
