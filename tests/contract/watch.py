"""Waiting for something to become true, without polling: whoever changes the world says so."""

import asyncio
from collections.abc import Callable

PATIENCE_SECONDS = 60.0


class Watch:
    """Looks again each time it is poked."""

    def __init__(self) -> None:
        self._news = asyncio.Event()

    def poke(self) -> None:
        """Something may have changed."""
        self._news.set()

    async def until(self, is_so: Callable[[], bool], what: str, patience: float = PATIENCE_SECONDS) -> None:
        """Return once `is_so`; fail the test with `what` after `patience` seconds."""
        try:
            async with asyncio.timeout(patience):
                while not is_so():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise AssertionError(f"never came true: {what}") from None
