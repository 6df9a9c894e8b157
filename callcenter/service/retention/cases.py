"""Cases that are over, their files and their letters go when their time is over (EU-04, CN-03)."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from functools import partial
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases.archive import ArchivedFile
from callcenter.cases.case import Case
from callcenter.cases.table import OPEN, CaseState
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import (
    Among,
    Between,
    Books,
    Change,
    Drop,
    Match,
    Put,
    RecordsError,
    StaleVersion,
    cursor_of,
)
from callcenter.ports.mail import Letter
from callcenter.service.accounts.signs import each
from callcenter.service.cases.files import FileStore
from callcenter.service.privacy.cases import BELONGINGS

_PAGE = 100
_OVER: Match = Among(tuple(sorted(state.value for state in set(CaseState) - OPEN)))


class Gone(Struct, frozen=True):
    """What goes of a case: the changes, how much of the category they are, and files by their digests."""

    changes: list[Change]
    count: int
    files: tuple[str, ...] = ()


Take = Callable[[Books, Case], Awaitable[Gone]]


class OldCases:
    """A `Disposal` of something that belongs to cases which are over and were last changed before.

    Where the case itself stays, a bookmark says how far it got: one that is changed again comes again.
    """

    def __init__(self, category: str, books: Books, files: FileStore, take: Take) -> None:
        self.category = category
        self._books = books
        self._files = files
        self._take = take
        self._name = f"retention:{category}"

    async def foresee(self, before: float) -> int:
        """Count what `dispose` would delete. Raises `RecordsError`."""
        found = 0
        async for case in self._old(await self._since(), before):
            found += (await self._take(self._books, case)).count
        return found

    async def dispose(self, before: float) -> int:
        """Delete it and return how much it was; a case that changes at this moment is left.

        Files go first, so that none is left that nobody names. Raises `RecordsError`.
        """
        count, bookmark = 0, await self._books.get(Bookmark, self._name) or Bookmark(self._name)
        last = 0.0
        async for case in self._old(bookmark.seq / 1000.0, before):
            gone = await self._take(self._books, case)
            await self._remove(case, gone.files)
            if gone.changes and not await self._commit(gone.changes):
                break
            count += gone.count
            last = case.changed_at
        if last:
            await self._books.commit([Put(replace(bookmark, seq=int(last * 1000.0)), quiet=True)], "", 0.0)
        return count

    async def _remove(self, case: Case, digests: Iterable[str]) -> None:
        for digest in digests:
            try:
                await self._files.remove(digest, partial(_others_use, self._books, digest, case.id))
            except OSError as error:
                raise RecordsError(f"a file of a case cannot be deleted: {error}") from error

    async def _commit(self, changes: list[Change]) -> bool:
        try:
            await self._books.commit(changes, "system", 0.0)
        except StaleVersion:
            return False
        return True

    async def _since(self) -> float:
        bookmark = await self._books.get(Bookmark, self._name)
        return bookmark.seq / 1000.0 if bookmark else 0.0

    async def _old(self, since: float, before: float) -> AsyncIterator[Case]:
        """Yield the cases, the longest unchanged first."""
        where: dict[str, Match] = {"state": _OVER, "changed_at": Between(since, before)}
        after = None
        while page := await self._books.find(Case, where, order="changed_at", limit=_PAGE, after=after):
            after = cursor_of(page[-1], "changed_at")
            for case in page:
                yield case


async def whole(books: Books, case: Case) -> Gone:
    """Take a case with all that belongs to it, but for the lines of timelines, which have their own time."""
    changes: list[Change] = [Drop(case, quiet=True)]
    for name, (kind, field) in BELONGINGS.items():
        if name != "case_lines":
            changes += await _drops(books, kind, {field: case.id})
    return Gone(changes, 1, case.digests)


async def files(books: Books, case: Case) -> Gone:
    """Take the files of a case."""
    if not case.files:
        return Gone([], 0)
    archived = await _drops(books, ArchivedFile, {"case": case.id})
    return Gone([Put(replace(case, files=()), quiet=True), *archived], len(case.files), case.digests)


async def letters(books: Books, case: Case) -> Gone:
    """Take the letters of a case."""
    found = await _drops(books, Letter, {"case": case.id})
    return Gone(found, len(found))


def old_cases(books: Books, store: FileStore) -> tuple[OldCases, ...]:
    """Return the disposals of cases: first of what goes with them, then of what may go before."""
    takes: dict[str, Take] = {"cases": whole, "case_files": files, "letters": letters}
    return tuple(OldCases(name, books, store, take) for name, take in takes.items())


async def _others_use(books: Books, digest: str, case: str) -> bool:
    found = await books.find(Case, {"digests": digest}, limit=2)
    return any(other.id != case for other in found)


async def _drops(books: Books, kind: type[Any], where: dict[str, Match]) -> list[Change]:
    return [Drop(one, quiet=True) async for one in each(books, kind, where)]
