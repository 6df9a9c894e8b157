"""What the endpoints of the follow-up share: who does something, and pages of lists."""

from collections.abc import Sequence
from typing import Any

from callcenter.ports.books import Cursor, Entity, cursor_of
from callcenter.service.follow_up.tools import Doer
from callcenter.service.permissions import Permission
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure


def doer(call: Call[Any]) -> Doer:
    """Return the user who asks."""
    return Doer(call.user.name, call.user.agent, call.may(Permission.MANAGE_CASES), call.user.roles)


def cursor(text: str) -> Cursor | None:
    """Return the place to go on from. Raises `Failure` (`bad_cursor`)."""
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        raise Failure("bad_cursor", "There is no such place to go on from.") from None


def behind(page: Sequence[Entity], limit: int, order: str) -> str:
    """Return where the next page begins, "" behind the last one."""
    return cursor_of(page[-1], order).text() if len(page) == limit else ""
