"""One endpoint of the API: a typed handler, and the adapter that makes an aiohttp handler of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

import msgspec
from aiohttp import web

from callcenter.floor.commands import Command
from callcenter.ports.records import User
from callcenter.service.permissions import Permission, permissions_of
from callcenter.web.origin import SAFE, check_origin
from callcenter.web.parts import PARTS, Parts
from callcenter.web.problems import Failure
from callcenter.web.sessions import Sessions, Signed
from callcenter.web.whole import whole

SESSIONS: web.AppKey[Sessions] = web.AppKey("sessions", Sessions)

B = TypeVar("B")
R = TypeVar("R")


class Access(StrEnum):
    """Who may call an endpoint. A phone is for agents, and for those who listen in."""

    ANYBODY = "anybody"
    SIGNED_IN = "signed_in"
    AGENT = "agent"
    PHONE = "phone"


@dataclass
class Call(Generic[B]):
    """One request as its handler sees it. `body` is the checked body, or the checked query of a GET."""

    request: web.Request
    parts: Parts
    sessions: Sessions
    body: B
    signed: Signed | None
    #: What is done to the response once the handler has succeeded.
    finish: list[Callable[[web.StreamResponse], None]] = field(default_factory=list)

    @property
    def user(self) -> User:
        """The signed-in user."""
        if self.signed is None:
            raise Failure("not_signed_in")
        return self.signed.user

    @property
    def agent(self) -> str:
        """The signed-in user's id on the floor."""
        if not self.user.agent:
            raise Failure("not_an_agent", "This user takes no contacts.")
        return self.user.agent

    @property
    def phone(self) -> str:
        """The name of the signed-in user's phone: the agent's id, or one that no agent has."""
        return self.user.agent or f"user:{self.user.name}"

    @property
    def id(self) -> str:
        """The id in the path."""
        return self.request.match_info["id"]

    async def note(self, what: str, detail: dict[str, Any]) -> None:
        """Write a line into the audit trail."""
        await self.parts.records.audit(self.parts.clock.now(), self.user.name, what, detail)

    def may(self, permission: Permission) -> bool:
        """Whether the signed-in user's roles allow something."""
        return permission in permissions_of(self.user.roles)

    async def submit(self, command: Command) -> None:
        """Give the floor a command; what it refuses becomes the answer."""
        await self.parts.submit(command)


@dataclass(frozen=True)
class Endpoint:
    """A line of the route table. The handler's docstring is its summary in the OpenAPI document.

    `path` is below /api/v1. Without a `reply` it answers 204. `codes` are the problem codes
    beyond those that every endpoint of its kind can answer with. `needs` is what the user's roles
    must allow; an agent's endpoint asks for the desk and for an agent to work as. A body of another
    `media_type` than JSON is a text, and so is such a reply. `body_limit`: bytes, 0 for the usual.
    With `uploads` the handler reads the body by itself: a file of any kind.
    """

    method: str
    path: str
    handle: Callable[[Call[Any]], Awaitable[Any]]
    body: type | None = None
    query: type | None = None
    reply: type | None = None
    access: Access = Access.AGENT
    needs: Permission | None = None
    codes: tuple[str, ...] = ()
    media_type: str = "application/json"
    body_limit: int = 0
    uploads: bool = False

    def handler(self) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Return the aiohttp handler: origin, session, body, work, answer."""

        async def serve(request: web.Request) -> web.StreamResponse:
            parts, sessions = request.app[PARTS], request.app[SESSIONS]
            if self.method not in SAFE:
                check_origin(request, parts.settings.public_url)
            signed = await sessions.find(request) if self.access is not Access.ANYBODY else None
            self._admit(signed)
            call = Call(request, parts, sessions, await self._read(request), signed)
            reply = await self.handle(call)
            response = self._answer(reply)
            for finish in call.finish:
                finish(response)
            return response

        return serve

    def _admit(self, signed: Signed | None) -> None:
        if self.access is Access.ANYBODY:
            return
        if signed is None:
            raise Failure("not_signed_in")
        allowed = permissions_of(signed.user.roles)
        is_agent = bool(signed.user.agent) and Permission.DESK in allowed
        listens = self.access is Access.PHONE and Permission.LISTEN_IN in allowed
        if self.access in (Access.AGENT, Access.PHONE) and not is_agent and not listens:
            raise Failure("not_an_agent", "This user takes no contacts.")
        if self.needs is not None and self.needs not in allowed:
            raise Failure("forbidden", f"This needs the permission {self.needs.value}.")

    async def _read(self, request: web.Request) -> object:
        try:
            if self.query is not None:
                return msgspec.convert(dict(request.query), self.query, strict=False)
            if self.body is None:
                return None
            if request.content_type != self.media_type:
                raise Failure("unsupported_media_type", f"The body must be {self.media_type}.")
            if self.body_limit:
                request = request.clone(client_max_size=self.body_limit)
            if self.body is str:
                return (await request.read()).decode()
            return msgspec.json.decode(await request.read(), type=self.body)
        except msgspec.MsgspecError as error:
            # The words may quote what was sent: they go back to the sender and nowhere else.
            raise Failure("invalid_request", str(error)) from None
        except UnicodeDecodeError:
            raise Failure("invalid_request", "The body is not UTF-8.") from None

    def _answer(self, reply: object) -> web.StreamResponse:
        if self.reply is None:
            return web.Response(status=204)
        if isinstance(reply, web.StreamResponse):
            return reply
        if self.reply is str:
            return web.Response(text=str(reply), content_type=self.media_type)
        return web.Response(body=msgspec.json.encode(whole(reply)), content_type="application/json")
