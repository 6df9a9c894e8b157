"""What runs beside the calls: for as long as the service, and never ended in silence."""

import asyncio
from contextlib import AsyncExitStack

from callcenter.assembly.beside import own
from tests.service.stage import Noted


async def test_runs_until_the_service_ends() -> None:
    """Then it is told to end, which is no fault."""
    noted, begun, ended = Noted(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    async with AsyncExitStack() as stack:
        own(stack, noted, "work", work())
        await begun.wait()
    assert (True, []) == (ended.is_set(), noted.faults)


async def test_what_breaks_down_is_counted() -> None:
    """Nobody waits for it, so nobody else would hear of it."""
    noted, error = Noted(), KeyError("senseless")

    async def work() -> None:
        raise error

    async with AsyncExitStack() as stack:
        own(stack, noted, "work", work())
        await asyncio.sleep(0)
    assert [("work", error)] == noted.faults
