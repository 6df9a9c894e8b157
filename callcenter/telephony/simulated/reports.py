"""Reports to the service: each under a key, repeated until it is kept, with what may go wrong on the way."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from callcenter.ports.telephony import ServiceUnavailable
from callcenter.telephony.simulated.faults import FaultLine
from callcenter.telephony.simulated.line_time import LineTime
from callcenter.telephony.simulated.tasks import OwnedTasks

T = TypeVar("T")
Delivery = Callable[[], Coroutine[Any, Any, T]]


class Unanswered(Exception):
    """The service did not answer a report in all the tries there are, or nobody needs the answer now."""


class Reports:
    """Delivers reports. `tries` times at most, `retry_seconds` (line time) apart."""

    def __init__(
        self, tasks: OwnedTasks, time: LineTime, faults: FaultLine, tries: int = 5, retry_seconds: float = 2.0
    ) -> None:
        self._tasks = tasks
        self._time = time
        self._faults = faults
        self._tries = tries
        self._retry_seconds = retry_seconds
        self.lost = 0  #: deliveries that never reached the service, by fault or by its refusal

    async def ask(self, key: str, deliver: Delivery[T], alive: Callable[[], bool]) -> T:
        """Deliver a report and return the answer; repeat it while `alive` and not answered.

        Raises `Unanswered`.
        """
        for _ in range(self._tries):
            await self._travel()
            if self._faults.loses():
                self.lost += 1
            else:
                self._maybe_double(key, deliver)
                try:
                    return await deliver()
                except ServiceUnavailable:
                    self.lost += 1
            await self._time.sleep(self._retry_seconds)
            if not alive():
                break
        raise Unanswered(key)

    def tell(self, key: str, deliver: Delivery[None]) -> None:
        """Deliver a notice in the background. A lost one is not repeated, a refused one is."""
        self._tasks.spawn(f"report:{key}", self.notify(key, deliver))

    async def notify(self, key: str, deliver: Delivery[None]) -> None:
        """Deliver a notice; give up after the last try (the service then reconciles)."""
        await self._travel()
        if self._faults.loses():
            self.lost += 1
            return
        self._maybe_double(key, deliver)
        for _ in range(self._tries):
            try:
                await deliver()
            except ServiceUnavailable:
                self.lost += 1
            else:
                return
            await self._time.sleep(self._retry_seconds)

    async def _travel(self) -> None:
        if delay := self._faults.delay():
            await self._time.sleep(delay)

    def _maybe_double(self, key: str, deliver: Delivery[T]) -> None:
        if self._faults.doubles():
            self._tasks.spawn(f"again:{key}", self._again(deliver))

    async def _again(self, deliver: Delivery[T]) -> None:
        await self._travel()
        try:
            await deliver()
        except ServiceUnavailable:
            self.lost += 1
