"""The writer task: takes what has gathered and commits it in one transaction."""

import asyncio
from collections import deque
from collections.abc import Sequence

from callcenter.ports.journal import Batch, JournalError
from callcenter.storage.database import POSTGRES_ERRORS
from callcenter.storage.postgres_store import PostgresStore
from callcenter.storage.writer import GROUP, Entry, Writer


class PostgresWriter(Writer):
    """Group commit in one task. Other work is an async `work(connection, floor)`."""

    def __init__(self, store: PostgresStore, name: str) -> None:
        super().__init__()
        self._store = store
        self._entries: deque[Entry] = deque()
        self._taken: list[Entry] = []
        self._stir = asyncio.Event()
        self._finishing = False
        self._task = self._loop.create_task(self._live(), name=name)

    async def stop(self) -> None:
        """Write what was handed in, then end the task."""
        await super().stop()
        await asyncio.wait([self._task])

    def _put(self, entry: Entry) -> None:
        self._entries.append(entry)
        self._stir.set()

    def _drain(self) -> list[Entry]:
        waiting = list(self._entries)
        self._entries.clear()
        return waiting

    def _finish(self) -> None:
        self._finishing = True
        self._stir.set()

    async def _live(self) -> None:
        death: BaseException | None = None
        try:
            await self._serve()
        except asyncio.CancelledError as error:
            death = error
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was, `_end` tells all who wait
            death = error
        finally:
            self._end(self._taken, death)

    async def _serve(self) -> None:
        try:
            while True:
                while self._entries:
                    await self._serve_some()
                if self._finishing:
                    return
                self._stir.clear()
                await self._stir.wait()
        finally:
            await self._close_store()

    async def _serve_some(self) -> None:
        """Commit the batches that have gathered, then do the other work that has."""
        while self._entries and len(self._taken) < GROUP:
            self._taken.append(self._entries.popleft())
        batches = [entry for entry in self._taken if isinstance(entry[0], Batch)]
        if batches:
            await self._commit(batches)
        for entry in self._taken:
            if not isinstance(entry[0], Batch):
                await self._work(entry)
        self._taken = []

    async def _commit(self, entries: Sequence[Entry]) -> None:
        stored, error = await self._store.write([batch for batch, _ in entries])
        futures = [future for _, future in entries]
        if error is None:
            self._succeed(futures)
        else:
            self._fail(futures, stored, error)

    async def _work(self, entry: Entry) -> None:
        work, future = entry
        try:
            answer = await self._store.run(work)
        except JournalError as error:
            self._settle(future, None, error)
        else:
            self._settle(future, answer, None)

    async def _close_store(self) -> None:
        try:
            await self._store.close()
        except POSTGRES_ERRORS:
            # Everything handed in is answered; a connection that will not close is cut.
            self._store.cut()
