"""What falls due of things that say when they wake."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from callcenter.cases.seeing import Viewer
from callcenter.ports.books import Between, Books, Cursor, Entity, StaleVersion, cursor_of
from callcenter.service.due import DueItem
from callcenter.service.signals import Signals

T = TypeVar("T", bound=Entity)

#: Seconds after which what failed is tried again.
PUT_OFF = 60.0
_PAGE = 100
_SOME_TIME = 1e-6

Board = Callable[[Viewer, float, int], Awaitable[Sequence[DueItem]]]


class Waking(Generic[T]):
    """A `DueKind` of entities that say when they wake (`wakes_at`). `act` does what is due to one.

    One that fails is counted and put off, and keeps none of the others from being done.
    """

    def __init__(
        self,
        name: str,
        kind: type[T],
        act: Callable[[T, float], Awaitable[object]],
        books: Books,
        signals: Signals,
        board: Board | None = None,
    ) -> None:
        self.name = name
        self._kind = kind
        self._act = act
        self._books = books
        self._signals = signals
        self._board = board
        self._put_off: dict[str, float] = {}

    async def next_at(self, now: float) -> float | None:
        """Return when the next one wakes; those that are put off, when that is over."""
        later = {id_: until for id_, until in self._put_off.items() if until > now}
        moments = list(later.values())
        cursor: Cursor | None = None
        while page := await self._page(Between(_SOME_TIME, None), cursor):
            if waking := [_wakes_at(each) for each in page if each.id not in later]:
                return min([*moments, *waking])
            cursor = cursor_of(page[-1], "wakes_at")
        return min(moments, default=None)

    async def run_due(self, now: float) -> int:
        """Do what is due at `now`."""
        done = 0
        cursor: Cursor | None = None
        while page := await self._page(Between(_SOME_TIME, now), cursor):
            cursor = cursor_of(page[-1], "wakes_at")
            for each in page:
                done += await self._wake(each, now)
        return done

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """Return what people have to do, the next one first."""
        return [] if self._board is None else await self._board(viewer, until, limit)

    async def _page(self, when: Between, after: Cursor | None) -> list[T]:
        return await self._books.find(
            self._kind, {"wakes_at": when}, order="wakes_at", limit=_PAGE, after=after
        )

    async def _wake(self, each: T, now: float) -> int:
        if self._put_off.get(each.id, now) > now:
            return 0
        try:
            await self._act(each, now)
        except StaleVersion:
            return 0  # somebody was quicker: it is looked at again as it is now
        except Exception as error:  # noqa: BLE001 - one that fails is counted; the others are due, too
            self._signals.fault(f"due_{self.name}", error)
            self._put_off[each.id] = now + PUT_OFF
            return 0
        self._put_off.pop(each.id, None)
        return 1


def _wakes_at(entity: Any) -> float:
    return float(entity.wakes_at or 0.0)
