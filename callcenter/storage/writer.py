"""What the writers of both databases share: the hand-over from those who append, and the answers."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from callcenter.ports.journal import Batch, JournalError, JournalUnavailable
from callcenter.storage.fence import Fence, again

#: The most batches in one transaction, so that the first of them does not wait for thousands.
GROUP = 1024

#: A batch or other work, with the future that waits for it.
Entry = tuple[Any, "asyncio.Future[Any]"]


class Writer(ABC):
    """Group commit: what gathers while a commit is under way shares the next one.

    Everything here belongs to the event loop's thread. An entry is answered by its commit,
    by its failure, or by the writer's end, which fails whatever waits and whatever comes later.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._fence = Fence()
        self._refusal: JournalError | None = None
        self._ended: asyncio.Future[None] = self._loop.create_future()

    async def append(self, batch: Batch) -> None:
        """Hand in a batch and wait for its commit. Raises `JournalError`."""
        if self._refusal is not None:
            raise again(self._refusal)
        self._fence.check()
        future: asyncio.Future[None] = self._loop.create_future()
        self._put((batch, future))
        try:
            await future
        except BaseException:
            self._fence.lift(future)
            raise

    async def run(self, work: Any) -> Any:
        """Do other work in a transaction of its own, after what was handed in."""
        if self._refusal is not None:
            raise again(self._refusal)
        future: asyncio.Future[Any] = self._loop.create_future()
        self._put((work, future))
        return await future

    async def stop(self) -> None:
        """Write what was handed in, then end."""
        if self._refusal is None:
            self._refusal = JournalUnavailable("the journal is closed")
            self._finish()
        await asyncio.shield(self._ended)

    @abstractmethod
    def _put(self, entry: Entry) -> None:
        """Hand an entry over."""

    @abstractmethod
    def _drain(self) -> list[Entry]:
        """Take back all entries that were handed over and not begun."""

    @abstractmethod
    def _finish(self) -> None:
        """Let the writer end after the entries there are."""

    @staticmethod
    def _succeed(futures: Sequence["asyncio.Future[None]"]) -> None:
        for future in futures:
            if not future.done():
                future.set_result(None)

    def _fail(self, futures: Sequence["asyncio.Future[None]"], stored: int, error: JournalError) -> None:
        """Answer a group of which only the first ones are stored.

        Every batch that was handed in meanwhile fails with it; other work goes on.
        """
        self._succeed(futures[:stored])
        waiting = self._drain()
        behind = [future for work, future in waiting if isinstance(work, Batch)]
        self._fence.fail([*futures[stored:], *behind], error)
        for entry in waiting:
            if not isinstance(entry[0], Batch):
                self._put(entry)

    @staticmethod
    def _settle(future: "asyncio.Future[Any]", answer: Any, error: JournalError | None) -> None:
        if future.done():
            return
        if error is None:
            future.set_result(answer)
        else:
            future.set_exception(error)

    def _end(self, taken: Sequence[Entry], death: BaseException | None) -> None:
        """The writer is over: nothing that waits may wait for ever."""
        if death is not None:
            self._refusal = JournalUnavailable(f"the journal's writer died: {type(death).__name__}: {death}")
        error = self._refusal or JournalUnavailable("the journal is closed")
        for _, future in [*taken, *self._drain()]:
            self._settle(future, None, again(error))
        self._ended.set_result(None)
