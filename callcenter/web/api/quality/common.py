"""What the endpoints of quality share: who asks, and the contact that is judged."""

from typing import Any

from callcenter.ports.books import Cursor
from callcenter.quality.evaluations import Judged
from callcenter.quality.refusal import QualityRefusal
from callcenter.service.follow_up.tools import Doer
from callcenter.service.permissions import Permission
from callcenter.service.quality.evaluations import Look
from callcenter.service.quality.room import QualityRoom
from callcenter.web.api.pages import contact_page
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure


def room(call: Call[Any]) -> QualityRoom:
    """Return everything that can be done with quality."""
    return call.parts.quality


def doer(call: Call[Any]) -> Doer:
    """Return who asks; whoever evaluates sees what is not theirs."""
    return Doer(call.user.name, call.user.agent, call.may(Permission.EVALUATE), call.user.roles)


def place(text: str) -> Cursor | None:
    """Return where a page begins. Raises `Failure`."""
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        raise Failure("bad_cursor", "There is no such place to go on from.") from None


def looker(call: Call[Any]) -> Look:
    """Return what finds a contact that is over, as the asker may see it."""

    async def look(contact: str, agent: str) -> Judged:
        view = (await contact_page(call, contact)).contact
        if view.phase.value != "closed":
            raise QualityRefusal("contact_live", contact)
        found = await call.parts.history.page(contact)
        agents = found[1] if found is not None else frozenset()
        chosen = agent or view.agent
        if not chosen or chosen not in agents | {view.agent}:
            raise QualityRefusal("no_agent", contact)
        return Judged(contact, chosen, view.queue, view.tier, view.channel.value, view.arrived_at)

    return look
