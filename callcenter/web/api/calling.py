"""Calls that we make: an agent's own, and callbacks. The gate is asked before the floor is told."""

from typing import Any
from uuid import uuid4

from callcenter.floor import calling as k
from callcenter.floor.values import CustomerCard, Device, Kind
from callcenter.ports.records import RecordsError
from callcenter.service.calling.again import again_from
from callcenter.service.numbers import to_e164
from callcenter.service.permissions import Permission
from callcenter.service.precall import Denial, PlannedCall
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_calling import (
    Callbacks,
    CallbacksQuery,
    CallbackWish,
    CallWish,
    NewCallback,
    PlacedCall,
)

#: How far ahead a callback may be agreed (seconds).
FARTHEST = 90 * 86400.0


async def place_call(call: Call[CallWish]) -> PlacedCall:
    """Call a customer: the agent's own phone first, then the customer is dialled."""
    wish, agent = call.body, call.agent
    number, caller_id = _number(call, wish.number), _caller_id(call, wish.caller_id)
    queue = wish.queue or _first_queue(call, agent)
    card = await _card(call, number)
    contact, now = f"call-{uuid4().hex}", call.parts.clock.now()
    planned = PlannedCall(
        Kind.OUTGOING, number, now, queue, agent, card, wish.purpose, caller_id, contact=contact
    )
    await pass_gate(call, planned)
    await call.submit(k.PlaceCall(contact, agent, number, queue, caller_id, card))
    return PlacedCall(contact, _attempt(call, contact, agent))


async def list_callbacks(call: Call[CallbacksQuery]) -> Callbacks:
    """List the callbacks that are to be made: all for supervisors, those of their queues for agents."""
    queues = None if call.may(Permission.WATCH) else _queues(call)
    lines = call.parts.history.callbacks(whole=call.may(Permission.SEE_NUMBERS))
    wanted, chosen = call.body.queue, _callbacks_to(call, call.body.number)
    return Callbacks(
        tuple(
            line
            for line in lines
            if (not wanted or line.queue == wanted)
            and (queues is None or line.queue in queues)
            and (chosen is None or line.id in chosen)
        )
    )


def _callbacks_to(call: Call[Any], number: str) -> set[str] | None:
    """Return the ids of the callbacks to a number, None for "no matter which". Who asks knows the number."""
    if not number:
        return None
    wanted = _number(call, number)
    return {line.id for line in call.parts.history.callbacks(whole=True) if line.number == wanted}


async def agree_callback(call: Call[CallbackWish]) -> NewCallback:
    """Agree a callback, for a time or as soon as it can be."""
    wish, now = call.body, call.parts.clock.now()
    at = now if wish.at is None else wish.at
    if not now - 60.0 <= at <= now + FARTHEST:
        raise Failure("bad_time", "A callback is agreed for now or for the next 90 days.")
    if wish.agent and wish.agent not in call.parts.state().agents:
        raise Failure("unknown_agent", wish.agent)
    number, caller_id = _number(call, wish.number), _caller_id(call, wish.caller_id)
    card = await _card(call, number)
    await pass_gate(
        call, PlannedCall(Kind.CALLBACK, number, at, wish.queue, wish.agent, card, caller_id=caller_id)
    )
    id_ = f"callback-{uuid4().hex}"
    await call.submit(
        k.ScheduleCallback(
            id_,
            wish.queue,
            number,
            at,
            caller_id,
            card,
            target=wish.agent,
            by=call.user.name,
            note=wish.note,
        )
    )
    return NewCallback(id_)


async def cancel_callback(call: Call[None]) -> None:
    """Call a callback off, as long as the customer was not reached."""
    contact = call.parts.state().contacts.get(call.id)
    callback = contact.callback if contact is not None else None
    if contact is None or callback is None:
        raise Failure("unknown_callback", call.id)
    own = callback.by == call.user.name or contact.queue in _queues(call)
    if not (call.may(Permission.SUPERVISE) or own):
        raise Failure("forbidden", "This callback is not yours.")
    await call.submit(k.CancelCallback(call.id, call.user.name))


def _number(call: Call[Any], text: str) -> str:
    ours = next(iter(call.parts.house().numbers), "")
    number = to_e164(text, ours)
    if not number:
        raise Failure("bad_number", "That is no telephone number.")
    return number


def _caller_id(call: Call[Any], shown: str) -> str:
    if shown and shown not in call.parts.house().numbers:
        raise Failure("unknown_caller_id", "That is none of the house's numbers.")
    return shown


async def _card(call: Call[Any], number: str) -> CustomerCard:
    """Return the customer's card; a call is not put off because it cannot be read."""
    try:
        return await call.parts.records.card(number) or CustomerCard()
    except RecordsError:
        return CustomerCard()


async def pass_gate(call: Call[Any], planned: PlannedCall) -> None:
    """Refuse with `call_denied`, and every rule, a call that the gate does not let pass."""
    denial = await call.parts.gate(planned)
    if denial is not None:
        raise Failure("call_denied", _words(call, denial), problems=[each.rule for each in denial.reasons])


def _words(call: Call[Any], denial: Denial) -> str:
    """Return every reason in the language that the asker reads, and when they may ask again."""
    wanted = "zh-CN" if call.request.headers.get("Accept-Language", "").startswith("zh") else "en"
    said = {each.rule: each.says.get(wanted, "") for each in denial.reasons} or {denial.rule: denial.words}
    lines = [f"{rule}: {words}" if words else rule for rule, words in said.items()]
    again = again_from(denial.again_at, call.parts.house().zone, wanted)
    return " ".join([*lines, again] if again else lines)


def _queues(call: Call[Any]) -> tuple[str, ...]:
    agent = call.parts.state().agents.get(call.user.agent)
    return agent.profile.queues if agent is not None else ()


def _first_queue(call: Call[Any], agent: str) -> str:
    return next(iter(_queues(call)), "")


def _attempt(call: Call[Any], contact: str, agent: str) -> str:
    """Return what the browser phone dials in for, "" for a telephone, which is rung or stands by."""
    state = call.parts.state()
    placed, known = state.contacts.get(contact), state.agents.get(agent)
    if placed is None or placed.offer is None or known is None or known.device is not Device.BROWSER:
        return ""
    return placed.offer.id
