"""The writer thread: takes what has gathered, commits it at once, wakes the event loop once."""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from callcenter.ports.journal import Batch, JournalError
from callcenter.storage.sqlite_store import SqliteStore
from callcenter.storage.writer import GROUP, Entry, Writer


class SqliteWriter(Writer):
    """Group commit in one thread. Other work is `work(connection, floor)`."""

    def __init__(self, store: SqliteStore, name: str) -> None:
        super().__init__()
        self._store = store
        self._entries: SimpleQueue[Entry | None] = SimpleQueue()
        self._taken: list[Entry] = []
        self._told = threading.Event()
        self._thread = threading.Thread(target=self._live, name=name, daemon=True)
        self._thread.start()

    async def stop(self) -> None:
        """Write what was handed in, then end the thread."""
        await super().stop()
        self._thread.join()

    # --- in the event loop ------------------------------------------------------------------

    def _put(self, entry: Entry) -> None:
        self._entries.put(entry)

    def _finish(self) -> None:
        self._entries.put(None)

    def _drain(self) -> list[Entry]:
        """Take all entries, and leave the sign to end where the thread finds it."""
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
            self._finish()
        return waiting

    def _fail_group(self, futures: Sequence[Any], stored: int, error: JournalError) -> None:
        self._fail(futures, stored, error)
        self._told.set()

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
            self._tell(self._end, self._taken, death)

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
            self._finish()
        return bool(self._taken)

    def _serve(self) -> None:
        """Commit the batches taken, then do the other work taken."""
        batches = [entry for entry in self._taken if isinstance(entry[0], Batch)]
        if batches:
            self._commit(batches)
        if len(batches) < len(self._taken):
            for work, future in self._taken:
                if not isinstance(work, Batch):
                    self._work(work, future)
        self._taken = []

    def _commit(self, entries: Sequence[Entry]) -> None:
        stored, error = self._store.write([batch for batch, _ in entries])
        futures = [future for _, future in entries]
        if error is None:
            self._tell(self._succeed, futures)
            return
        # Nothing more is taken until all who handed in meanwhile have been told.
        self._told.clear()
        self._tell(self._fail_group, futures, stored, error)
        self._told.wait()

    def _work(self, work: Callable[[sqlite3.Connection, str], Any], future: Any) -> None:
        try:
            answer = self._store.run(work)
        except JournalError as error:
            self._tell(self._settle, future, None, error)
        else:
            self._tell(self._settle, future, answer, None)

    def _tell(self, call: Callable[..., None], *arguments: Any) -> None:
        self._loop.call_soon_threadsafe(partial(call, *arguments))
