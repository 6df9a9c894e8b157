"""The fence: nobody builds on an append whose failure has not been told."""

import asyncio

import pytest

from callcenter.ports.journal import JournalConflict, JournalUnavailable
from callcenter.storage.fence import Fence


async def test_it_is_up_until_the_first_failure_is_raised() -> None:
    """Between the failure and the moment its caller knows, everybody else is refused."""
    fence = Fence()
    futures = [asyncio.get_running_loop().create_future() for _ in range(2)]
    fence.check()
    fence.fail(futures, JournalUnavailable("full"))
    with pytest.raises(JournalUnavailable, match="full"):
        fence.check()
    fence.lift(futures[1])
    with pytest.raises(JournalUnavailable, match="full"):
        fence.check()
    fence.lift(futures[0])
    fence.check()
    assert [str(future.exception()) for future in futures] == ["full", "full"]


async def test_each_gets_an_error_of_its_own() -> None:
    """Of the same kind and words, so that no traceback is shared."""
    fence = Fence()
    futures = [asyncio.get_running_loop().create_future() for _ in range(2)]
    fence.fail(futures, JournalConflict("taken"))
    first, second = (future.exception() for future in futures)
    assert isinstance(first, JournalConflict)
    assert isinstance(second, JournalConflict)
    assert first is not second


async def test_who_gave_up_waiting_is_not_waited_for() -> None:
    """The fence stands for the first that still waits, and not at all if nobody does."""
    fence = Fence()
    gone = asyncio.get_running_loop().create_future()
    gone.cancel()
    fence.fail([gone], JournalUnavailable("full"))
    fence.check()
