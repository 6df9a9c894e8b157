"""Being in a talk beside the agent. Who was, when and how is in the contact's own journal."""

from callcenter.floor import oversight as o
from callcenter.floor.values import MonitorMode
from callcenter.web.endpoint import Call
from callcenter.web.values_oversight import Attempt, MonitorWish


async def monitor(call: Call[MonitorWish]) -> Attempt:
    """Listen, whisper or barge: the supervisor's phone dials in for the attempt that is returned."""
    mode = MonitorMode(call.body.mode)
    await call.submit(o.MonitorContact(call.id, call.phone, mode, call.user.name))
    return _attempt(call)


async def change_mode(call: Call[MonitorWish]) -> None:
    """Be in the talk another way."""
    mode = MonitorMode(call.body.mode)
    await call.submit(o.ChangeMonitor(call.id, call.phone, mode, call.user.name))


async def leave(call: Call[None]) -> None:
    """Leave the talk."""
    await call.submit(o.EndMonitor(call.id, call.phone))


async def take_over(call: Call[None]) -> Attempt:
    """Take the customer from the agent: at once when in the talk, else as soon as the phone is there."""
    await call.submit(o.TakeOver(call.id, call.agent, call.user.name))
    return _attempt(call)


def _attempt(call: Call[MonitorWish] | Call[None]) -> Attempt:
    """Return what the phone has to dial in for, unless it is there or nothing waits for it any more."""
    contact = call.parts.state().contacts.get(call.id)
    part = contact.monitor(call.phone) if contact is not None else None
    return Attempt(part.attempt if part is not None and not part.leg else "")
