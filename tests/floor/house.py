"""A house told in short words: each word is a command, and after each every law is checked.

Calls are k1, k2, ...; the customer's leg of k1 is L-k1. An agent's leg is named by agent and
attempt (ana@k1.1), an outside party's by the attempt (out@k1.2). Time moves by `later` alone.
"""

from collections.abc import Sequence

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor.effects import Effect
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact
from callcenter.floor.values import (
    AgentProfile,
    Calendar,
    Channel,
    CustomerCard,
    Device,
    FloorRules,
    LegCause,
    Needs,
    QueuePolicy,
    Target,
    TargetKind,
)
from tests.floor import laws

NOON = 1_800_014_400.0
NUMBER = "+4930111"
OUTSIDE = Target(TargetKind.NUMBER, NUMBER)
#: A queue that wants no after-contact work.
QUICK = QueuePolicy("sales", wrap_up_seconds=0.0, disposition_required=False)


def to_agent(name: str) -> Target:
    """Return a colleague as the target of a transfer or consultation."""
    return Target(TargetKind.AGENT, name)


def to_queue(name: str) -> Target:
    """Return a queue as the target of a transfer."""
    return Target(TargetKind.QUEUE, name)


def browser(name: str, *queues: str, **skills: int) -> AgentProfile:
    """Return an agent with a browser phone."""
    return AgentProfile(name, name.title(), queues or ("sales",), skills)


def telephone(name: str, *queues: str) -> AgentProfile:
    """Return an agent with a telephone."""
    return AgentProfile(name, name.title(), queues or ("sales",), {}, Device.TELEPHONE, f"+49{name}")


class House:
    """A floor, its clock, and what the last word led to (`said`: event tags, `wished`: effects)."""

    def __init__(
        self,
        *queues: QueuePolicy,
        agents: Sequence[AgentProfile] = (),
        away: Sequence[str] = (),
        calendars: Sequence[Calendar] = (),
        rules: FloorRules | None = None,
    ) -> None:
        self.floor = Floor()
        self.now = NOON
        self.said: list[str] = []
        self.wished: list[Effect] = []
        crew = agents or (browser("ana"),)
        houses = queues or (QueuePolicy("sales"),)
        self.tell(c.Configure(tuple(houses), tuple(crew), tuple(calendars), rules or FloorRules()))
        for agent in crew:
            if agent.id not in away:
                self.come(agent.id)

    # --- looking ---------------------------------------------------------------------------

    def contact(self, id_: str = "k1") -> Contact:
        """Return a live contact."""
        return self.floor.state.contacts[id_]

    def agent(self, id_: str = "ana") -> Agent:
        """Return an agent."""
        return self.floor.state.agents[id_]

    def phase(self, id_: str = "k1") -> Phase:
        """Return where a contact stands; closed if it is remembered only."""
        return Phase.CLOSED if id_ in self.floor.state.closed else self.contact(id_).phase

    def presence(self, id_: str = "ana") -> tuple[Presence, str]:
        """Return where an agent stands, and why."""
        return self.agent(id_).presence, self.agent(id_).reason

    def attempt(self, agent: str) -> str:
        """Return the offer or consultation that an agent is rung or connected for."""
        contact = self.contact(self.agent(agent).ringing)
        if contact.offer is not None:
            return contact.offer.id
        assert contact.party is not None
        return contact.party.attempt

    # --- telling ---------------------------------------------------------------------------

    def tell(self, command: c.Command) -> Decision:
        """Give a command that must not be refused."""
        decision = self.floor.handle(command, self.now)
        assert decision.refusal is None, f"{command}: {decision.refusal}"
        laws.check(self.floor, self.now)
        laws.first_come_first_served(self.floor.state, decision.events)
        laws.capacity_is_kept(self.floor.state, decision.events)
        self.said = [str(event.__struct_config__.tag) for event in decision.events]
        self.wished = list(decision.effects)
        return decision

    def refused(self, command: c.Command) -> str:
        """Give a command that must be refused and change nothing; return the code."""
        before = self.floor.snapshot()
        decision = self.floor.handle(command, self.now)
        assert decision.refusal is not None, f"{command}: {decision.events}"
        assert (decision.events, decision.effects) == ((), ())
        assert before == self.floor.snapshot()
        laws.check(self.floor, self.now)
        return decision.refusal.code

    def later(self, seconds: float) -> None:
        """Let time pass, and do all that falls due on the way in its own moment."""
        until = self.now + seconds
        said: list[str] = []
        wished: list[Effect] = []
        while (moment := self.floor.next_deadline()) is not None and moment <= until:
            self.now = max(self.now, moment)
            self.tell(c.PassTime())
            laws.nothing_is_overdue(self.floor, self.now)
            said += self.said
            wished += self.wished
        self.now = until
        self.tell(c.PassTime())
        self.said, self.wished = said, wished

    # --- the customer ----------------------------------------------------------------------

    def call(self, id_: str = "k1", tier: str = "") -> None:
        """A customer calls."""
        self.tell(c.ArriveContact(id_, f"L-{id_}", caller="+1", dialled="+2", card=CustomerCard(tier=tier)))

    def write(self, id_: str = "m1", text: str = "hello") -> None:
        """A customer writes, and the message is queued."""
        self.tell(c.ArriveContact(id_, "", Channel.MESSAGE, "+1", "+2", text=text, message="SM1"))
        self.queue(id_)

    def queue(
        self, id_: str = "k1", queue: str = "sales", needs: Needs | None = None, target: str = ""
    ) -> None:
        """The menu leads a customer into a queue."""
        self.tell(c.RequestQueue(id_, queue, needs or Needs(), target=target))

    def wait(self, id_: str = "k1", queue: str = "sales", tier: str = "") -> None:
        """A customer calls and is queued."""
        self.call(id_, tier)
        self.queue(id_, queue)

    def drop(self, leg: str = "L-k1", cause: LegCause = LegCause.HUNG_UP) -> None:
        """A leg ends."""
        self.tell(c.EndLeg(leg, cause))

    # --- the agent -------------------------------------------------------------------------

    def come(self, agent: str = "ana") -> None:
        """An agent becomes available."""
        self.tell(c.RequestPresence(agent, Presence.AVAILABLE))

    def rest(self, agent: str = "ana", reason: str = "lunch") -> None:
        """An agent wants to be not ready."""
        self.tell(c.RequestPresence(agent, Presence.NOT_READY, reason))

    def leave(self, agent: str = "ana") -> None:
        """An agent signs out."""
        self.tell(c.RequestPresence(agent, Presence.OFFLINE))

    def accept(self, agent: str = "ana") -> None:
        """An agent accepts what rings."""
        self.tell(c.AcceptOffer(agent, self.attempt(agent)))

    def decline(self, agent: str = "ana") -> None:
        """An agent declines what rings."""
        self.tell(c.DeclineOffer(agent, self.attempt(agent)))

    def dial_in(self, agent: str = "ana") -> str:
        """An agent's leg is there for what was offered; return its name."""
        attempt = self.attempt(agent)
        self.tell(c.BindLeg(f"{agent}@{attempt}", agent, attempt))
        return f"{agent}@{attempt}"

    def stand_by(self, agent: str, leg: str = "") -> None:
        """An agent's telephone dials in to stand by."""
        self.tell(c.BindLeg(leg or f"{agent}@home", agent))

    def talk(self, id_: str = "k1", agent: str = "ana", queue: str = "sales") -> str:
        """A customer calls, waits, and speaks to the agent; return the agent's leg."""
        self.wait(id_, queue)
        return self.dial_in(agent)

    def consult(self, target: Target, agent: str = "ana", id_: str = "k1") -> str:
        """An agent asks a third party; return the attempt."""
        self.tell(c.Consult(agent, id_, target))
        party = self.contact(id_).party
        assert party is not None
        return party.attempt

    def outside_answers(self, id_: str = "k1") -> str:
        """The outside party of a consultation is there; return its leg."""
        party = self.contact(id_).party
        assert party is not None
        self.tell(c.AnswerLeg(id_, party.attempt, f"out@{party.attempt}"))
        return f"out@{party.attempt}"

    def hang_up(self, agent: str = "ana", id_: str = "k1") -> None:
        """An agent ends the contact."""
        self.tell(c.HangUpContact(agent, id_))

    def register(self, agent: str = "ana", id_: str = "k1") -> None:
        """An agent registers what the contact was about."""
        self.tell(c.Dispose(agent, id_, "sold"))

    def finish(self, agent: str = "ana", id_: str = "k1") -> None:
        """An agent registers the contact and is done with it."""
        self.register(agent, id_)
        self.tell(c.FinishWrapUp(agent))
