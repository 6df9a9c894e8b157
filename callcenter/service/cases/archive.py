"""The archive of files: kept up from the cases, and searched by words (FL-24 ⑥)."""

import asyncio
import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.archive import MOST, ArchivedFile, archived
from callcenter.cases.case import Case, FileRef
from callcenter.cases.seeing import Viewer, may_see
from callcenter.cases.turn import CaseRefusal
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Between, Books, Changed, Put, RecordsError, cursor_of
from callcenter.service.cases.files import FileStore
from callcenter.service.cases.secrecy import CaseSecrecy
from callcenter.service.signals import Signals

#: Where the words of an office file are, by the end of its media type.
_INSIDE = {"wordprocessingml.document": "word/document.xml", "opendocument.text": "content.xml"}
_TAG = re.compile(r"<[^>]+>")
#: Bytes of a file, unpacked, that are looked at.
_LOOKED_AT = 2_000_000
_PAGE = 200
_NAME = "archive"
#: Seconds until it is tried again after a fault.
_AGAIN = 5.0
#: So many files are looked at for those that the reader may see.
_WIDE = 100


class Found(Struct, frozen=True):
    """A file of the archive, with the case that it belongs to as it is now. `theirs`: of this customer."""

    file: ArchivedFile
    case: Case
    theirs: bool = False


class Archive:
    """Reads on from its bookmark which cases changed, and keeps their files with their words."""

    def __init__(self, books: Books, files: FileStore, signals: Signals, secrecy: CaseSecrecy) -> None:
        self._books = books
        self._secrecy = secrecy
        self._files = files
        self._signals = signals
        self._woken = asyncio.Event()

    def hear(self, changes: Sequence[Changed]) -> None:
        """Wake when a case with files was changed."""
        if any(isinstance(change.after, Case) and change.after.files for change in changes):
            self._woken.set()

    async def run(self) -> None:
        """Keep the archive up, for ever; after a fault of a store it is tried again."""
        while True:
            self._woken.clear()
            try:
                await self.catch_up()
            except (RecordsError, OSError) as error:
                self._signals.fault("archive", error)
                await asyncio.sleep(_AGAIN)
                continue
            await self._woken.wait()

    async def catch_up(self) -> int:
        """Take in the files of all cases that were changed since the bookmark; return how many are new."""
        bookmark = await self._books.get(Bookmark, _NAME) or Bookmark(_NAME)
        count, after = 0, None
        since = Between(bookmark.seq / 1000.0, None)
        while page := await self._books.find(
            Case, {"changed_at": since}, order="changed_at", limit=_PAGE, after=after
        ):
            after = cursor_of(page[-1], "changed_at")
            new = [file for case in page for file in await self._new(case)]
            moved = replace(bookmark, seq=int(page[-1].changed_at * 1000.0))
            puts = [Put(each, quiet=True) for each in (*new, moved)]
            bookmark = (await self._books.commit(puts, "", 0.0))[-1]
            count += len(new)
        return count

    async def search(self, viewer: Viewer, text: str, of: tuple[str, str], limit: int) -> list[Found]:
        """Return files that hold the words and whose case the viewer sees, the best first.

        `of` are a person and an account, "" for none: their files come before all others.
        """
        files = await self._books.search(ArchivedFile, text, limit=_WIDE)
        cases = await self._books.get_many(Case, {file.case for file in files})
        seen = [case for case in cases.values() if may_see(case, viewer)]
        open_ = {case.id: case for case in await self._secrecy.open_to(viewer, seen, "archive")}
        found = [
            Found(file, open_[file.case], _is_theirs(open_[file.case], *of))
            for file in files
            if file.case in open_
        ]
        return sorted(found, key=lambda each: not each.theirs)[:limit]

    async def _new(self, case: Case) -> list[ArchivedFile]:
        there = await self._books.get_many(ArchivedFile, [file.id for file in case.files])
        return [archived(case, file, await self._text(file)) for file in case.files if file.id not in there]

    async def _text(self, file: FileRef) -> str:
        """Return what a file says, "" where that cannot be read or there is no file any more."""
        try:
            return await asyncio.to_thread(text_of, file.media_type, await self._files.read(file))
        except CaseRefusal:
            return ""


def _is_theirs(case: Case, person: str, account: str) -> bool:
    return bool((person and case.person == person) or (account and case.account == account))


def text_of(media_type: str, data: bytes) -> str:
    """Return the words in a file: of a plain text and of what word processors write, else ""."""
    if media_type == "text/plain":
        return data[:_LOOKED_AT].decode(errors="replace")[:MOST]
    inside = next((path for end, path in _INSIDE.items() if media_type.endswith(end)), "")
    if not inside:
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(inside) as file:
            written = file.read(_LOOKED_AT).decode(errors="replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        return ""
    return " ".join(_TAG.sub(" ", written).split())[:MOST]
