"""Tasks that have a name and an owner, so that stopping leaves none behind."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class OwnedTasks:
    """The tasks of one owner.

    A task that fails is handed to the loop's exception handler (which logs) and the
    first failure is kept in `failure`, so that a health check can tell.
    """

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.failure: BaseException | None = None
        self._tasks: dict[asyncio.Task[Any], None] = {}
        self._closed = False

    def __len__(self) -> int:
        return len(self._tasks)

    def spawn(self, name: str, work: Coroutine[Any, Any, Any]) -> None:
        """Run `work` as a task named `owner:name`; after `close` it is dropped unstarted."""
        if self._closed:
            work.close()
            return
        task = asyncio.get_running_loop().create_task(work, name=f"{self.owner}:{name}")
        self._tasks[task] = None
        task.add_done_callback(self._done)

    async def close(self) -> None:
        """Cancel what runs and wait until it is gone. Later tasks are dropped. May be called twice."""
        self._closed = True
        mine = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in mine:
            task.cancel()
        await asyncio.gather(*mine, return_exceptions=True)  # failures went through _done

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.pop(task, None)
        error = None if task.cancelled() else task.exception()
        if error is None:
            return
        self.failure = self.failure or error
        task.get_loop().call_exception_handler(
            {"message": f"{task.get_name()} failed", "exception": error, "task": task}
        )
