"""Files of cases over HTTP: known by what is in them, handed out to be saved and nothing else."""

from io import BytesIO
from typing import Any

import pytest

from callcenter.service.cases.files import clean_name, media_type_of
from tests.web.case_stage import API, Desk, stage
from tests.web.conftest import Visit
from tests.web.stage import Stage

__all__ = ["stage"]

PNG = b"\x89PNG\r\n\x1a\n" + b"pixels"


async def upload(desk: Desk, name: str, data: bytes) -> tuple[int, Any]:
    """Add a file; return the status and the page or the code."""
    await desk.look(desk.id)
    query = {"name": name, "version": str(desk.version)}
    response = await desk.browser.post(f"{API}/cases/{desk.id}/files", params=query, data=BytesIO(data))
    page = await response.json()
    return response.status, page if response.ok else page["code"]


async def test_a_file_comes_back_as_an_attachment(visit: Visit) -> None:
    """With its own name and no way to run here."""
    ann = Desk(await visit("ann"))
    await ann.open()
    status, page = await upload(ann, "../../照片 1.png", PNG)
    assert status == 200
    file = page["case"]["files"][0]
    assert (file["name"], file["media_type"], file["size"], file["by"]) == (
        "照片 1.png",
        "image/png",
        14,
        "ann",
    )
    response = await ann.browser.get(f"{API}/cases/{ann.id}/files/{file['id']}")
    assert (response.status, await response.read()) == (200, PNG)
    assert response.headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''%E7%85%A7%E7%89%87%201.png"
    )
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


async def test_only_those_who_see_the_case_get_its_files(stage: Stage, visit: Visit) -> None:
    """And one that was never there is not found."""
    ann, bob = Desk(await visit("ann")), Desk(await visit("bob"))
    await ann.open(owner="ann")
    _, page = await upload(ann, "a.txt", b"Notiz")
    file = page["case"]["files"][0]["id"]
    assert (await bob.browser.get(f"{API}/cases/{ann.id}/files/{file}")).status == 404
    assert (await ann.browser.get(f"{API}/cases/{ann.id}/files/none")).status == 404


async def test_what_is_not_taken(stage: Stage, visit: Visit) -> None:
    """Programs, nothing at all, and what is larger than the house allows."""
    ann = Desk(await visit("ann"))
    await ann.open()
    assert await upload(ann, "photo.png", b"MZ\x90\x00\x03") == (415, "file_type")
    assert await upload(ann, "empty.txt", b"") == (422, "file_empty")
    status, code = await upload(ann, "big.txt", b"x" * (20 * 1024 * 1024 + 1))
    assert (status, code) == (413, "too_large")
    assert (await ann.look(ann.id))["case"]["files"] == []


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.pdf", b"%PDF-1.7", "application/pdf"),
        ("a.png", b"%PDF-1.7", "application/pdf"),
        ("a.zip", b"PK\x03\x04...", "application/zip"),
        (
            "a.docx",
            b"PK\x03\x04...",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("a.html", b"<script>alert(1)</script>", "text/plain"),
        ("a.txt", "你好".encode(), "text/plain"),
        ("a.txt", b"\xff\xfe\x00", ""),
        ("a.exe", b"MZ\x00", ""),
        ("a.bin", b"\x7fELF\x00", ""),
    ],
)
def test_a_file_is_what_its_bytes_say(name: str, data: bytes, media_type: str) -> None:
    """Whatever its name says; a page is text."""
    assert media_type_of(name, data) == media_type


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("C:\\temp\\x.txt", "x.txt"),
        ("/etc/passwd", "passwd"),
        ("..", "file"),
        ('a"b\r\nc.txt', "abc.txt"),
        ("x" * 200 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_a_name_is_a_name_and_no_place(name: str, cleaned: str) -> None:
    """No folders, no lines, not too long."""
    assert clean_name(name) == cleaned
