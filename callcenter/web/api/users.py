"""Users, and the trail of what was done."""

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from callcenter.ports.records import User
from callcenter.service.house_reports import is_address
from callcenter.service.permissions import ROLES, Permission, permissions_of
from callcenter.web.api.session import PASSWORDS
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_administration import (
    AuditQuery,
    AuditTrail,
    NewPassword,
    NewUser,
    UserChange,
    UserName,
    UserNames,
    UserPage,
    UserPages,
)


async def list_users(call: Call[None]) -> UserPages:
    """All users by name."""
    return UserPages(tuple(_page(user) for user in await call.parts.records.users()))


async def name_users(call: Call[None]) -> UserNames:
    """What users are called, for all who work here: screens show names, and offer them to choose."""
    users = await call.parts.records.users()
    return UserNames(tuple(UserName(user.name, user.display or user.name, user.active) for user in users))


async def add_user(call: Call[NewUser]) -> UserPage:
    """Let somebody sign in."""
    new, records = call.body, call.parts.records
    _check(call, new.roles, new.agent, new.email)
    if await records.user(new.name) is not None:
        raise Failure("user_exists", "There is a user of that name.")
    hashed = await call.request.app[PASSWORDS].hash(new.password)
    user = User(
        new.name, hashed, new.display or new.name, new.agent, new.roles, new.language, email=new.email
    )
    await records.save_user(user)
    await call.parts.keeper.meet()
    await call.note("user.added", {"user": user.name, "roles": list(user.roles)})
    return _page(user)


async def change_user(call: Call[UserChange]) -> UserPage:
    """Change a user; what they may do changes at once, and they sign in again."""
    user = await _user(call)
    changes = {
        name: value for name, value in msgspec.structs.asdict(call.body).items() if value is not msgspec.UNSET
    }
    changed = replace(user, **changes)
    _check(call, changed.roles, changed.agent, changed.email)
    _not_locked_out(call, changed)
    await call.parts.records.save_user(changed)
    await call.parts.keeper.meet()
    if (changed.roles, changed.agent, changed.active) != (user.roles, user.agent, user.active):
        await call.sessions.end_all(user.name, _own_session(call, user))
    told = {name: list(value) if isinstance(value, tuple) else value for name, value in changes.items()}
    await call.note("user.changed", {"user": user.name, **told})
    return _page(changed)


async def set_password(call: Call[NewPassword]) -> None:
    """Give a user a new password and end their other sessions."""
    user = await _user(call)
    hashed = await call.request.app[PASSWORDS].hash(call.body.password)
    await call.parts.records.save_user(replace(user, password=hashed))
    await call.sessions.end_all(user.name, _own_session(call, user))
    await call.note("user.password_set", {"user": user.name})


async def audit_trail(call: Call[AuditQuery]) -> AuditTrail:
    """Who did what when, the newest first."""
    wish = call.body
    lines = await call.parts.records.audit_lines(wish.limit, wish.before, wish.who, wish.what)
    return AuditTrail(tuple(lines))


async def _user(call: Call[Any]) -> User:
    user = await call.parts.records.user(call.id)
    if user is None:
        raise Failure("not_found", "There is no such user.")
    return user


def _check(call: Call[Any], roles: Iterable[str], agent: str, email: str) -> None:
    if unknown := sorted(set(roles) - ROLES.keys()):
        raise Failure("invalid_request", f"There is no role {', '.join(unknown)}.")
    if agent and agent not in call.parts.state().agents:
        raise Failure("invalid_request", f"There is no agent {agent}.")
    if email and not is_address(email):
        raise Failure("bad_address", "This is no e-mail address.")


def _not_locked_out(call: Call[Any], changed: User) -> None:
    """Nobody takes from themselves what they would need to take it back."""
    manages = Permission.MANAGE_USERS in permissions_of(changed.roles)
    if changed.name == call.user.name and not (changed.active and manages):
        raise Failure("own_account", "You cannot lock yourself out.")


def _own_session(call: Call[Any], user: User) -> str:
    own = call.signed is not None and user.name == call.user.name
    return call.signed.session.token if own and call.signed is not None else ""


def _page(user: User) -> UserPage:
    return UserPage(user.name, user.display, user.agent, user.roles, user.language, user.active, user.email)
