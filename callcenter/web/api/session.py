"""Signing in and out."""

import msgspec
from aiohttp import web

from callcenter.ports.records import User
from callcenter.service.permissions import permissions_of
from callcenter.web.address import address_of
from callcenter.web.attempts import Attempts
from callcenter.web.endpoint import Call
from callcenter.web.passwords import Passwords
from callcenter.web.problems import Failure
from callcenter.web.values import Me, SessionChange, SignIn

PASSWORDS: web.AppKey[Passwords] = web.AppKey("passwords", Passwords)
ATTEMPTS: web.AppKey[Attempts] = web.AppKey("attempts", Attempts)


async def who_am_i(call: Call[None]) -> Me:
    """Who is signed in."""
    return _me(call.user)


async def sign_in(call: Call[SignIn]) -> Me:
    """Sign in: begins a session and sets its cookie."""
    now = call.parts.clock.now()
    name = call.body.name
    address = address_of(call.request, forwarded=call.parts.settings.forwarded)
    attempts = call.request.app[ATTEMPTS]
    attempts.check(name, address, now)
    user = await _verified(call)
    if user is None:
        attempts.failed(name, address, now)
        await call.parts.records.audit(now, name, "sign_in.failed", {"address": address})
        raise Failure("wrong_credentials", "The name or the password is not right.")
    attempts.succeeded(name, address)
    token = await call.sessions.begin(user)
    await call.parts.records.audit(now, user.name, "sign_in", {"address": address})
    call.finish.append(lambda response: call.sessions.give(response, token))
    return _me(user)


async def sign_out(call: Call[None]) -> None:
    """Sign out: ends the session and the live feeds that hang on it."""
    assert call.signed is not None
    await call.sessions.end(call.signed.session)
    await call.parts.records.audit(call.parts.clock.now(), call.user.name, "sign_out", {})
    call.finish.append(call.sessions.take)


async def change_session(call: Call[SessionChange]) -> Me:
    """Change the user's language."""
    user = msgspec.structs.replace(call.user, language=call.body.language)
    await call.parts.records.save_user(user)
    return _me(user)


async def _verified(call: Call[SignIn]) -> User | None:
    """Return the user whose password this is; unknown and inactive users take as long."""
    passwords = call.request.app[PASSWORDS]
    user = await call.parts.records.user(call.body.name)
    stored = user.password if user is not None and user.active else None
    if not await passwords.verify(stored, call.body.password) or user is None:
        return None
    if passwords.outdated(user.password):
        user = msgspec.structs.replace(user, password=await passwords.hash(call.body.password))
        await call.parts.records.save_user(user)
    return user


def _me(user: User) -> Me:
    allowed = tuple(sorted(permissions_of(user.roles)))
    return Me(user.name, user.display or user.name, user.agent, user.roles, allowed, user.language)
