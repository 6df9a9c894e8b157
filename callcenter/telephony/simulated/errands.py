"""Errands: what a person means to do in a while, at most one thing each."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from msgspec import Struct

from callcenter.ports.telephony import ServiceUnavailable, TryAgain
from callcenter.telephony.simulated.line_time import LineTime
from callcenter.telephony.simulated.tasks import OwnedTasks

RETRY_SECONDS = 2.0

Work = Callable[[], Coroutine[Any, Any, None]]


class Errand(Struct, frozen=True, eq=False):
    """Something to do: `what` names it, `timer` starts it."""

    what: str
    timer: asyncio.TimerHandle


class Errands:
    """The errands of many people, by person. A new one takes the place of the old."""

    def __init__(self, tasks: OwnedTasks, time: LineTime) -> None:
        self._tasks = tasks
        self._time = time
        self._errands: dict[str, Errand] = {}

    def later(self, who: str, what: str, seconds: float, work: Work) -> None:
        """Let somebody do `work` in some line seconds; it is repeated while it cannot be done."""
        self.drop(who)
        timer = self._time.call_later(seconds, lambda: self._begin(who, what, work))
        self._errands[who] = Errand(what, timer)

    def drop(self, who: str, what: str = "") -> None:
        """Forget what somebody meant to do, if it is `what` (or anything)."""
        errand = self._errands.get(who)
        if errand is not None and what in ("", errand.what):
            errand.timer.cancel()
            del self._errands[who]

    def clear(self) -> None:
        """Forget everything."""
        for who in list(self._errands):
            self.drop(who)

    def _begin(self, who: str, what: str, work: Work) -> None:
        del self._errands[who]
        self._tasks.spawn(f"{what}:{who}", self._do(who, what, work))

    async def _do(self, who: str, what: str, work: Work) -> None:
        try:
            await work()
        except (ServiceUnavailable, TryAgain):
            if who not in self._errands:  # else something newer has come up
                self.later(who, what, RETRY_SECONDS, work)
