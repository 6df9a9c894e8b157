"""The tasks of evaluators whose turn it is: done with their last line of the worklist (FL-27)."""

from msgspec.structs import replace

from callcenter.cases.tasks import LIVE, Task, TaskState, move
from callcenter.ports.books import Change, Put
from callcenter.quality.sampling import Pick, PickState
from callcenter.service.follow_up.tools import Tools


def task_id(run: str, evaluator: str) -> str:
    """Return the id of the task that an evaluator has from a run."""
    return f"{run}:{evaluator}"


async def settled_task(tools: Tools, pick: Pick) -> tuple[Change, ...]:
    """Return the task behind an open line that is settled now: done with the last one.

    It says how far it is, so that two lines that are settled at the same moment meet in it.
    """
    if pick.state is not PickState.OPEN or not pick.evaluator:
        return ()
    task = await tools.books.get(Task, task_id(pick.run, pick.evaluator))
    if task is None or task.state not in LIVE:
        return ()
    mine = {"runs": pick.run, "assigned": pick.evaluator}
    drawn = await tools.books.count(Pick, mine)
    left = await tools.books.count(Pick, mine | {"state": PickState.OPEN.value}) - 1
    result = f"{drawn - left}/{drawn}"
    if left:
        return (Put(replace(task, result=result), quiet=True),)
    return (Put(move(task, TaskState.DONE, tools.now(), result)),)
