"""The line to a service: signing in, and following its live feed over every cut."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import msgspec
from msgspec import Struct
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from callcenter.commands.watching.feed import Picture

#: The service's word that nobody is signed in.
NOT_SIGNED_IN = 4401
#: Seconds without a word after which the line is dead: the service gives a sign of life every four.
SILENT = 12.0
#: Seconds until it is tried again: the first time, and at most.
SOON, LATE = 0.5, 15.0

_AWAY = (OSError, TimeoutError, InvalidHandshake, InvalidMessage, ConnectionClosed, aiohttp.ClientError)


class Refused(Exception):
    """The service does not let us in. `code` is its own, e.g. `wrong_credentials`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Away(Exception):
    """There is no service at the address, or the line to it was cut. Says why in a word or two."""


class Account(Struct, frozen=True):
    """Who signs in where. `url` is the service's, without a path."""

    url: str
    name: str
    password: str


class Session(Struct, frozen=True):
    """A cookie that says who is signed in, and the language they chose ("" for none)."""

    cookie: str
    language: str = ""


async def sign_in(account: Account) -> Session:
    """Begin a session. Raises `Refused` or `Away`."""
    jar = aiohttp.CookieJar(unsafe=True)
    wait = aiohttp.ClientTimeout(total=10)
    body = {"name": account.name, "password": account.password}
    try:
        async with (
            aiohttp.ClientSession(cookie_jar=jar, timeout=wait) as http,
            http.post(f"{account.url}/api/v1/session", json=body) as answer,
        ):
            said = await answer.read()
            cookies = jar.filter_cookies(answer.url)
    except _AWAY as error:
        raise Away(_why(error)) from error
    if answer.status >= 500:
        raise Away(f"HTTP {answer.status}")
    if answer.status != 200:
        raise Refused(_code(said) or f"HTTP {answer.status}")
    cookie = "; ".join(f"{each.key}={each.value}" for each in cookies.values())
    return Session(cookie, str(msgspec.json.decode(said).get("language") or ""))


class Follower:
    """Follows the feed into `picture`; `changed` is called after each message, `away` before each wait."""

    def __init__(
        self,
        account: Account,
        picture: Picture,
        changed: Callable[[], None],
        away: Callable[[str, float], None],
        soon: float = SOON,
    ) -> None:
        self._account = account
        self._picture = picture
        self._changed = changed
        self._away = away
        self._soon = self._pause = soon
        self._session: Session | None = None

    def enter(self, session: Session) -> None:
        """Use a session that has begun already."""
        self._session = session

    async def run(self) -> None:
        """Follow for ever, from the number in hand after a cut. Raises `Refused` when nobody lets us in."""
        while True:
            try:
                await self._follow(self._session or await sign_in(self._account))
            except Away as error:
                self._away(str(error), self._pause)
                await asyncio.sleep(self._pause)
                self._pause = min(2 * self._pause, LATE)

    async def first(self) -> None:
        """Follow until there is a picture. Raises `Refused` or `Away`."""
        session = self._session or await sign_in(self._account)
        async with _opened(self._account.url, session) as socket:
            await _hello(socket, None)
            self._picture.take(await _heard(socket))

    async def _follow(self, session: Session) -> None:
        self._session = session
        try:
            async with _opened(self._account.url, session) as socket:
                await _hello(socket, self._picture.seq)
                while True:
                    if not self._picture.take(await _heard(socket)):
                        await _hello(socket, self._picture.seq)
                    self._pause = self._soon
                    self._changed()
        except _SignedOut:
            self._session = None


class _SignedOut(Exception):
    """The session is over."""


@asynccontextmanager
async def _opened(url: str, session: Session) -> AsyncIterator[ClientConnection]:
    """Open the feed. What goes wrong with it is `Away`, or `_SignedOut`."""
    address = f"ws{url.removeprefix('http')}/api/v1/live"
    head = {"Cookie": session.cookie}
    connecting = connect(address, additional_headers=head, max_size=None, compression=None, proxy=None)
    try:
        async with connecting as socket:
            yield socket
    except ConnectionClosed as error:
        if error.rcvd is not None and error.rcvd.code == NOT_SIGNED_IN:
            raise _SignedOut from error
        raise Away(_why(error)) from error
    except _AWAY as error:
        raise Away(_why(error)) from error


async def _hello(socket: ClientConnection, after: int | None) -> None:
    await socket.send(msgspec.json.encode({"type": "hello", "after": after}).decode())


async def _heard(socket: ClientConnection) -> dict[str, Any]:
    async with asyncio.timeout(SILENT):
        message: dict[str, Any] = msgspec.json.decode(await socket.recv())
        return message


def _code(said: bytes) -> str:
    try:
        return str(msgspec.json.decode(said)["code"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return ""


def _why(error: BaseException) -> str:
    """Return what is wrong with the line, in a word or two."""
    if isinstance(error, TimeoutError):
        return "no answer"
    if isinstance(error, ConnectionClosed) and error.rcvd is not None:
        return f"closed, {error.rcvd.code}"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
