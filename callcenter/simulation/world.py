"""The world around a simulated floor: callers and agents who do what the plan says, in virtual time.

Nothing of the floor is imitated: each step is a command to it, at the moment it would come, and what
happens next follows from its events and effects.
"""

from collections.abc import Callable, Iterable
from math import inf
from random import Random
from typing import Any, Protocol

from callcenter.floor import Decision, Floor
from callcenter.floor import calling_events as k
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import DialNumber, Effect, HangUpLeg
from callcenter.floor.phases import IN_QUEUE, Phase, Presence
from callcenter.simulation.clockwork import Clockwork
from callcenter.simulation.plan import Call, Move, Plan
from callcenter.simulation.returning import Returning

#: How long a caller speaks to the voicemail.
MESSAGE_SECONDS = 20.0

#: The floor itself puts an agent there who let an offer ring.
FORCED = frozenset({"no_answer", "device"})

_AWAY = (Presence.NOT_READY, Presence.OFFLINE)


class Witness(Protocol):
    """Somebody who is told of every decision."""

    def see(self, floor: Floor, command: c.Command, decision: Decision, now: float) -> None:
        """Look at what happened; the floor stands as the decision left it."""


class World(Clockwork):
    """Runs one plan on one floor.

    `done` counts the calls that have come; `calls` are the callers of the contacts that are open.
    """

    def __init__(self, plan: Plan, witnesses: Iterable[Witness] = ()) -> None:
        super().__init__(plan.begin)
        self.done = 0
        self._plan = plan
        self._last = plan.end + plan.after
        self._witnesses = tuple(witnesses)
        self.calls: dict[str, Call] = {}
        self._returning = Returning(self, plan.end)
        self._coming = iter(plan.calls)
        self._wanted: dict[str, Move] = {}
        self._reactions: dict[type[e.Event], Callable[[Any], None]] = {
            e.ContactOffered: self._offered,
            e.ContactConnected: self._connected,
            e.ContactReleased: self._released,
            e.VoicemailStarted: self._voicemail,
            e.SurveyStarted: self._survey,
            e.ContactClosed: self._closed,
            k.CallbackOpened: self._returning.opened,
            e.WrapUpEnded: self._wrap_up_ended,
            e.PresenceChanged: self._presence_changed,
        }

    def run(self, each: Callable[[int], None] = lambda _done: None, every: int = 200) -> Floor:
        """Live through the day and what is left of it afterwards; return the floor.

        `each` is called with the calls so far, every so many. Raises `OffTheRails`.
        """
        self.tell(self._plan.house)
        for move in self._plan.moves:
            self.at(move.at, self._move, move)
        self._next_call()
        told = 0
        while self.step(self._last):
            if self.done - told >= every:
                told = self.done
                each(told)
        return self.floor

    def follow(self, command: c.Command, decision: Decision) -> None:
        """Show it to the witnesses, react to what happened, and carry the wishes out."""
        for witness in self._witnesses:
            witness.see(self.floor, command, decision, self.now)
        for event in decision.events:
            react = self._reactions.get(type(event))
            if react is not None:
                react(event)
        for effect in decision.effects:
            self._carry_out(effect)

    def _carry_out(self, effect: Effect) -> None:
        """A leg that shall end does so at once, and who is dialled picks up or not; the rest are sounds."""
        if isinstance(effect, HangUpLeg):
            self.later(0.0, self.end_leg, effect.leg)
        elif isinstance(effect, DialNumber):
            self._returning.dialled(effect)

    # --- callers ---------------------------------------------------------------------------

    def _next_call(self) -> None:
        call = next(self._coming, None)
        if call is not None:
            self.at(call.at, self._arrive, call)

    def _arrive(self, call: Call) -> None:
        self._next_call()
        self.done += 1
        self.come(call)

    def come(self, call: Call) -> None:
        """Let somebody call now."""
        self.calls[call.id] = call
        self.tell(c.ArriveContact(call.id, f"L-{call.id}", caller=call.caller, card=call.card))
        if call.menu:
            self.later(call.menu, self._queue, call)
        else:
            self._queue(call)

    def _queue(self, call: Call) -> None:
        if call.patience != inf:
            self.later(call.patience, self._lose_patience, call)
        self._returning.waits(call)
        self.tell(c.RequestQueue(call.id, call.queue, call.needs, call.priority, call.target))

    def _lose_patience(self, call: Call) -> None:
        contact = self.floor.state.contacts.get(call.id)
        if contact is not None and contact.phase in IN_QUEUE and not contact.answered_at:
            self.end_leg(contact.leg)

    def _hang_up(self, id_: str) -> None:
        """The caller has said it all; the agent's line is over with it."""
        contact = self.floor.state.contacts.get(id_)
        if contact is not None and contact.phase is Phase.TALKING:
            agent_leg = contact.agent_leg
            self.end_leg(contact.leg)
            self.end_leg(agent_leg)

    def _leave_message(self, id_: str) -> None:
        contact = self.floor.state.contacts.get(id_)
        if contact is not None and contact.phase is Phase.VOICEMAIL:
            self.end_leg(contact.leg)
            self.tell(c.LeaveVoicemail(id_, f"R-{id_}", seconds=MESSAGE_SECONDS))

    # --- agents ----------------------------------------------------------------------------

    def _move(self, move: Move) -> None:
        """Go where the plan says, unless after-contact work comes first; then it is done after it."""
        self._wanted[move.agent] = move
        agent = self.floor.state.agents[move.agent]
        if move.presence is not Presence.AVAILABLE or not agent.wrap_ups:
            self.tell(c.RequestPresence(move.agent, move.presence, move.reason))

    def _come_back(self, agent_id: str) -> None:
        agent = self.floor.state.agents[agent_id]
        wanted = self._wanted.get(agent_id)
        if wanted and wanted.presence is Presence.AVAILABLE and agent.presence in _AWAY:
            self._move(wanted)

    def _answer(self, offer: e.ContactOffered) -> None:
        contact = self.floor.state.contacts.get(offer.contact)
        if contact is not None and contact.offer is not None and contact.offer.id == offer.offer:
            self.tell(c.BindLeg(f"A-{offer.offer}", offer.agent, offer.offer))

    def _finish(self, released: e.ContactReleased) -> None:
        """Register the contact and be done with it, unless its time was up already."""
        agent = self.floor.state.agents[released.agent]
        if agent.wrap_up(released.contact) is not None:
            self.tell(c.Dispose(agent.id, released.contact, "resolved"))
        if agent.wrap_up(released.contact) is not None:
            self.tell(c.FinishWrapUp(agent.id))

    # --- what follows from what happened -----------------------------------------------------

    def _offered(self, event: e.ContactOffered) -> None:
        call = self.calls[event.contact]
        if not self._missed(call, event.offer):
            self.later(call.answer, self._answer, event)

    def _missed(self, call: Call, offer: str) -> bool:
        if not self._plan.misses:
            return False
        if offer == f"{call.id}.1":
            return call.luck < self._plan.misses
        return Random(f"{call.luck}/{offer}").random() < self._plan.misses

    def _connected(self, event: e.ContactConnected) -> None:
        self.later(self.calls[event.contact].talk, self._hang_up, event.contact)

    def _released(self, event: e.ContactReleased) -> None:
        if event.wrap_up_until:
            self.later(self.calls[event.contact].after_call, self._finish, event)

    def _voicemail(self, event: e.VoicemailStarted) -> None:
        self.later(MESSAGE_SECONDS, self._leave_message, event.contact)

    def _survey(self, event: e.SurveyStarted) -> None:
        self.later(0.0, self.end_leg, f"L-{event.contact}")

    def _closed(self, event: e.ContactClosed) -> None:
        leg = f"L-{event.contact}"
        if leg in self.floor.state.legs:
            self.later(0.0, self.end_leg, leg)
        self._returning.closed(event)
        self.calls.pop(event.contact, None)

    def _wrap_up_ended(self, event: e.WrapUpEnded) -> None:
        self.later(0.0, self._come_back, event.agent)

    def _presence_changed(self, event: e.PresenceChanged) -> None:
        if event.presence is Presence.NOT_READY:
            wait = self._plan.back_seconds if event.reason in FORCED else 0.0
            self.later(wait, self._come_back, event.agent)
