"""The writer thread: takes what has gathered, commits it at once, wakes the event loop once."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from callcenter.ports.journal import Batch, JournalError, JournalUnavailable
from callcenter.storage.fence import Fence, again
from callcenter.storage.sqlite_store import SqliteStore

#: The most batches in one transaction, so that the first of them does not wait for thousands.
GROUP = 1024

Work = Callable[[sqlite3.Connection, str], Any]
Entry = tuple[Batch | Work, "asyncio.Future[Any]"]


class SqliteWriter:
    """Group commit in one thread. Everything public is called from the event loop's thread.

    The hand-over is a queue that loses nothing: an entry is answered by its commit, by its
    failure, or by the thread's death, which fails whatever waits and whatever comes later.
    """

    def __init__(self, store: SqliteStore, loop: asyncio.AbstractEventLoop, name: str) -> None:
        self._store = store
        self._loop = loop
        self._fence = Fence()
        self._entries: SimpleQueue[Entry | None] = SimpleQueue()
        self._taken: list[Entry] = []
        self._told = threading.Event()
        self._ended: asyncio.Future[None] = loop.create_future()
        self._refusal: JournalError | None = None
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    async def append(self, batch: Batch) -> None:
        """Hand in a batch and wait for its commit. Raises `JournalError`."""
        if self._refusal is not None:
            raise again(self._refusal)
        self._fence.check()
        future: asyncio.Future[None] = self._loop.create_future()
        self._entries.put((batch, future))
        try:
            await future
        except BaseException:
            self._fence.lift(future)
            raise

    async def run(self, work: Work) -> Any:
        """Do `work(connection, floor)` in a transaction of its own, after what was handed in."""
        if self._refusal is not None:
            raise again(self._refusal)
        future: asyncio.Future[Any] = self._loop.create_future()
        self._entries.put((work, future))
        return await future

    async def stop(self) -> None:
        """Write what was handed in, then end the thread."""
        if self._refusal is None:
            self._refusal = JournalUnavailable("the journal is closed")
            self._entries.put(None)
        await asyncio.shield(self._ended)
        self._thread.join()

    # --- in the thread ----------------------------------------------------------------------

    def _live(self) -> None:
        death: BaseException | None = None
        try:
            while self._take():
                self._serve()
        except BaseException as error:  # noqa: BLE001 - whatever it was, `_end` tells all who wait
            death = error
        try:
            self._store.close()
        except sqlite3.Error as error:
            death = death or error
        if not self._loop.is_closed():
            self._tell(self._end, death)

    def _take(self) -> bool:
        """Wait for entries and take those there are; False when the thread shall end."""
        entry = self._entries.get()
        while entry is not None:
            self._taken.append(entry)
            if len(self._taken) >= GROUP:
                return True
            try:
                entry = self._entries.get_nowait()
            except Empty:
                return True
        if self._taken:
            self._entries.put(None)
        return bool(self._taken)

    def _serve(self) -> None:
        """Commit the batches taken, then do the other work taken."""
        batches = [entry for entry in self._taken if isinstance(entry[0], Batch)]
        if batches:
            self._commit(batches)
        for work, future in self._taken:
            if not isinstance(work, Batch):
                self._work(work, future)
        self._taken = []

    def _commit(self, entries: Sequence[Entry]) -> None:
        stored, error = self._store.write([batch for batch, _ in entries])  # type: ignore[misc]
        futures = [future for _, future in entries]
        if error is None:
            self._tell(self._succeed, futures)
            return
        self._told.clear()
        self._tell(self._fail, futures, stored, error)
        self._told.wait()

    def _work(self, work: Work, future: "asyncio.Future[Any]") -> None:
        try:
            answer = self._store.run(work)
        except JournalError as error:
            self._tell(self._settle, future, None, error)
        else:
            self._tell(self._settle, future, answer, None)

    def _tell(self, call: Callable[..., None], *arguments: Any) -> None:
        self._loop.call_soon_threadsafe(partial(call, *arguments))

    # --- in the event loop ------------------------------------------------------------------

    @staticmethod
    def _succeed(futures: Sequence["asyncio.Future[None]"]) -> None:
        for future in futures:
            if not future.done():
                future.set_result(None)

    def _fail(self, futures: Sequence["asyncio.Future[None]"], stored: int, error: JournalError) -> None:
        """Answer a group that failed, and with it every batch that was handed in meanwhile."""
        self._succeed(futures[:stored])
        waiting = self._drain()
        behind = [future for work, future in waiting if isinstance(work, Batch)]
        self._fence.fail([*futures[stored:], *behind], error)
        for entry in waiting:
            if not isinstance(entry[0], Batch):
                self._entries.put(entry)
        self._told.set()

    @staticmethod
    def _settle(future: "asyncio.Future[Any]", answer: Any, error: JournalError | None) -> None:
        if future.done():
            return
        if error is None:
            future.set_result(answer)
        else:
            future.set_exception(error)

    def _end(self, death: BaseException | None) -> None:
        """The thread is over: nothing that waits may wait for ever."""
        if death is not None:
            self._refusal = JournalUnavailable(f"the journal's writer died: {type(death).__name__}: {death}")
        error = self._refusal or JournalUnavailable("the journal is closed")
        for _, future in [*self._taken, *self._drain()]:
            self._settle(future, None, again(error))
        self._ended.set_result(None)

    def _drain(self) -> list[Entry]:
        """Take all entries out of the queue, and leave the sign to end in it."""
        waiting: list[Entry] = []
        ending = False
        while True:
            try:
                entry = self._entries.get_nowait()
            except Empty:
                break
            if entry is None:
                ending = True
            else:
                waiting.append(entry)
        if ending:
            self._entries.put(None)
        return waiting
