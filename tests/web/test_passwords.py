"""Passwords are checked beside the loop, with the same work for everybody."""

import asyncio
import threading
from typing import Literal

import pytest
from argon2 import PasswordHasher

from callcenter.web.passwords import Passwords
from callcenter.web.problems import Failure
from tests.web.stage import HASH, HASHER, PASSWORD


class Slow(PasswordHasher):
    """A hasher that waits to be let go, and counts its checks."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.go = threading.Event()
        self.checked: list[str | bytes] = []

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - argon2's own name
        self.go.wait(5)
        self.checked.append(hash)
        return super().verify(hash, password)


async def test_checks_passwords() -> None:
    """Right, wrong, broken and missing hashes."""
    passwords = Passwords(HASHER)
    assert await passwords.verify(await passwords.hash(PASSWORD), PASSWORD)
    assert not await passwords.verify(HASH, "wrong")
    assert not await passwords.verify("no hash at all", PASSWORD)
    assert not await passwords.verify(None, PASSWORD)
    passwords.close()


async def test_does_the_same_work_for_unknown_users() -> None:
    """A name that does not exist costs a check like any other."""
    slow = Slow()
    slow.go.set()
    passwords = Passwords(slow)
    await passwords.verify(None, PASSWORD)
    await passwords.verify(HASH, PASSWORD)
    assert len(slow.checked) == 2
    passwords.close()


async def test_keeps_the_loop_going_and_its_queue_short() -> None:
    """While checks run others have the loop; too many at once are put off."""
    slow = Slow()
    passwords = Passwords(slow, threads=1, queue=2)
    checks = [asyncio.create_task(passwords.verify(HASH, PASSWORD)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Failure, match="too_many_requests"):
        await passwords.verify(HASH, PASSWORD)
    slow.go.set()
    assert await asyncio.gather(*checks) == [True, True]
    passwords.close()
