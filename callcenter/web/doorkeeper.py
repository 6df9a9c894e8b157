"""The first look at what comes in: past a bound, new work is put off before it costs anything.

Reading a request costs a good part of answering it. When more comes than can be handled, a
service that reads everything before it says "please hold" handles less and less; so the
doorkeeper says it on the raw bytes.
"""

import asyncio
import re
from collections.abc import Callable
from typing import Any

from aiohttp import web
from msgspec import Struct

#: Takes a whole request as it came, returns the whole answer, or None to let it in.
PutOff = Callable[[bytes], bytes | None]

_END = b"\r\n\r\n"
#: The headers that say where a request ends, what else makes that uncertain, and folded lines.
_TELLING = re.compile(
    rb"\n(?:(content-length|connection|transfer-encoding|expect|upgrade)([ \t]*):([^\r\n]*)|[ \t])",
    re.IGNORECASE,
)


class Crowd:
    """The connections whose request is being handled, and how many are too many."""

    def __init__(self, limit: int, overloaded: Callable[[], bool]) -> None:
        self._limit = limit
        self._overloaded = overloaded
        self._busy: set[Doorkeeper] = set()
        self.add, self.discard = self._busy.add, self._busy.discard

    def is_too_big(self) -> bool:
        """Whether new work must be put off."""
        return len(self._busy) >= self._limit or self._overloaded()


class Doorkeeper(web.RequestHandler):
    """A connection of aiohttp's that may answer a request before aiohttp sees it.

    It does so only where a request certainly begins and ends with the bytes at hand: every
    byte before belonged to a request whose length was stated plainly and which is answered.
    Whoever speaks otherwise is left to aiohttp alone, for good.
    """

    __slots__ = ("_begun", "_crowd", "_missing", "_plain", "_put_off")

    def __init__(self, manager: web.Server, crowd: Crowd, put_off: PutOff, **options: Any) -> None:
        super().__init__(manager, **options)
        self._crowd = crowd
        self._put_off = put_off
        self._plain = True
        self._begun = False
        self._missing = 0  # bytes of the request under way that are still to come

    def data_received(self, data: bytes) -> None:
        """Answer a new request, or hand the bytes on."""
        if self._plain and data:  # aiohttp itself calls with nothing, to have what it kept read
            if self._crowd.is_too_big() and self._is_answered(data):
                return
            self._follow(data)
        super().data_received(data)

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Answer, and leave the crowd."""
        finished = await super().finish_response(request, resp, start_time)
        self._crowd.discard(self)
        return finished

    def connection_lost(self, exc: BaseException | None) -> None:
        """Leave the crowd."""
        self._crowd.discard(self)
        super().connection_lost(exc)

    def _is_idle(self) -> bool:
        """Whether the last answer is out and the next request is waited for."""
        return not self._begun or (self._waiter is not None and not self._waiter.done())

    def _is_answered(self, data: bytes) -> bool:
        if self._missing or self.transport is None or not self._is_idle():
            return False
        answer = self._put_off(data)
        if answer is None:
            return False
        frame = frame_of(data)
        if frame is None or frame.left:
            return False
        self.transport.write(answer)
        if frame.closes:
            self.transport.close()
        return True

    def _follow(self, data: bytes) -> None:
        """Keep count of where the next request begins, as long as that is certain."""
        if self._missing:
            self._missing -= len(data)
        else:
            frame = frame_of(data) if self._is_idle() else None
            self._missing = -1 if frame is None else frame.left
        self._begun = True
        self._plain = self._missing >= 0
        if self._plain:
            self._crowd.add(self)
        else:
            self._crowd.discard(self)  # a socket that stays open would count for ever


def let_in(_request: bytes) -> bytes | None:
    """Put nothing off."""
    return None


class Frame(Struct, frozen=True, gc=False):
    """Where a request ends: so many bytes are still to come, and then its sender closes or not."""

    left: int
    closes: bool


def frame_of(data: bytes) -> Frame | None:
    """Return where a request that begins with these bytes ends; None where that is not certain."""
    end = data.find(_END)
    if end < 0:
        return None
    length, closes = -1, False
    for name, blanks, value in _TELLING.findall(data, 0, end):
        kind = name.lower()
        if kind == b"connection":
            closes = b"close" in value.lower()
        elif kind == b"content-length" and length < 0 and not blanks and value.strip().isdigit():
            length = int(value)
        else:
            return None
    left = max(length, 0) + end + len(_END) - len(data)
    return Frame(left, closes) if left >= 0 else None


def doorkeepers(
    server: web.Server, limit: int, overloaded: Callable[[], bool], put_off: PutOff
) -> Callable[[], asyncio.Protocol]:
    """Return what makes the protocol of each new connection to a server.

    Requests are put off while `limit` others are being handled, or while `overloaded`.
    """
    loop = asyncio.get_running_loop()
    crowd = Crowd(limit, overloaded)
    return lambda: Doorkeeper(server, crowd, put_off, loop=loop, access_log=None)
