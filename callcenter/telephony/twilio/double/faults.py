"""Faults of the double's REST API, on demand."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from callcenter.telephony.twilio.double.stage import Stage


@dataclass
class _Fault:
    on: str
    kind: str
    times: int
    status: int = 0
    code: int = 0
    retry_after: str = ""
    skip: int = 0


class RestFaults:
    """What will go wrong with the next requests. `on` is the beginning of "METHOD /path", such as
    "POST /Calls" (below the account; "" for any request).
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._faults: list[_Fault] = []
        self._stalled = asyncio.Event()
        self._closed = False

    def answer(
        self, status: int, on: str = "", times: int = 1, code: int = 0, retry_after: str = "", skip: int = 0
    ) -> None:
        """Answer with an error, after `skip` requests that go well; nothing is done."""
        self._faults.append(_Fault(on, "answer", times, status, code, retry_after, skip))

    def lose(self, on: str = "", times: int = 1) -> None:
        """Do what is asked and break the connection before the answer."""
        self._faults.append(_Fault(on, "lose", times))

    def stall(self, on: str = "", times: int = 1) -> None:
        """Do nothing and never answer, until `release`."""
        self._faults.append(_Fault(on, "stall", times))

    def release(self) -> None:
        """Let stalled requests go on; they are then done."""
        self._stalled.set()
        self._stalled = asyncio.Event()

    def close(self) -> None:
        """Turn away what is stalled: the double goes down."""
        self._closed = True
        self.release()

    async def before(self, name: str) -> tuple[web.Response | None, bool]:
        """Return the fault's answer, if there is one now, and whether the real answer gets lost."""
        fault = next((each for each in self._faults if each.times and name.startswith(each.on)), None)
        if fault is None:
            return None, False
        if fault.skip:
            fault.skip -= 1
            return None, False
        fault.times -= 1
        if fault.kind == "lose":
            return None, True
        if fault.kind == "stall":
            await self._stall()
            return error(503, 0) if self._closed else None, False
        headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
        return error(fault.status, fault.code, headers), False

    async def _stall(self) -> None:
        self._stage.end()  # a stalled request is no activity: tests go on beside it
        try:
            await self._stalled.wait()
        finally:
            self._stage.begin()


def error(status: int, code: int, headers: dict[str, str] | None = None) -> web.Response:
    """Return an error in Twilio's shape."""
    body = {"code": code, "message": "an error of the double", "more_info": "", "status": status}
    return web.json_response(body, status=status, headers=headers)
