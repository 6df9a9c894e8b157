"""Whoever says stop is called no more: by a message, or by a key in a flow (US-10, CN-12)."""

import asyncio
from collections.abc import Mapping
from itertools import repeat
from typing import Any

from callcenter.outbound.gate.number import is_dialable
from callcenter.outbound.gate.opt_out import is_refusal
from callcenter.ports.books import RecordsError
from callcenter.ports.telephony import IncomingMessage
from callcenter.service.calling.do_not_call import DoNotCallBook
from callcenter.service.menus import LookUpFailed
from callcenter.service.numbers import to_e164
from callcenter.service.signals import Signals

_AGAIN, _LATER = 1.0, 10.0


class Stops:
    """Puts numbers on the list. A store that fails delays no message: it is tried until it is written."""

    def __init__(self, lists: DoNotCallBook, signals: Signals) -> None:
        self._lists = lists
        self._signals = signals
        self._tasks: set[asyncio.Task[None]] = set()

    async def hear(self, message: IncomingMessage) -> None:
        """Take a message that refuses for what it is."""
        refuses = message.opt_out == "stop" or is_refusal(message.text)
        if not refuses or not is_dialable(message.sender):
            return
        self._lists.block(message.sender, source="message", evidence=message.message)
        if not await self._written(message.sender, message.message):
            task = asyncio.create_task(self._until_written(message), name=f"stop-{message.message}")
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def by_key(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Answer the look-up `stop_calling` of a flow: its `caller` is called no more.

        Raises `LookUpFailed` if that could not be written, so that the flow can say so.
        """
        number = to_e164(str(given.get("number") or given.get("caller") or ""))
        if not number:
            return {}
        try:
            await self._lists.refuse(number, source="key", by="caller")
        except RecordsError as error:
            self._signals.fault("stop", error)
            raise LookUpFailed(str(error)) from None
        return {"stopped": True}

    async def stop(self) -> None:
        """End what is still tried."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _written(self, number: str, evidence: str) -> bool:
        try:
            await self._lists.refuse(number, source="message", by="caller", evidence=evidence)
        except RecordsError as error:
            self._signals.fault("stop", error)
            return False
        return True

    async def _until_written(self, message: IncomingMessage) -> None:
        for pause in (_AGAIN, *repeat(_LATER)):
            await asyncio.sleep(pause)
            if await self._written(message.sender, message.message):
                return
