"""Server-side sessions: a random token in a cookie, its SHA-256 in the records."""

import hashlib
import secrets
from collections.abc import Callable

import msgspec
from aiohttp import web
from msgspec import Struct

from callcenter.ports.clock import Clock
from callcenter.ports.records import Records, Session, User
from callcenter.web.parts import WebSettings

#: Expired sessions are deleted at most so often (seconds).
TIDY_SECONDS = 3600.0


class Signed(Struct, frozen=True):
    """A user with the session that says so."""

    user: User
    session: Session


class Sessions:
    """Begins, finds, prolongs and ends sessions, and tells sockets when theirs is over."""

    def __init__(self, settings: WebSettings, records: Records, clock: Clock) -> None:
        self._settings = settings
        self._records = records
        self._clock = clock
        self._watchers: dict[str, set[Callable[[], None]]] = {}
        self._tidied_at = float("-inf")

    @property
    def cookie(self) -> str:
        """The cookie's name; over https the prefix forbids other hosts and paths to set it."""
        return "__Host-callcenter" if self._settings.secure else "callcenter"

    async def begin(self, user: User) -> str:
        """Start a session and return the token for the cookie."""
        now = self._clock.now()
        await self._tidy(now)
        token = secrets.token_urlsafe(32)
        expires = now + self._settings.idle_seconds
        await self._records.add_session(Session(digest(token), user.name, now, expires))
        return token

    async def find(self, request: web.BaseRequest) -> Signed | None:
        """Return who sent the request, if anybody is signed in. The session's end moves on."""
        token = request.cookies.get(self.cookie)
        return await self.renew(digest(token)) if token else None

    async def renew(self, token: str) -> Signed | None:
        """Return who has the session of this token hash, with its end moved on, or None if it is over."""
        now = self._clock.now()
        session = await self._records.session(token, now)
        if session is None:
            return None
        user = await self._records.user(session.user)
        if user is None or not user.active:
            return None
        return Signed(user, await self._prolong(session, now))

    async def end(self, session: Session) -> None:
        """End a session and whatever watches it."""
        await self._records.end_session(session.token)
        for watcher in list(self._watchers.get(session.token, ())):
            watcher()

    async def end_all(self, user: str, keep: str = "") -> None:
        """End a user's sessions but the one with the token hash `keep`, and whatever watches them."""
        for token in await self._records.end_sessions(user, keep):
            for watcher in list(self._watchers.get(token, ())):
                watcher()

    def watch(self, session: Session, over: Callable[[], None]) -> Callable[[], None]:
        """Have `over` called when the session is ended; return the way to stop watching."""
        watchers = self._watchers.setdefault(session.token, set())
        watchers.add(over)

        def stop() -> None:
            watchers.discard(over)
            if not watchers and self._watchers.get(session.token) is watchers:
                del self._watchers[session.token]

        return stop

    def give(self, response: web.StreamResponse, token: str) -> None:
        """Put the cookie on a response. It lasts until the browser closes; the server knows the end."""
        response.set_cookie(
            self.cookie,
            token,
            path="/",
            httponly=True,
            samesite="Strict",
            secure=self._settings.secure,
        )

    def take(self, response: web.StreamResponse) -> None:
        """Take the cookie away."""
        response.del_cookie(self.cookie, path="/", secure=self._settings.secure, samesite="Strict")

    async def _tidy(self, now: float) -> None:
        """Now and then, when somebody signs in, forget the sessions that are over."""
        if now - self._tidied_at >= TIDY_SECONDS:
            self._tidied_at = now
            await self._records.forget_sessions(now)

    async def _prolong(self, session: Session, now: float) -> Session:
        """Move the end on, at most to the lifetime; a write only once a tenth of the span has passed."""
        idle = self._settings.idle_seconds
        end = min(now + idle, session.created_at + self._settings.lifetime_seconds)
        if end - session.expires_at < idle / 10:
            return session
        await self._records.extend_session(session.token, end)
        return msgspec.structs.replace(session, expires_at=end)


def digest(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
