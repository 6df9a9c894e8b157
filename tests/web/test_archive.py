"""The third look-up: archived files by words, after knowledge and the customer's file (FL-24)."""

import zipfile
from io import BytesIO
from typing import Any

import pytest

from callcenter.cases.archive import ArchivedFile
from callcenter.floor import commands as c
from callcenter.floor.values import CustomerCard
from callcenter.service.cases.archive import Archive, text_of
from tests.service.stage import Noted
from tests.web.case_stage import Desk, stage
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Stage
from tests.web.test_case_files import PNG, upload

__all__ = ["stage"]


async def found(desk: Desk, words: str, **more: str) -> list[dict[str, Any]]:
    """Return the files that are found."""
    files: list[dict[str, Any]] = (await desk.get("/archive/search", q=words, **more))["files"]
    return files


async def test_a_file_is_found_by_its_name_its_words_and_its_case(stage: Stage, visit: Visit) -> None:
    """In Chinese and English, and handed out as the case's."""
    ann = Desk(await visit("ann"))
    await ann.open(title="Pump is loud")
    await upload(ann, "维修手册.txt", "Replace the bearing every 2000 hours. 更换轴承。".encode())
    await upload(ann, "photo.png", PNG)
    assert 2 == await stage.parts.cases.archive.catch_up()

    (manual,) = await found(ann, "bearing")
    assert ("维修手册.txt", ann.id, "text/plain") == (manual["name"], manual["case"], manual["media_type"])
    assert [manual] == await found(ann, "轴承")
    assert [manual] == await found(ann, "维修")
    assert {"维修手册.txt", "photo.png"} == {each["name"] for each in await found(ann, "pump")}
    response = await ann.browser.get(f"/api/v1/cases/{manual['case']}/files/{manual['file']}")
    assert 200 == response.status


async def test_nobody_finds_what_they_may_not_see(stage: Stage, visit: Visit) -> None:
    """The files of a department's case are for its people and who opened it."""
    ann, bea = Desk(await visit("ann")), Desk(await visit("bea"))
    await ann.open()
    await ann.do("assign", department="tech")
    await upload(ann, "secret bearing.txt", b"x")
    await stage.parts.cases.archive.catch_up()
    assert 1 == len(await found(ann, "bearing"))
    assert [] == await found(bea, "bearing")


async def test_the_customers_own_files_come_first(stage: Stage, visit: Visit) -> None:
    """Of the contact that is open."""
    ann = Desk(await visit("ann"))
    card = CustomerCard(person="p1", account="acme", name="Li")
    await stage.do(c.ArriveContact("k1", "leg", caller=NUMBER, dialled="+2", card=card))
    for number, account in enumerate(("other", "acme", "other")):
        await ann.open(account=account)
        await upload(ann, f"offer {number}.txt", b"offer")
    await stage.parts.cases.archive.catch_up()
    names = [(each["name"], each["theirs"]) for each in await found(ann, "offer", contact="k1")]
    assert ("offer 1.txt", True) == names[0]
    assert [False, False] == [theirs for _, theirs in names[1:]]


async def test_it_reads_on_from_where_it_was(stage: Stage, visit: Visit) -> None:
    """After a restart, too; a file that lies there no more is found by its name."""
    ann = Desk(await visit("ann"))
    await ann.open()
    _, page = await upload(ann, "one.txt", b"first")
    room, books = stage.parts.cases, stage.parts.books
    lost = room.files._path(page["case"]["files"][0]["digest"])
    lost.unlink()
    assert 1 == await room.archive.catch_up()
    stage.clock.time += 1
    await upload(ann, "two.txt", b"second")
    again = Archive(books, room.files, Noted(), room.desk.secrecy)
    assert (1, 0) == (await again.catch_up(), await again.catch_up())
    assert ["", "second"] == [each.text for each in await books.find(ArchivedFile, order="at")]


def office_file(path: str, text: str) -> bytes:
    """Return what a word processor writes, as far as it is read here."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(path, f"<w:p><w:t>{text}</w:t><w:t>again</w:t></w:p>")
    return packed.getvalue()


def torn(packed: bytes, path: str) -> bytes:
    """Return a file whose packed words came to harm on the way."""
    at = packed.index(path.encode()) + len(path)
    return packed[:at] + bytes(byte ^ 0xFF for byte in packed[at : at + 20]) + packed[at + 20 :]


@pytest.mark.parametrize(
    ("media_type", "data", "text"),
    [
        ("text/plain", "grün".encode(), "grün"),
        ("application/x.wordprocessingml.document", office_file("word/document.xml", "Hello"), "Hello again"),
        ("application/x.opendocument.text", office_file("content.xml", "Hello"), "Hello again"),
        ("application/x.opendocument.text", office_file("other.xml", "Hello"), ""),
        ("application/x.opendocument.text", b"PK no zip", ""),
        (
            "application/x.opendocument.text",
            torn(office_file("content.xml", "Hello"), "content.xml"),
            "",
        ),
        ("image/png", PNG, ""),
    ],
)
def test_what_a_file_says(media_type: str, data: bytes, text: str) -> None:
    """Plain texts and what word processors write; others are found by their names."""
    assert text == text_of(media_type, data)
