"""What holds for every test."""

import asyncio
import os
from collections.abc import AsyncIterator

import pytest
from hypothesis import settings

#: Seconds that the other ends of connections have to be heard.
PATIENCE = float(os.environ.get("PATIENCE", "20"))

# No example is held to a time: a busy machine would fail it.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")


@pytest.fixture(autouse=True)
def _leaves_no_task(request: pytest.FixtureRequest) -> None:
    """Watch over every async test, from before its first fixture until after its last one is gone."""
    if request.node.get_closest_marker("asyncio"):
        request.getfixturevalue("_no_task_left")


@pytest.fixture
async def _no_task_left() -> AsyncIterator[None]:
    before = asyncio.all_tasks()
    yield
    for _ in range(3):  # a task that was told to end needs a turn or two of the loop to do so
        await asyncio.sleep(0)
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    if left:
        told = "\n".join(f"  {_describe(task)}" for task in sorted(left, key=asyncio.Task.get_name))
        await _end(left)
        pytest.fail(f"The test left {len(left)} task(s) behind; every task has an owner who ends it:\n{told}")
    if open_ := await _still_open():
        pytest.fail(f"The test left {len(open_)} connection(s) open; an owner closes them:\n{open_}")


async def _still_open() -> list[str]:
    """Return the connections that nobody closes, once the other ends had time to be heard; close them.

    Left alone, one would be blamed on whichever test runs when it is collected.
    """
    loop = asyncio.get_running_loop()
    known: dict[int, asyncio.BaseTransport] = getattr(loop, "_transports", {})
    end = loop.time() + PATIENCE
    while loop.time() < end:
        if all(each.is_closing() for each in list(known.values())):
            return []
        await asyncio.sleep(0.01)
    left = [each for each in list(known.values()) if not each.is_closing()]
    for each in left:
        each.close()
    await asyncio.sleep(0)
    return [f"{each.get_extra_info('sockname')} to {each.get_extra_info('peername')}" for each in left]


def _describe(task: asyncio.Task[object]) -> str:
    """Name the task, what it runs, and the line where it waits."""
    coroutine = task.get_coro()
    name = getattr(coroutine, "__qualname__", repr(coroutine))
    stack = task.get_stack(limit=1)
    where = f", waiting at {stack[0].f_code.co_filename}:{stack[0].f_lineno}" if stack else ""
    return f"{task.get_name()}: {name}{where}"


async def _end(tasks: set[asyncio.Task[object]]) -> None:
    """Cancel what was left, so that one guilty test does not disturb the next."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=1)
