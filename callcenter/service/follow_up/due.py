"""What falls due in the follow-up: reminders, changes whose day has come, low scores to be called back."""

from collections.abc import Sequence

from msgspec.structs import replace

from callcenter.cases.approvals import Approval
from callcenter.cases.seeing import Viewer
from callcenter.cases.tasks import LIVE, Task
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Among, Between, Match, Put
from callcenter.ports.notices import Notice
from callcenter.service.due import DueItem, DueKind
from callcenter.service.follow_up.approvals import Approvals
from callcenter.service.follow_up.low_scores import LowScores
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.signals import Signals
from callcenter.service.waking import PUT_OFF, Waking

_SOME_TIME = 1e-6


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
