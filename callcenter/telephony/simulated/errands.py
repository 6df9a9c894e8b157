"""Errands: what a person means to do in a while, at most one thing about each contact."""

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
    """The errands of many people, by person and by what they are about. A new one replaces the old."""

    def __init__(self, tasks: OwnedTasks, time: LineTime) -> None:
        self._tasks = tasks
        self._time = time
        self._errands: dict[str, dict[str, Errand]] = {}

    def later(self, who: str, what: str, seconds: float, work: Work, about: str = "") -> None:
        """Let somebody do `work` in some line seconds; it is repeated while it cannot be done.

        `about` names the contact that it is about, "" for the person's own comings and goings.
        """
        meant = self._errands.setdefault(who, {})
        if about in meant:
            meant[about].timer.cancel()
        timer = self._time.call_later(seconds, lambda: self._begin(who, what, work, about))
        meant[about] = Errand(what, timer)

    def drop(self, who: str, what: str = "") -> None:
        """Forget what somebody meant to do: `what` it is, or anything."""
        meant = self._errands.get(who, {})
        for about, errand in list(meant.items()):
            if what in ("", errand.what):
                errand.timer.cancel()
                del meant[about]

    def clear(self) -> None:
        """Forget everything."""
        for who in list(self._errands):
            self.drop(who)

    def _begin(self, who: str, what: str, work: Work, about: str) -> None:
        del self._errands[who][about]
        self._tasks.spawn(f"{what}:{who}", self._do(who, what, work, about))

    async def _do(self, who: str, what: str, work: Work, about: str) -> None:
        try:
            await work()
        except (ServiceUnavailable, TryAgain):
            if about not in self._errands.get(who, {}):  # else something newer has come up
                self.later(who, what, RETRY_SECONDS, work, about)
