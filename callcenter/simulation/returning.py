"""Callers who come back: who hung up calls again, and who asked for it is called back."""

from collections.abc import Callable
from random import Random
from typing import Any, Protocol

from msgspec.structs import replace

from callcenter.floor import Floor
from callcenter.floor import calling_events as k
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import DialNumber
from callcenter.floor.phases import Phase
from callcenter.floor.values import LegCause, Outcome
from callcenter.simulation.plan import Call, again_id

_MAY_ASK = (Phase.WAITING, Phase.OFFERED)


class Stage(Protocol):
    """What the world lends: its floor, its clock, and its callers by contact."""

    floor: Floor
    now: float
    calls: dict[str, Call]

    def tell(self, command: c.Command) -> None:
        """Give the floor a command now."""
        ...

    def later(self, seconds: float, do: Callable[[Any], None], with_: Any) -> None:
        """Do something after so many seconds."""
        ...

    def come(self, call: Call) -> None:
        """Let somebody call now."""
        ...


class Returning:
    """Lets callers call again until `end`, ask for callbacks where a queue offers them, and pick up."""

    def __init__(self, stage: Stage, end: float) -> None:
        self._stage = stage
        self._end = end

    def waits(self, call: Call) -> None:
        """Somebody joins a queue: perhaps they will press the key."""
        if call.wish is not None:
            self._stage.later(call.wish.after, self._ask, call.id)

    def opened(self, event: k.CallbackOpened) -> None:
        """A callback is about the same things as the call that asked for it."""
        call = self._stage.calls.get(event.origin)
        if call is not None:
            self._stage.calls[event.contact] = call

    def dialled(self, dial: DialNumber) -> None:
        """The customer's telephone rings: they pick up, or it rings to its end."""
        wish = self._stage.calls[dial.contact].wish
        if wish is None:
            raise AssertionError(f"{dial.contact} asked for no callback")
        luck = Random(f"{self._stage.calls[dial.contact].luck}/{dial.attempt}").random()
        if luck < wish.picks_up and wish.rings < dial.ring_seconds:
            self._stage.later(wish.rings, self._pick_up, dial)
        else:
            self._stage.later(dial.ring_seconds, self._ring_out, dial)

    def closed(self, event: e.ContactClosed) -> None:
        """Who hung up in a queue may call again, though not after the day."""
        call = self._stage.calls.get(event.contact)
        if call is None or event.outcome is not Outcome.ABANDONED or not call.again:
            return
        next_, *rest = call.again
        at = self._stage.now + next_.after
        if at < self._end:
            again = replace(
                call,
                id=again_id(call.id),
                at=at,
                patience=next_.patience,
                menu=next_.menu,
                luck=next_.luck,
                again=tuple(rest),
            )
            self._stage.later(next_.after, self._stage.come, again)

    def _ask(self, id_: str) -> None:
        contact = self._stage.floor.state.contacts.get(id_)
        if contact is None or contact.phase not in _MAY_ASK:
            return
        policy = self._stage.floor.state.queues.get(contact.queue)
        if policy is not None and policy.callback.offered:
            self._stage.tell(c.RequestCallback(id_, contact.queue, contact.caller))

    def _pick_up(self, dial: DialNumber) -> None:
        if self._rings(dial):
            self._stage.tell(c.AnswerLeg(dial.contact, dial.attempt, f"L-{dial.contact}"))

    def _ring_out(self, dial: DialNumber) -> None:
        if self._rings(dial):
            self._stage.tell(c.FailDial(dial.contact, dial.attempt, LegCause.NO_ANSWER))

    def _rings(self, dial: DialNumber) -> bool:
        contact = self._stage.floor.state.contacts.get(dial.contact)
        return contact is not None and contact.dial is not None and contact.dial.attempt == dial.attempt
