"""Files of cases: kept in a directory by what is in them, known by their first bytes, never run (FL-26)."""

import asyncio
import hashlib
import os
import secrets
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path, PurePosixPath

from callcenter.cases.case import Case, FileRef
from callcenter.cases.turn import CaseRefusal, need
from callcenter.ports.books import Books

_PLAIN = "text/plain"
#: What is taken, by the bytes it begins with: offset, bytes, media type.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "application/pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (0, b"ID3", "audio/mpeg"),
    (4, b"ftyp", "video/mp4"),
    (0, b"OggS", "audio/ogg"),
)
#: What office programs write is a ZIP inside; which of them wrote it, the name says.
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_LONGEST_NAME = 120


def media_type_of(name: str, data: bytes) -> str:
    """Return what a file is by its bytes, "" for what is not taken. A name alone proves nothing."""
    for offset, mark, media_type in _SIGNATURES:
        if data[offset : offset + len(mark)] == mark:
            return media_type
    if data.startswith(b"PK\x03\x04"):
        return _OFFICE.get(PurePosixPath(name.lower()).suffix, "application/zip")
    return _PLAIN if _is_text(data) else ""


def clean_name(name: str) -> str:
    """Return a file's name without folders, control characters and what is too much of it."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*').strip(" .")
    if len(kept) <= _LONGEST_NAME:
        return kept or "file"
    suffix = PurePosixPath(kept).suffix[:10]
    return kept[: _LONGEST_NAME - len(suffix)] + suffix


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return "\0" not in text


class FileStore:
    """A directory of files. What several cases have is there once."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    async def save(self, name: str, data: bytes, by: str, now: float) -> FileRef:
        """Keep a file and return the reference to it. Raises `CaseRefusal` and `OSError`."""
        need(data, "file_empty", "The file is empty.")
        cleaned = clean_name(name)
        media_type = media_type_of(cleaned, data)
        need(media_type, "file_type", "Files of this type are not taken.")
        digest = hashlib.sha256(data).hexdigest()
        await asyncio.to_thread(self._write, digest, data)
        return FileRef(secrets.token_hex(8), cleaned, media_type, len(data), digest, now, by)

    async def path(self, file: FileRef) -> Path:
        """Return where a file lies. Raises `CaseRefusal` if it is gone."""
        found = self._path(file.digest)
        if not await asyncio.to_thread(found.is_file):
            raise CaseRefusal("file_gone", "The file is not there any more.")
        return found

    async def read(self, file: FileRef) -> bytes:
        """Return what is in a file. Raises as `path` does."""
        return await asyncio.to_thread((await self.path(file)).read_bytes)

    async def remove(self, digest: str, wanted: Callable[[], Awaitable[bool]]) -> bool:
        """Delete what has this SHA-256 unless `wanted` says that somebody has it; return whether it went.

        It is asked again while the file is out of the way: who adds the same one meanwhile has it back,
        or has written it anew. Done again after a fault it goes on. Raises `OSError`, and as `wanted` does.
        """
        if await wanted():
            return False
        aside = await asyncio.to_thread(self._aside, digest)
        if aside is None:
            return False
        if await wanted():
            await asyncio.to_thread(aside.replace, self._path(digest))
            return False
        await asyncio.to_thread(aside.unlink, True)
        return True

    def _aside(self, digest: str) -> Path | None:
        """Put a file out of the way and return where it is then, None if it is nowhere."""
        target = self._path(digest)
        aside = target.with_suffix(".gone")
        if target.is_file():
            target.replace(aside)
        return aside if aside.is_file() else None

    def _path(self, digest: str) -> Path:
        return self._directory / digest[:2] / digest

    def _write(self, digest: str, data: bytes) -> None:
        """Write under another name first: a file that is there is whole."""
        target = self._path(digest)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


async def in_use(books: Books, digest: str) -> bool:
    """Whether a case has a file with this SHA-256. Raises `RecordsError`."""
    return bool(await books.find(Case, {"digests": digest}, limit=1))
