"""The agent's presence, offers and after-contact work."""

from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.ports.shifts import DayView
from callcenter.web.endpoint import Call
from callcenter.web.values import PresenceWish


async def set_presence(call: Call[PresenceWish]) -> None:
    """Be available, not ready (with a reason) or offline, now or after the current contact."""
    wish = call.body
    await call.submit(c.RequestPresence(call.agent, Presence(wish.presence), wish.reason))


async def accept_offer(call: Call[None]) -> None:
    """Take the contact that rings."""
    await call.submit(c.AcceptOffer(call.agent, call.id))


async def decline_offer(call: Call[None]) -> None:
    """Do not take the contact that rings."""
    await call.submit(c.DeclineOffer(call.agent, call.id))


async def extend_wrap_up(call: Call[None]) -> None:
    """Take more time for after-contact work on a contact."""
    await call.submit(c.ExtendWrapUp(call.agent, call.id))


async def finish_wrap_up(call: Call[None]) -> None:
    """Be done with after-contact work on a contact."""
    await call.submit(c.FinishWrapUp(call.agent, call.id))


async def see_day(call: Call[None]) -> DayView:
    """What the agent has done today."""
    return call.parts.shifts.day(call.agent, call.parts.clock.now())
