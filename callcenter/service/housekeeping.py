"""What nobody needs any more is thrown away, now and then."""

import asyncio
from collections.abc import Awaitable, Callable

from callcenter.ports.clock import Clock
from callcenter.ports.journal import Journal, JournalError
from callcenter.ports.records import Records, RecordsError
from callcenter.ports.telephony import ServiceUnavailable
from callcenter.service.flow_versions import FlowVersions
from callcenter.service.signals import Signals

#: A webhook repeated later than this (seconds) is answered from the state alone.
ANSWERS_KEPT = 86_400.0


class Housekeeping:
    """Forgets old answers, expired sessions and flow versions that no call is in.

    `renew` lets what depends on the year hold in a new one, `retire` deletes what may not be kept longer.
    """

    def __init__(
        self,
        journal: Journal,
        records: Records,
        versions: FlowVersions,
        clock: Clock,
        signals: Signals,
        *,
        renew: Callable[[], Awaitable[None]] | None = None,
        retire: Callable[[], Awaitable[object]] | None = None,
        every: float = 3600.0,
    ) -> None:
        self._journal = journal
        self._records = records
        self._versions = versions
        self._clock = clock
        self._signals = signals
        self._renew = renew
        self._retire = retire
        self._every = every

    async def run(self) -> None:
        """Tidy up for ever, once each `every` seconds."""
        while True:
            await asyncio.sleep(self._every)
            await self.tidy()

    async def tidy(self) -> None:
        """Throw away what is old now. What cannot be reached is tidied next time."""
        now = self._clock.now()
        try:
            await self._versions.tidy()
            await self._journal.forget_answers(now - ANSWERS_KEPT)
            await self._records.forget_sessions(now)
            if self._renew is not None:
                await self._renew()
            if self._retire is not None:
                await self._retire()
        except (JournalError, RecordsError, ServiceUnavailable) as error:
            self._signals.fault("housekeeping", error)
