"""Tasks: added, put off, done, and again."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.cases import plans, tasks
from callcenter.cases.plans import ItemState, Plan, PlanState
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import LIVE, Task, TaskKind, TaskState
from callcenter.ports.books import Among, Between, Change, Cursor, Match, Put
from callcenter.service.follow_up.chronicle import promised_line, task_line
from callcenter.service.follow_up.tools import Doer, Tools, new_id

_DONE = {TaskState.DONE: ItemState.DONE, TaskState.OPEN: ItemState.OPEN}


class TaskSearch(Struct, frozen=True):
    """Which tasks are wanted. `owner` "" is whoever asks; `live` leaves out what is over.

    `everybody`: whoever has them, for those who may see what is not theirs.
    """

    owner: str = ""
    everybody: bool = False
    asked: bool = False
    account: str = ""
    person: str = ""
    case: str = ""
    plan: str = ""
    kind: TaskKind | None = None
    live: bool = True
    due_after: float | None = None
    due_before: float | None = None
    limit: int = 100
    after: Cursor | None = None


class TaskChange(Struct, frozen=True):
    """What becomes of a task; None leaves a thing as it is. `version` is the one that was read."""

    version: int
    title: str | None = None
    note: str | None = None
    owner: str | None = None
    due: float | None = None
    remind_at: float | None = None


class Tasks:
    """What people do with tasks. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def add(self, wish: Task, doer: Doer) -> Task:
        """Give somebody a task; without an owner it is for whoever asks."""
        wish = replace(wish, id=new_id("task"), version=0, owner=wish.owner or doer.name, by=doer.name)
        task = tasks.new_task(replace(wish, zone=wish.zone or self._tools.house().zone), self._tools.now())
        await self._tools.check_users(task.owner)
        return await self._tools.keep(task, doer.name, promised_line(task))

    async def see(self, id_: str, doer: Doer) -> Task:
        """Return a task. Somebody else's is `not_found`."""
        task = await self._tools.get(Task, id_)
        if doer.name in {task.owner, task.by} or await self._tools.serves(doer, task.account):
            return task
        raise Refusal("not_found", id_)

    async def find(self, wanted: TaskSearch, doer: Doer) -> list[Task]:
        """Return a page of tasks, the next due first; of others' only those that the doer may see."""
        about = {"account": wanted.account, "person": wanted.person, "case": wanted.case, "plan": wanted.plan}
        where: dict[str, Match] = {name: value for name, value in about.items() if value}
        whose = "by" if wanted.asked else "owner"
        everybody = await self._tools.serves(doer, wanted.account)
        if wanted.everybody and not everybody:
            raise Refusal("forbidden", "everybody")
        if wanted.owner or not (everybody and (where or wanted.everybody)):
            where[whose] = wanted.owner or doer.name
        if wanted.owner not in {"", doer.name} and not everybody:
            raise Refusal("forbidden", wanted.owner)
        if wanted.kind is not None:
            where["kind"] = wanted.kind.value
        if wanted.live:
            where["state"] = Among(tuple(state.value for state in LIVE))
        if wanted.due_before is not None or wanted.due_after is not None:
            where["due"] = Between(wanted.due_after, wanted.due_before)
        found = await self._tools.books.find(Task, where, order="due", limit=wanted.limit, after=wanted.after)
        return await self._tools.said(doer, found)

    async def change(self, id_: str, wish: TaskChange, doer: Doer) -> Task:
        """Say it otherwise, put it off or hand it to somebody else. Raises `StaleVersion`."""
        task = replace(await self.see(id_, doer), version=wish.version)
        words = {
            name: value
            for name, value in (("title", wish.title), ("note", wish.note), ("owner", wish.owner))
            if value is not None
        }
        if not all(words.get(name, "x") for name in ("title", "owner")):
            raise Refusal("incomplete", "title")
        await self._tools.check_users(*filter(None, (wish.owner,)))
        due = task.due if wish.due is None else wish.due
        kept = min(task.remind_at, due)
        remind_at = kept if wish.remind_at is None else wish.remind_at
        if (due, remind_at) != (task.due, task.remind_at):
            task = tasks.put_off(task, due, remind_at)
        elif task.state not in LIVE:
            raise Refusal("wrong_state", task.state.value)
        return await self._tools.keep(replace(task, **words), doer.name)

    async def move(
        self, id_: str, to: TaskState, doer: Doer, *, result: str = "", ends: bool = False
    ) -> tuple[Task, Task | None]:
        """Start it, finish it, call it off or open it again; return it and the one that follows.

        What comes again does so when this one is over, unless the whole series `ends`.
        """
        now = self._tools.now()
        before = await self.see(id_, doer)
        task = tasks.move(before, to, now, result)
        changes: list[Change] = [Put(task)]
        over = to not in LIVE and before.state in LIVE
        again = tasks.following(task, new_id("task"), now) if over and not ends else None
        if again is not None and not await self._has_follower(task):
            changes.append(Put(again))
        else:
            again = None
        changes += [*await self._settled(task), *(task_line(task, doer.name) if over else ())]
        done = await self._tools.commit(changes, doer.name)
        return done[0], next((each for each in done[1:] if isinstance(each, Task)), None)

    async def _has_follower(self, task: Task) -> bool:
        """Whether the next of the series is there: this one was finished before and opened again."""
        return bool(await self._tools.books.count(Task, {"follows": task.id}))

    async def _settled(self, task: Task) -> list[Change]:
        """Return the plan with the item that this task was made of, if there is one in force."""
        plan = await self._tools.books.get(Plan, task.plan) if task.plan and task.item else None
        if plan is None or plan.state is not PlanState.IN_FORCE:
            return []
        state = _DONE.get(task.state)
        return [] if state is None else [Put(plans.settle(plan, task.item, state, task.result))]
