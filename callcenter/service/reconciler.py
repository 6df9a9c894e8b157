"""Asks the provider what is really going on, at start and now and then."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from callcenter.floor import Decision
from callcenter.floor.commands import Command, Reconcile
from callcenter.floor.events import LegEnded
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import CarrierError, Provider, ServiceUnavailable
from callcenter.service.signals import Signals

Submit = Callable[[Command], Awaitable[Decision]]

#: Legs younger than this when the provider was asked may not be in its list yet (seconds).
GRACE = 5.0


class Reconciler:
    """Compares the provider's live legs with ours every `interval` seconds."""

    def __init__(
        self,
        provider: Provider,
        submit: Submit,
        clock: Clock,
        signals: Signals,
        is_needed: Callable[[], bool],
        *,
        interval: float = 30.0,
    ) -> None:
        self._provider = provider
        self._submit = submit
        self._clock = clock
        self._signals = signals
        self._is_needed = is_needed
        self._interval = interval
        self._task: asyncio.Task[Any] | None = None

    async def start(self) -> None:
        """Begin, with one comparison at once."""
        self._task = asyncio.create_task(self._run(), name="reconciler")

    async def stop(self) -> None:
        """End."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def once(self, grace: float = GRACE) -> int:
        """Compare now; return how many of our legs were lost. Raises `CarrierError`."""
        as_of = self._clock.now() - grace
        live = await self._provider.live_legs()
        decision = await self._submit(Reconcile(live, as_of))
        lost = sum(1 for event in decision.events if isinstance(event, LegEnded))
        self._signals.reconciled(lost)
        return lost

    async def _run(self) -> None:
        grace = 0.0
        while True:
            if self._is_needed():
                try:
                    await self.once(grace)
                    grace = GRACE
                except (CarrierError, ServiceUnavailable) as error:
                    self._signals.fault("reconcile", error)
            await asyncio.sleep(self._interval)
