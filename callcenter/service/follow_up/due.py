"""What falls due in the follow-up: reminders, changes whose day has come, low scores to be called back."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from callcenter.cases.approvals import Approval
from callcenter.cases.seeing import Viewer
from callcenter.cases.tasks import LIVE, Task
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Among, Between, Books, Cursor, Entity, Match, Put, StaleVersion, cursor_of
from callcenter.ports.notices import Notice
from callcenter.service.due import DueItem, DueKind
from callcenter.service.follow_up.approvals import Approvals
from callcenter.service.follow_up.low_scores import LowScores
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.signals import Signals

T = TypeVar("T", bound=Entity)

#: Seconds after which what failed is tried again.
PUT_OFF = 60.0
_PAGE = 100
_SOME_TIME = 1e-6

Board = Callable[[Viewer, float, int], Awaitable[list[DueItem]]]


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


class LowScoreDue:
    """A `DueKind`: low answers get their case and their call back."""

    name = "low_score"

    def __init__(self, low_scores: LowScores, signals: Signals) -> None:
        self._low_scores = low_scores
        self._signals = signals
        self._put_off: dict[str, float] = {}

    async def next_at(self, now: float) -> float | None:
        """Return now if one waits, later if all that wait are put off."""
        waiting = await self._low_scores.waiting()
        return min((max(now, self._put_off.get(each.id, now)) for each in waiting), default=None)

    async def run_due(self, now: float) -> int:
        """Open the cases and tasks that are lacking; without anybody to call back it is tried again later."""
        done = 0
        for answer in await self._low_scores.waiting():
            if self._put_off.get(answer.id, now) > now:
                continue
            self._put_off[answer.id] = now + PUT_OFF
            try:
                task = await self._low_scores.follow(answer)
            except Exception as error:  # noqa: BLE001 - one that fails is counted; the others are due, too
                self._signals.fault("due_low_score", error)
                continue
            if task is not None:
                self._put_off.pop(answer.id, None)
                done += 1
        return done

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """The tasks that come of them are on the board themselves."""
        return ()


class Reminders:
    """Tells the owners of tasks, and shows tasks and visits on the board of deadlines."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def remind(self, task: Task, now: float) -> None:
        """Leave the owner a notice, once."""
        notice = Notice(
            new_id("notice"),
            user=task.owner,
            at=now,
            kind="task",
            subject=task.id,
            what="reminded",
            title=task.title,
        )
        changes = (Put(replace(task, reminded_at=now), quiet=True), Put(notice, quiet=True))
        await self._tools.books.commit(changes, "", now)

    async def tasks(self, viewer: Viewer, until: float, limit: int) -> list[DueItem]:
        """Return the tasks that a viewer sees on the board."""
        states = Among(tuple(state.value for state in LIVE))
        where: dict[str, Match] = {"state": states, "due": Between(None, until)}
        if not viewer.leads:
            where["owner"] = viewer.user
        found = await self._tools.books.find(Task, where, order="due", limit=limit)
        return [_task_item(task, self._tools.now()) for task in found]

    async def visits(self, viewer: Viewer, until: float, limit: int) -> list[DueItem]:
        """Return the visits that are to be made, and to be reported."""
        where: dict[str, Match] = {"state": VisitState.PLANNED.value, "planned": Between(None, until)}
        if not viewer.leads:
            where["owner"] = viewer.user
        found = await self._tools.books.find(Visit, where, order="planned", limit=limit)
        return [_visit_item(visit, self._tools.now()) for visit in found]


def due_kinds(tools: Tools, approvals: Approvals, low_scores: LowScores, signals: Signals) -> list[DueKind]:
    """Return everything that falls due in the follow-up."""
    reminders = Reminders(tools)

    async def board(viewer: Viewer, until: float, limit: int) -> list[DueItem]:
        items = await reminders.tasks(viewer, until, limit) + await reminders.visits(viewer, until, limit)
        return sorted(items, key=lambda item: item.due)[:limit]

    return [
        Waking("task", Task, reminders.remind, tools.books, signals, board),
        Waking("approval", Approval, approvals.apply_due, tools.books, signals),
        LowScoreDue(low_scores, signals),
    ]


def _wakes_at(entity: Any) -> float:
    return float(entity.wakes_at or 0.0)


def _task_item(task: Task, now: float) -> DueItem:
    return DueItem(
        kind="task",
        id=task.id,
        what=task.kind.value,
        due=task.due,
        title=task.title,
        account=task.account,
        owner=task.owner,
        breached=task.due < now,
    )


def _visit_item(visit: Visit, now: float) -> DueItem:
    return DueItem(
        kind="visit",
        id=visit.id,
        what="visit",
        due=visit.planned,
        title=visit.purpose,
        account=visit.account,
        owner=visit.owner,
        breached=visit.planned < now,
    )
