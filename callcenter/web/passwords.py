"""Passwords: argon2id, computed in a thread so that the loop goes on."""

import asyncio
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from callcenter.web.problems import Failure

R = TypeVar("R")


class Passwords:
    """Hashes and checks passwords, a few at a time: each takes 64 MiB and tens of milliseconds.

    More than `queue` waiting at once are turned away (`too_many_requests`). Close it at the end.
    """

    def __init__(self, hasher: PasswordHasher | None = None, threads: int = 2, queue: int = 32) -> None:
        self._hasher = hasher or PasswordHasher()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="passwords")
        self._queue = queue
        self._waiting = 0
        self._nobody = ""

    async def hash(self, password: str) -> str:
        """Return the hash to store."""
        return await self._run(self._hasher.hash, password)

    async def verify(self, stored: str | None, password: str) -> bool:
        """Return whether the password fits the stored hash.

        Without one (an unknown user) the same work is done against a hash that nobody knows,
        so that the time says nothing.
        """
        if not self._nobody:
            self._nobody = await self.hash(secrets.token_urlsafe())
        fits = await self._run(self._check, stored or self._nobody, password)
        return fits and bool(stored)

    def outdated(self, stored: str) -> bool:
        """Return whether a hash was made with weaker settings than today's."""
        return self._hasher.check_needs_rehash(stored)

    def close(self) -> None:
        """End the threads once what they do is done."""
        self._pool.shutdown(wait=True)

    def _check(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _run(self, work: Callable[..., R], *args: str) -> R:
        if self._waiting >= self._queue:
            raise Failure("too_many_requests", "Too many sign-ins at once.", after=1.0)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, work, *args)
        finally:
            self._waiting -= 1
