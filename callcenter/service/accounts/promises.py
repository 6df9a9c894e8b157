"""Promises that fall due: whoever gave one is told a day before, and it stands on the board (KA-34)."""

from collections.abc import AsyncIterator, Sequence

from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.book import Promise
from callcenter.accounts.keeping import DAY
from callcenter.cases.seeing import Viewer
from callcenter.ports.books import Books, Cursor, Match, Put, StaleVersion, cursor_of
from callcenter.ports.notices import Notice
from callcenter.service.due import DueItem

#: How long before its time somebody is told (seconds).
AHEAD = DAY
_OPEN: dict[str, Match] = {"kept_at": 0.0, "broken_at": 0.0}
_PAGE = 200


class PromisesDue:
    """A kind of things that fall due. Raises `RecordsError`."""

    name = "promise"

    def __init__(self, books: Books) -> None:
        self._books = books

    async def next_at(self, now: float) -> float | None:
        """Return when somebody is to be told of a promise next."""
        async for promise in self._open():
            if not promise.told_at:
                return promise.due - AHEAD
        return None

    async def run_due(self, now: float) -> int:
        """Tell whoever gave a promise that is due within a day; each is told of once."""
        count = 0
        async for promise in self._open():
            if promise.due - AHEAD > now:
                break
            if not promise.told_at:
                count += await self._tell(promise, now)
        return count

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """Return the promises up to `until`: the viewer's own, or everybody's for who leads."""
        found: list[DueItem] = []
        async for promise in self._open():
            if promise.due > until or len(found) == limit:
                break
            if viewer.leads or promise.owner == viewer.user:
                found.append(
                    DueItem(
                        self.name,
                        promise.id,
                        "keep",
                        promise.due,
                        title=promise.text,
                        account=promise.account,
                        owner=promise.owner,
                    )
                )
        return found

    async def _open(self) -> AsyncIterator[Promise]:
        """Yield the promises that are to be kept, the next one first; without a time they never fall due."""
        after: Cursor | None = None
        while page := await self._books.find(Promise, _OPEN, order="due", limit=_PAGE, after=after):
            for promise in page:
                if promise.due:
                    yield promise
            after = cursor_of(page[-1], "due")

    async def _tell(self, promise: Promise, now: float) -> int:
        """Tell its owner; one that was changed at this moment is looked at the next time."""
        account = await self._books.get(Account, promise.account)
        notice = Notice(
            id=f"promise:{promise.id}:{promise.due:.0f}",
            user=promise.owner,
            at=now,
            kind="account",
            subject=promise.account,
            what="promise.due",
            title=account.company if account else "",
            text=promise.text,
        )
        told = Put(replace(promise, told_at=now), quiet=True)
        try:
            await self._books.commit([told, Put(notice, quiet=True)] if promise.owner else [told], "", now)
        except StaleVersion:
            return 0
        return 1
