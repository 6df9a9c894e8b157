"""Simulated agents at work: they answer offers, talk, wrap up and come back from breaks."""

from collections.abc import Callable, Iterable
from random import Random
from typing import Any

from callcenter.floor.calling_events import CustomerDialled
from callcenter.floor.events import (
    AnyEvent,
    ConsultStarted,
    ContactArrived,
    ContactClosed,
    ContactConnected,
    ContactOffered,
    ContactReleased,
    OfferAccepted,
    OfferEnded,
    PresenceChanged,
)
from callcenter.floor.phases import Presence
from callcenter.floor.values import Channel, LegCause, TargetKind
from callcenter.telephony.simulated.actions import AgentActions
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.errands import Errands
from callcenter.telephony.simulated.people import Line, SimulatedAgent
from callcenter.telephony.simulated.tasks import OwnedTasks

SIGN_IN_SECONDS = 5.0


class Crew:
    """The agents who work by themselves. They see the floor's events and act through `actions`."""

    def __init__(
        self, carrier: SimulatedCarrier, actions: AgentActions, tasks: OwnedTasks, seed: int = 0
    ) -> None:
        self._carrier = carrier
        self._actions = actions
        self._seed = seed
        self._errands = Errands(tasks, carrier.time)
        self._agents: dict[str, SimulatedAgent] = {}
        self._dice: dict[str, Random] = {}
        self._written: set[str] = set()
        self._called: set[str] = set()  # contacts whose customer we rang: nobody there ends a talk
        self._handlers: dict[type[Any], Callable[[Any], None]] = {
            ContactArrived: self._arrived,
            ContactClosed: self._closed,
            ContactOffered: self._offered,
            OfferAccepted: self._accepted,
            OfferEnded: self._offer_ended,
            CustomerDialled: self._dialled,
            ContactConnected: self._connected,
            ContactReleased: self._released,
            ConsultStarted: self._consulted,
            PresenceChanged: self._presence_changed,
        }

    @property
    def signed_in(self) -> tuple[str, ...]:
        """The agents who work by themselves now."""
        return tuple(self._agents)

    def sign_in(self, agent: SimulatedAgent) -> None:
        """Let an agent begin to work, within a few seconds."""
        self._agents[agent.id] = agent
        dice = self._dice.setdefault(agent.id, Random(f"{self._seed}/agent/{agent.id}"))
        self._come_back(agent, dice.uniform(0.0, SIGN_IN_SECONDS))

    def sign_out(self, agent: str) -> None:
        """Let an agent go home; the service lets them finish the contact they are with."""
        if agent in self._agents:
            self._errands.later(agent, "sign out", 0.0, lambda: self._set_presence(agent, Presence.OFFLINE))
            del self._agents[agent]

    def leave_to_people(self, agent: str) -> None:
        """A person works as this agent from now on: nothing is done for them any more."""
        self._agents.pop(agent, None)
        self._errands.drop(agent)

    def stop(self) -> None:
        """Mean to do nothing any more."""
        self._errands.clear()

    def on_events(self, events: Iterable[AnyEvent]) -> None:
        """See what happened on the floor. Returns at once."""
        for event in events:
            handler = self._handlers.get(type(event))
            if handler is not None:
                handler(event)

    # --- what an agent does about an event --------------------------------------------------

    def _arrived(self, event: ContactArrived) -> None:
        if event.channel is Channel.MESSAGE:
            self._written.add(event.contact)

    def _closed(self, event: ContactClosed) -> None:
        self._written.discard(event.contact)

    def _offered(self, event: ContactOffered) -> None:
        agent = self._agents.get(event.agent)
        if agent is None:
            return
        choice = self._choose(agent)
        delay = self._about(agent, agent.answer_delay)
        if agent.telephone:
            self._carrier.set_line(agent.telephone, _line(choice, delay))
        elif choice == "accept":
            self._errands.later(agent.id, "accept", delay, lambda: self._accept(agent.id, event.offer))
        elif choice == "decline":
            self._errands.later(agent.id, "decline", delay, lambda: self._decline(agent.id, event.offer))

    def _accepted(self, event: OfferAccepted) -> None:
        agent = self._agents.get(event.agent)
        if agent is not None and not agent.telephone and not self._carrier.phone.leg_of(agent.id):
            self._errands.later(agent.id, "connect", 0.0, lambda: self._connect(agent.id, event.offer))

    def _offer_ended(self, event: OfferEnded) -> None:
        self._errands.drop(event.agent, "accept")
        self._errands.drop(event.agent, "decline")
        self._errands.drop(event.agent, "connect")

    def _dialled(self, event: CustomerDialled) -> None:
        self._errands.drop(event.agent, "connect")
        self._called.add(event.contact)

    def _connected(self, event: ContactConnected) -> None:
        agent = self._agents.get(event.agent)
        if agent is None:
            return
        self._errands.drop(agent.id, "connect")  # a written contact needs no call
        called = event.contact in self._called
        self._called.discard(event.contact)
        written = event.contact in self._written or not (
            agent.telephone or self._carrier.phone.leg_of(agent.id)
        )
        if not (written or called) and self._dice[agent.id].random() >= agent.ends_talk:
            return
        talk = self._dice[agent.id].expovariate(1.0 / agent.talk)
        done, about = lambda: self._hang_up(agent.id, event.contact), event.contact
        self._errands.later(agent.id, "hang up", talk, done, about)

    def _released(self, event: ContactReleased) -> None:
        agent = self._agents.get(event.agent)
        self._called.discard(event.contact)
        if agent is None:
            return
        spare = max(0.0, event.wrap_up_until - event.at) * self._carrier.time.speed * 0.9
        seconds = min(self._about(agent, agent.wrap_up), spare)
        done, about = lambda: self._wrap_up(agent, event.contact, spare > 0.0), event.contact
        self._errands.later(agent.id, "wrap up", seconds, done, about)

    def _consulted(self, event: ConsultStarted) -> None:
        agent = self._agents.get(event.target.id) if event.target.kind is TargetKind.AGENT else None
        if agent is None or self._choose(agent) != "accept":
            return
        delay = self._about(agent, agent.answer_delay)
        if agent.telephone:
            self._carrier.set_line(agent.telephone, _line("accept", delay))
        else:
            self._errands.later(agent.id, "accept", delay, lambda: self._connect(agent.id, event.attempt))

    def _presence_changed(self, event: PresenceChanged) -> None:
        agent = self._agents.get(event.agent)
        if agent is None:
            return
        if event.presence in (Presence.NOT_READY, Presence.OFFLINE):
            self._come_back(agent, self._about(agent, agent.break_seconds))
        elif event.presence is Presence.AVAILABLE:
            self._errands.drop(agent.id, "come back")

    def _come_back(self, agent: SimulatedAgent, seconds: float) -> None:
        self._errands.later(
            agent.id, "come back", seconds, lambda: self._set_presence(agent.id, Presence.AVAILABLE)
        )

    # --- the errands ------------------------------------------------------------------------

    async def _accept(self, agent: str, offer: str) -> None:
        await self._actions.accept(agent, offer)

    async def _connect(self, agent: str, attempt: str) -> None:
        self._carrier.phone.connect(agent, attempt)

    async def _decline(self, agent: str, offer: str) -> None:
        await self._actions.decline(agent, offer)

    async def _hang_up(self, agent: str, contact: str) -> None:
        await self._actions.hang_up(agent, contact)

    async def _wrap_up(self, agent: SimulatedAgent, contact: str, finish: bool) -> None:
        disposition = self._dice[agent.id].choice(agent.dispositions)
        await self._actions.dispose(agent.id, contact, disposition)
        if finish:
            await self._actions.finish_wrap_up(agent.id, contact)

    async def _set_presence(self, agent: str, presence: Presence) -> None:
        await self._actions.set_presence(agent, presence)

    # --- dice -------------------------------------------------------------------------------

    def _choose(self, agent: SimulatedAgent) -> str:
        chance = self._dice[agent.id].random()
        if chance < agent.misses:
            return "miss"
        return "decline" if chance < agent.misses + agent.declines else "accept"

    def _about(self, agent: SimulatedAgent, seconds: float) -> float:
        return seconds * self._dice[agent.id].uniform(0.5, 1.5)


def _line(choice: str, delay: float) -> Line:
    """Return how the agent's telephone is answered the next time it rings."""
    if choice == "miss":
        return Line(after=delay, cause=LegCause.NO_ANSWER)
    return Line(after=delay, keys="1" if choice == "accept" else "2")
