"""Contacts that are over and of which something is to be kept: one after another, and none is lost."""

import asyncio
from collections.abc import Awaitable, Callable

from callcenter.ports.journal import JournalError
from callcenter.ports.records import RecordsError, StaleVersion
from callcenter.service.signals import Signals


class Settling:
    """A line of contacts, each settled once by `one`; one whose store fails, or is changed meanwhile, again.

    Faults are counted under `where`. What makes no sense is counted, too, and is not tried again.
    """

    def __init__(self, where: str, one: Callable[[str], Awaitable[None]], signals: Signals) -> None:
        self._where = where
        self._one = one
        self._signals = signals
        self._over: dict[str, None] = {}
        self._woken = asyncio.Event()

    def add(self, contact: str) -> None:
        """Note a contact that is over, and wake whoever waits."""
        self._over[contact] = None
        self._woken.set()

    def wake(self) -> None:
        """Wake whoever waits."""
        self._woken.set()

    def begin(self) -> None:
        """Say that a round begins: whoever is added from now on wakes."""
        self._woken.clear()

    async def wait(self, seconds: float | None) -> None:
        """Wait until somebody is added, for so long at most; None for ever."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    async def settle(self) -> bool:
        """Settle all that are in line; False if one could not be and is to be tried again."""
        failed: dict[str, None] = {}
        while self._over:
            contact = next(iter(self._over))
            del self._over[contact]
            try:
                await self._one(contact)
            except StaleVersion:
                failed[contact] = None
            except (RecordsError, JournalError) as error:
                self._signals.fault(self._where, error)
                failed[contact] = None
            except Exception as error:  # noqa: BLE001 - one that makes no sense is counted; the others are settled
                self._signals.fault(self._where, error)
        self._over |= failed
        return not failed
