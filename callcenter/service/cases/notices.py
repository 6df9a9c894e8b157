"""Notices to users: what they should know, and whether they have read it."""

from collections.abc import Sequence

from msgspec.structs import replace

from callcenter.cases.turn import CaseRefusal
from callcenter.ports.books import Books, Cursor, Match, Put, cursor_of
from callcenter.ports.notices import Notice

_ORDER = "-at"
_PAGE = 200


class NoticeBook:
    """A user's notices, the newest first."""

    def __init__(self, books: Books) -> None:
        self._books = books

    async def page(self, user: str, *, unread: bool, limit: int, after: str) -> tuple[list[Notice], str]:
        """Return a page and where the next one begins, "" at the end. Raises `CaseRefusal`."""
        where: dict[str, Match] = {"user": user} | ({"unread": True} if unread else {})
        try:
            cursor = Cursor.parse(after) if after else None
        except ValueError:
            raise CaseRefusal("bad_cursor", "There is no such place to go on from.") from None
        found = await self._books.find(Notice, where, order=_ORDER, limit=limit, after=cursor)
        full = len(found) == limit and found
        return found, cursor_of(found[-1], _ORDER).text() if full else ""

    async def unread(self, user: str) -> int:
        """Return how many were not read."""
        return await self._books.count(Notice, {"user": user, "unread": True})

    async def read(self, user: str, id: str, now: float) -> None:
        """Mark one as read; a second time changes nothing. Raises `CaseRefusal` for another's."""
        notice = await self._books.get(Notice, id)
        if notice is None or notice.user != user:
            raise CaseRefusal("unknown_notice", "There is no such notice.")
        await self._mark([notice], user, now)

    async def read_all(self, user: str, now: float) -> None:
        """Mark everything as read that is there now."""
        where: dict[str, Match] = {"user": user, "unread": True}
        while found := await self._books.find(Notice, where, limit=_PAGE):
            await self._mark(found, user, now)

    async def _mark(self, notices: Sequence[Notice], user: str, now: float) -> None:
        changes = [Put(replace(each, read_at=now), quiet=True) for each in notices if each.unread]
        if changes:
            await self._books.commit(changes, user, now)
