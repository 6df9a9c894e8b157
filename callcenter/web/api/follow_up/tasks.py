"""Tasks: given, put off, done."""

from msgspec.structs import asdict

from callcenter.cases.tasks import Task
from callcenter.service.follow_up.tasks import TaskChange, TaskSearch
from callcenter.web.api.follow_up.common import behind, cursor, doer
from callcenter.web.endpoint import Call
from callcenter.web.values_follow_up import NewTask, TaskEdit, TaskMove, TaskMoved, TaskQuery, TaskRows


async def list_tasks(call: Call[TaskQuery]) -> TaskRows:
    """One's own tasks, the next due first; those of an account, a case or somebody else where one may."""
    wish = asdict(call.body)
    after = cursor(wish.pop("after"))
    found = await call.parts.follow_up.tasks.find(TaskSearch(**wish, after=after), doer(call))
    return TaskRows(tuple(found), behind(found, call.body.limit, "due"))


async def add_task(call: Call[NewTask]) -> Task:
    """Give somebody a task, once or by a rule of RFC 5545; without an owner it is one's own."""
    return await call.parts.follow_up.tasks.add(Task("", **asdict(call.body)), doer(call))


async def see_task(call: Call[None]) -> Task:
    """One task."""
    return await call.parts.follow_up.tasks.see(call.id, doer(call))


async def change_task(call: Call[TaskEdit]) -> Task:
    """Say a task otherwise, put it off, or hand it to somebody else."""
    return await call.parts.follow_up.tasks.change(call.id, TaskChange(**asdict(call.body)), doer(call))


async def move_task(call: Call[TaskMove]) -> TaskMoved:
    """Start a task, finish it, call it off or open it again; what comes again follows at once."""
    wish = call.body
    task, again = await call.parts.follow_up.tasks.move(
        call.id, wish.to, doer(call), result=wish.result, ends=wish.ends_series
    )
    return TaskMoved(task, again)
