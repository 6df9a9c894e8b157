"""One process owns a floor: a lock file that the kernel lets go of when the process ends."""

import contextlib
import fcntl
import os
from pathlib import Path
from urllib.parse import quote

from callcenter.ports.journal import JournalUnavailable


class OwnerLock:
    """The right to write the journal of one floor in one database file."""

    def __init__(self, database: Path, floor: str) -> None:
        self._path = database.with_name(f"{database.name}.{quote(floor, safe='')}.lock")
        self._floor = floor
        self._handle: int | None = None

    def take(self) -> None:
        """Take the lock. Raises `JournalUnavailable` when another owner holds it."""
        if self._handle is not None:
            return
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise JournalUnavailable(f"cannot lock the floor: {error.strerror}") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            owner = os.read(handle, 32).decode(errors="replace").strip()
            os.close(handle)
            raise JournalUnavailable(f"floor {self._floor!r} is owned by process {owner or '?'}") from error
        os.ftruncate(handle, 0)
        os.write(handle, f"{os.getpid()}\n".encode())
        self._handle = handle

    def release(self) -> None:
        """Let go; the file stays, for removing it would race with the next owner."""
        if self._handle is None:
            return
        with contextlib.closing(os.fdopen(self._handle)):
            self._handle = None
