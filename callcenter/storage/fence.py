"""The fence that keeps a failed append and everything handed in behind it together."""

import asyncio
from collections.abc import Iterable

from callcenter.ports.journal import JournalError


def again(error: JournalError) -> JournalError:
    """Return a fresh exception like `error`, so that no two tasks share a traceback."""
    return type(error)(*error.args)


class Fence:
    """Refuses appends between a failure and the moment its error has been raised.

    Who hands in a batch without knowing that an earlier one failed would build on what was
    never stored. All methods belong to the event loop's thread.
    """

    def __init__(self) -> None:
        self._culprit: asyncio.Future[None] | None = None
        self._error = JournalError()

    def check(self) -> None:
        """Raise the error of a failed append that has not been told yet."""
        if self._culprit is not None:
            raise again(self._error)

    def fail(self, futures: Iterable[asyncio.Future[None]], error: JournalError) -> None:
        """Give the error to all; the fence stays up until the first of them has raised it."""
        for future in futures:
            if future.done():
                continue
            if self._culprit is None:
                self._culprit, self._error = future, error
            future.set_exception(again(error))

    def lift(self, future: asyncio.Future[None]) -> None:
        """Open again if `future` was the one that everybody waited for."""
        if self._culprit is future:
            self._culprit = None
