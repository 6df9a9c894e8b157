"""The live feed's WebSocket: who may watch, what they say, and how they are let go."""

import asyncio
from collections.abc import Sequence
from typing import Any

import msgspec
import structlog
from aiohttp import WSCloseCode, WSMsgType, web
from msgspec import Struct

from callcenter.ports.live import LiveClient, Viewer
from callcenter.service.permissions import Permission, permissions_of
from callcenter.web.endpoint import SESSIONS
from callcenter.web.origin import check_origin
from callcenter.web.parts import PARTS
from callcenter.web.sessions import Sessions, Signed

NOT_SIGNED_IN = 4401
TOO_SLOW = 4408
NOT_UNDERSTOOD = WSCloseCode.POLICY_VIOLATION

#: Seconds between two looks at the session of a socket; each look moves the session's end on.
SESSION_CHECK = 60.0
#: Seconds between two pings; who does not answer is cut off.
HEARTBEAT = 25.0
#: Seconds that a close may take before the connection is cut.
CLOSE_WITHIN = 1.0

#: Lengths up to which a frame's head says them in one byte, and in three.
_SHORT, _MIDDLE = 125, 65_535

log = structlog.get_logger(__name__)


def text_head(length: int) -> bytes:
    """Return what stands before a text message of so many bytes from the service (RFC 6455, 5.2)."""
    if length <= _SHORT:
        return bytes((0x81, length))
    if length <= _MIDDLE:
        return b"\x81\x7e" + length.to_bytes(2, "big")
    return b"\x81\x7f" + length.to_bytes(8, "big")


class Hello(Struct, frozen=True, tag_field="type", tag="hello"):
    """What a client says first, and again after a gap: the last `seq` it holds."""

    after: int | None = None


_hello = msgspec.json.Decoder(Hello).decode

#: The consoles that watch, so that the service's end need not wait for them.
WATCHES: web.AppKey["set[_Watch]"] = web.AppKey("watches", set)


async def say_goodbye(app: web.Application) -> None:
    """Let all consoles go: the service ends. They try again by themselves."""
    for watch in app[WATCHES]:
        watch.end(WSCloseCode.GOING_AWAY)


async def live(request: web.Request) -> web.WebSocketResponse:
    """Serve one console until it leaves, reads too slowly, or its session ends."""
    check_origin(request, request.app[PARTS].settings.public_url)
    socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=4096, compress=False)
    sessions = request.app[SESSIONS]
    signed = await sessions.find(request)
    await socket.prepare(request)
    if signed is None:
        await socket.close(code=NOT_SIGNED_IN, message=b"not_signed_in")
        return socket
    watch = _Watch(request, socket, sessions, signed)
    watches = request.app[WATCHES]
    watches.add(watch)
    try:
        await watch.run()
    finally:
        watches.discard(watch)
    return socket


class _Watch:
    """One watching console: a reader, and the reason why it ends. The feed writes to its line by itself."""

    def __init__(
        self, request: web.Request, socket: web.WebSocketResponse, sessions: Sessions, signed: Signed
    ) -> None:
        self._request = request
        self._socket = socket
        self._sessions = sessions
        self._signed = signed
        self._over = asyncio.Event()
        self._code = 0

    async def run(self) -> None:
        line = self._request.transport
        if line is None:  # gone before it began
            return
        user = self._signed.user
        viewer = Viewer(user.agent, Permission.SEE_NUMBERS in permissions_of(user.roles), user.name)
        client = self._request.app[PARTS].live.join(viewer, line, lambda: self.end(TOO_SLOW))
        unwatch = self._sessions.watch(self._signed.session, lambda: self.end(NOT_SIGNED_IN))
        tasks: list[asyncio.Task[Any]] = [
            asyncio.create_task(self._read(client), name="live-reader"),
            asyncio.create_task(self._check_session(), name="live-session"),
            asyncio.create_task(self._over.wait(), name="live-over"),
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            client.leave()
            unwatch()
            await _stop(tasks)
        await self._close()

    def end(self, code: int) -> None:
        """Note why the console is let go; the first reason counts."""
        self._code = self._code or code
        self._over.set()

    async def _read(self, client: LiveClient) -> None:
        async for message in self._socket:
            if message.type is not WSMsgType.TEXT:
                self.end(NOT_UNDERSTOOD)
                return
            try:
                client.hello(_hello(message.data).after)
            except msgspec.MsgspecError:
                self.end(NOT_UNDERSTOOD)
                return

    async def _check_session(self) -> None:
        while True:
            await asyncio.sleep(SESSION_CHECK)
            if await self._sessions.renew(self._signed.session.token) is None:
                self.end(NOT_SIGNED_IN)
                return

    async def _close(self) -> None:
        try:
            async with asyncio.timeout(CLOSE_WITHIN):
                await self._socket.close(code=self._code or WSCloseCode.OK)
        except TimeoutError:
            # Nobody reads at the other end: there is no polite way left.
            if self._request.transport is not None:
                self._request.transport.abort()


async def _stop(tasks: Sequence["asyncio.Task[Any]"]) -> None:
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            log.error("live_socket_failed", error=type(outcome).__name__)
