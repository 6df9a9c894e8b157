"""Threads that each own a connection to a SQLite file: a hop there and back costs half of an executor's."""

import asyncio
import contextlib
import sqlite3
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any, TypeVar

Found = TypeVar("Found")

_Job = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]", Callable[[sqlite3.Connection], Any]]


class Threads:
    """So many threads that take work as it comes, until they are stopped."""

    def __init__(self, connect: Callable[[], sqlite3.Connection], count: int, name: str) -> None:
        self._connect = connect
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._live, name=f"{name}-{number}", daemon=True)
            for number in range(count)
        ]
        for thread in self._threads:
            thread.start()

    async def do(self, work: Callable[[sqlite3.Connection], Found]) -> Found:
        """Let a thread do something with its connection; what it raises is raised here."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Found] = loop.create_future()
        self._jobs.put((loop, future, work))
        return await future

    async def stop(self) -> None:
        """Let the threads end after the work there is."""
        for _ in self._threads:
            self._jobs.put(None)
        await asyncio.to_thread(self._join)

    def _join(self) -> None:
        for thread in self._threads:
            thread.join()

    def _live(self) -> None:
        connection: sqlite3.Connection | None = None
        while (job := self._jobs.get()) is not None:
            loop, future, work = job
            found: Any
            error: BaseException | None
            try:
                connection = connection or self._connect()
                found, error = work(connection), None
            except BaseException as failure:  # noqa: BLE001 - whatever it was, whoever waits is told
                found, error = None, failure
                if isinstance(error, sqlite3.Error) and connection is not None:
                    connection.close()
                    connection = None
            with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits
                loop.call_soon_threadsafe(_settle, future, found, error)
        if connection is not None:
            connection.close()


def _settle(future: "asyncio.Future[Any]", found: Any, error: BaseException | None) -> None:
    if future.done():
        return
    if error is None:
        future.set_result(found)
    else:
        future.set_exception(error)
