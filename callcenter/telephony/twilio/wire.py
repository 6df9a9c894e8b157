"""Connections to one host that are kept, each with one HTTP/1.1 request at a time.

A call is moved by two small requests: a general client costs more for each than the floor's decision. This
does what they need and nothing more: no redirects, cookies, compression or proxies.
"""

import asyncio
import ssl
from functools import lru_cache
from urllib.parse import urlsplit

from httptools import HttpParserError, HttpResponseParser
from msgspec import Struct

#: Seconds for which a connection at rest is trusted, and that a new one may take.
_KEPT, _CONNECT = 15.0, 5.0


class NotSent(Exception):
    """No byte of the request has left: it was certainly not done."""


class Broken(Exception):
    """The request has left, but no whole answer came: nobody knows whether it was done."""


class Answer(Struct, frozen=True):
    """A whole answer. Names of headers are in small letters, the last of one name counts."""

    status: int
    headers: dict[str, str]
    body: bytes


class _Line(asyncio.Protocol):
    """One connection. `kept` since when it is at rest (time of the loop), 0 for one that was never asked."""

    def __init__(self) -> None:
        self.kept = 0.0
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self._parser: HttpResponseParser = HttpResponseParser(self)
        self._headers: dict[str, str] = {}
        self._body: list[bytes] = []
        self._open_ended = False

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._transport is not None and not self._transport.is_closing()

    def ask(self, request: bytes) -> "asyncio.Future[Answer]":
        """Send a request; the answer is set, or `Broken`."""
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return self._answer

    def close(self, why: str = "closed") -> None:
        """Hang up; whoever waits is told why."""
        self._fail(why)
        if self._transport is not None:
            self._transport.close()

    # --- what the loop tells -----------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note where to write."""
        self._transport = transport  # type: ignore[assignment] # uvloop's is one in all but name

    def data_received(self, data: bytes) -> None:
        """Take in a part of an answer; nobody speaks without being asked."""
        if self._answer is None:
            self.close()
            return
        try:
            self._parser.feed_data(data)
        except HttpParserError as error:
            self.close(type(error).__name__)

    def connection_lost(self, error: Exception | None) -> None:
        """An answer without a length ends so; any other is not whole."""
        self._transport = None
        if self._open_ended and error is None:
            self.on_message_complete()
        self._fail("connection lost")

    # --- what the parser tells ---------------------------------------------------------------

    def on_header(self, name: bytes, value: bytes) -> None:
        """Note a header."""
        self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        """See whether the end of the answer will be known."""
        self._open_ended = self._headers.keys().isdisjoint({"content-length", "transfer-encoding"})

    def on_body(self, body: bytes) -> None:
        """Take in a part of the body."""
        self._body.append(body)

    def on_message_complete(self) -> None:
        """The answer is whole; what was only a sign to go on is passed over."""
        status, headers, body = self._parser.get_status_code(), self._headers, b"".join(self._body)
        self._headers, self._body, self._open_ended = {}, [], False
        if status < 200:
            return
        if self._transport is not None and not self._parser.should_keep_alive():
            self._transport.close()
        answer, self._answer = self._answer, None
        if answer is None:
            self.close()
        elif not answer.done():
            answer.set_result(Answer(status, headers, body))

    def _fail(self, why: str) -> None:
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_exception(Broken(why))


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """Return whom the system trusts: reading that takes some 20 ms."""
    return ssl.create_default_context()


class Wire:
    """The way to one host: as many connections as there are requests at once."""

    def __init__(self, url: str, patience: float) -> None:
        """Take the host's address (http or https) and the seconds that a whole exchange may take."""
        self._address = urlsplit(url)
        self._patience = patience
        self._secure = self._address.scheme == "https"
        self._resting: list[_Line] = []
        self._lines: set[_Line] = set()

    @property
    def host(self) -> str:
        """The value of the Host header."""
        return self._address.netloc.rpartition("@")[2]

    async def ask(self, request: bytes, again: bool = False) -> Answer:
        """Send a whole request and return the whole answer. Raises `NotSent` and `Broken`.

        With `again` it may be sent once more if a kept connection turns out to be gone.
        """
        loop = asyncio.get_running_loop()
        until = loop.time() + self._patience
        line = self._rested(loop.time())
        if line is not None and again:
            try:
                return await self._exchange(line, request, until)
            except Broken:
                line = None
        return await self._exchange(line or await self._connect(until), request, until)

    def close(self) -> None:
        """Hang up everywhere."""
        for line in tuple(self._lines):
            line.close()
        self._lines.clear()
        self._resting.clear()

    async def _exchange(self, line: _Line, request: bytes, until: float) -> Answer:
        """Ask over one connection, which is kept if the answer is whole, and closed otherwise."""
        loop = asyncio.get_running_loop()
        late = loop.call_at(until, line.close, "too late")
        try:
            answer = await line.ask(request)
        except BaseException:
            line.close()
            self._lines.discard(line)
            raise
        finally:
            late.cancel()
        if line.alive:
            line.kept = loop.time()
            self._resting.append(line)
        else:
            self._lines.discard(line)
        return answer

    def _rested(self, now: float) -> _Line | None:
        """Return the connection that was asked last and can be asked again, if there is one."""
        while self._resting:
            line = self._resting.pop()
            if line.alive and now - line.kept < _KEPT:
                return line
            line.close()
            self._lines.discard(line)
        return None

    async def _connect(self, until: float) -> _Line:
        """Open a connection. Raises `NotSent`."""
        address, loop = self._address, asyncio.get_running_loop()
        try:
            port = address.port or (443 if self._secure else 80)
            trusted = _trusted() if self._secure else None
            async with asyncio.timeout_at(min(until, loop.time() + _CONNECT)):
                _, line = await loop.create_connection(_Line, address.hostname or "", port, ssl=trusted)
        except (OSError, ValueError, TimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        self._lines.add(line)
        return line
