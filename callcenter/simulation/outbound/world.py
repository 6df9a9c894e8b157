"""A campaign in virtual time: the list and the people on it, around the floor that serves real customers.

Each dial is a command to the floor, and who answers gets an agent or the message by the floor's own rules
(US-02). How many are dialled is asked of what the service asks: the pacing, what it learned of the list,
and when agents come first.
"""

from collections import deque
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor import Decision
from callcenter.floor import ahead_events as a
from callcenter.floor import calling as k
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.ahead import DialAhead
from callcenter.floor.capacity import is_free
from callcenter.floor.effects import DialNumber, HangUpLeg
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import (
    AgentProfile,
    AnsweredBy,
    CallbackPolicy,
    Channel,
    Device,
    Kind,
    LegCause,
    QueuePolicy,
)
from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.pacing.law import DAY, LAWS, Period, period_at
from callcenter.outbound.pacing.pace import predictive
from callcenter.service.campaigns.experience import Experience
from callcenter.service.campaigns.predictive import agents_first, bespoken, situation
from callcenter.simulation.clockwork import Clockwork
from callcenter.simulation.demand import number_of
from callcenter.simulation.outbound.plan import CampaignPlan, Person, person, shortest_gap

QUEUE = "campaign"
#: Who is let go hears who called for so long.
MESSAGE_SECONDS = 8.0
#: So long after a look the service looks again at the soonest, if anything happened.
LOOK_SECONDS = 0.5

_WAITS = (Phase.SCHEDULED, Phase.WAITING)


class Outcome(Struct, frozen=True):
    """What a run came to. Times in seconds.

    `idle`: agents' working time without a customer or after-contact work. `worst` is the highest rate of
    abandoned calls that any of the `periods` had at any moment.
    """

    mode: str
    seed: int
    idle: float = 0.0
    handled: float = 0.0
    dials: int = 0
    answered: int = 0
    abandoned: int = 0
    tried: int = 0
    records: int = 0
    worst: float = 0.0
    periods: tuple[Period, ...] = ()


class CampaignWorld(Clockwork):
    """One run: agents work, the list is dialled, and whoever answers gets an agent or is lost."""

    def __init__(self, plan: CampaignPlan, mode: str, seed: int) -> None:
        super().__init__(0.0)
        self._plan, self._mode, self._seed = plan, mode, seed
        law = LAWS[plan.jurisdiction]
        self._law = replace(law, allowed=law.allowed or plan.opt_in)
        self._campaign = Campaign(QUEUE, queue=QUEUE)
        self._experience = Experience()
        self._line = deque((record, 1) for record in range(plan.records))
        self._people: dict[str, tuple[int, int, Person]] = {}
        self._begun: dict[str, float] = {}
        self._ends = self._next_dial = self._looked_at = 0.0
        self._looks = False
        self._tried: set[int] = set()
        self._worked = 0.0
        self._period = period_at(self._law, 0.0, 0.0)
        self._found = Outcome(mode, seed, records=plan.records)

    def run(self) -> Outcome:
        """Live through all days; what is under way when one ends is finished."""
        self.tell(self._house())
        for number in range(1, self._plan.agents + 1):
            self.tell(c.BindLeg(f"S-{number}", f"agent-{number}"))
        for day in range(self._plan.days):
            self.at(day * DAY, self._open, None)
        while self.step(self._plan.days * DAY):
            pass
        paid = self._plan.agents * self._plan.hours * 3600.0 * self._plan.days
        return replace(
            self._found,
            tried=len(self._tried),
            idle=paid - self._worked,
            periods=(*self._found.periods, self._period),
        )

    def _house(self) -> c.Configure:
        """One queue that dials once, rings as long as people are given, and agents whose leg stands."""
        once = CallbackPolicy(attempts=1, ring_seconds=self._plan.gives_up)
        queue = QueuePolicy(QUEUE, callback=once, wrap_up_seconds=3600.0, record=False)
        crew = (f"agent-{number}" for number in range(1, self._plan.agents + 1))
        agents = (AgentProfile(name, name, (QUEUE,), device=Device.TELEPHONE) for name in crew)
        return c.Configure((queue,), tuple(agents))

    def _open(self, _: object) -> None:
        """A working day begins."""
        self._next_dial = self.now
        self._ends = self.now + self._plan.hours * 3600.0
        self.at(self._ends, self._close, None)
        for number in range(1, self._plan.agents + 1):
            self.tell(c.RequestPresence(f"agent-{number}", Presence.AVAILABLE))
        self._soon()

    def _close(self, _: object) -> None:
        """It is over: callbacks that no agent has are called off, and agents go when they are done."""
        for contact in [each for each in self.floor.state.contacts.values() if each.phase in _WAITS]:
            if contact.kind is Kind.CALLBACK:
                self.tell(k.CancelCallback(contact.id, reason="closed"))

    # --- dialling --------------------------------------------------------------------------

    def _look(self, _: object) -> None:
        """Begin as many attempts as the service would."""
        self._looks, self._looked_at = False, self.now
        if self.now >= self._ends:
            return
        if self.now >= self._period.ends:
            self._next_period()
        ahead = self._mode == "predictive" and not agents_first(self._law, self._period, self.now)
        for _line in range(min(self._ahead() if ahead else self._agents_first(), len(self._line))):
            self._begin(ahead=ahead)

    def _ahead(self) -> int:
        so, learned = situation(self.floor.state, self._campaign), self._experience.of(QUEUE)
        return predictive(so, learned, self._law, self._period)

    def _agents_first(self) -> int:
        """Return how many agents are free for whom nobody is coming."""
        state = self.floor.state
        coming = sum(each.phase in _WAITS and each.kind is Kind.CALLBACK for each in state.contacts.values())
        free = sum(is_free(agent, Channel.VOICE) for agent in state.agents.values())
        return max(0, free - coming - bespoken(state, self._campaign))

    def _begin(self, *, ahead: bool) -> None:
        record, attempt = self._line.popleft()
        self._tried.add(record)
        id_ = f"{record}-{attempt}"
        self._people[id_] = record, attempt, person(self._plan, self._seed, record, attempt)
        if ahead:
            ring = self._plan.gives_up
            self.tell(DialAhead(id_, QUEUE, number_of(id_), QUEUE, "Sorry.", ring_seconds=ring))
        else:
            self.tell(k.ScheduleCallback(id_, QUEUE, number_of(id_), by=f"campaign:{QUEUE}"))

    def _dialled(self, dial: DialNumber) -> None:
        """The carrier makes one call after the other, and then it rings."""
        begins = max(self.now, self._next_dial)
        self._next_dial = begins + shortest_gap(self._plan)
        self._count(dials=1)
        _, _, whom = self._people[dial.contact]
        self.at(begins + whom.rings, self._picks_up if whom.answers else self._rings_out, dial)

    def _picks_up(self, dial: DialNumber) -> None:
        if self._rings(dial):
            leg = f"L-{dial.contact}"
            self.tell(c.AnswerLeg(dial.contact, dial.attempt, leg, AnsweredBy.PERSON))

    def _rings_out(self, dial: DialNumber) -> None:
        if self._rings(dial):
            self.tell(c.FailDial(dial.contact, dial.attempt, LegCause.NO_ANSWER))

    def _rings(self, dial: DialNumber) -> bool:
        contact = self.floor.state.contacts.get(dial.contact)
        return contact is not None and contact.dial is not None and contact.dial.attempt == dial.attempt

    # --- what follows ----------------------------------------------------------------------

    def follow(self, command: c.Command, decision: Decision) -> None:
        """Learn, react, and look again soon."""
        self._experience.learn(decision.events)
        for event in decision.events:
            self._react(event)
        for effect in decision.effects:
            if isinstance(effect, DialNumber):
                self._dialled(effect)
            elif isinstance(effect, HangUpLeg):
                self.later(0.0, self.end_leg, effect.leg)
        if decision.events:
            self._soon()

    def _soon(self) -> None:
        """Look again, as soon as the service would."""
        if not self._looks:
            self._looks = True
            self.at(max(self.now, self._looked_at + LOOK_SECONDS), self._look, None)

    def _react(self, event: e.Event) -> None:
        match event:
            case e.ContactOffered(contact=contact, offer=offer, agent=agent):
                self.later(0.0, self._accept, (contact, offer, agent))
            case a.CallAnswered():
                self._answered()
            case a.CallAbandoned(contact=contact):
                self._abandoned()
                self.later(MESSAGE_SECONDS, self.end_leg, f"L-{contact}")
            case e.ContactConnected(contact=contact):
                self._talks(contact)
            case e.ContactReleased(contact=contact, agent=agent) if contact in self._begun:
                _, _, whom = self._people[contact]
                self.later(whom.after_call, partial(self._finish, agent), contact)
            case e.ContactClosed(contact=contact):
                self._closed(event)
            case _:
                pass

    def _accept(self, what: tuple[str, str, str]) -> None:
        """An agent takes a callback at once; who answered a dial ahead is handed over without asking."""
        id_, offer, agent = what
        contact = self.floor.state.contacts.get(id_)
        if contact is None or contact.phase is not Phase.OFFERED or contact.offer is None:
            return
        if contact.offer.id == offer:
            self.tell(c.AcceptOffer(agent, offer))

    def _talks(self, id_: str) -> None:
        contact = self.floor.state.contacts.get(id_)
        if contact is not None and contact.kind is Kind.CALLBACK:
            self._answered()
        self._begun[id_] = self.now
        _, _, whom = self._people[id_]
        self.later(whom.talk, self.end_leg, f"L-{id_}")

    def _finish(self, agent: str, id_: str) -> None:
        """The agent is done with a call, after-contact work included."""
        if self.floor.state.agents[agent].wrap_up(id_) is not None:
            self.tell(c.Dispose(agent, id_, "resolved"))
        if self.floor.state.agents[agent].wrap_up(id_) is not None:
            self.tell(c.FinishWrapUp(agent))

    def _closed(self, event: e.ContactClosed) -> None:
        """Whoever was not reached is dialled again later; what agents worked counts."""
        record, attempt, whom = self._people.pop(event.contact)
        begun = self._begun.pop(event.contact, None)
        if begun is not None:
            self._worked += max(0.0, min(self.now, self._ends) - min(begun, self._ends))
            self._found = replace(self._found, handled=self._found.handled + self.now - begun)
        elif not whom.answers and attempt < self._plan.attempts:
            self._line.append((record, attempt + 1))

    # --- counting --------------------------------------------------------------------------

    def _answered(self) -> None:
        if self.now >= self._period.ends:
            self._next_period()
        self._period = replace(self._period, answered=self._period.answered + 1)
        self._count(answered=1)

    def _abandoned(self) -> None:
        self._period = replace(self._period, abandoned=self._period.abandoned + 1)
        self._found = replace(self._found, worst=max(self._found.worst, self._period.rate or 0.0))
        self._count(abandoned=1)

    def _next_period(self) -> None:
        self._found = replace(self._found, periods=(*self._found.periods, self._period))
        self._period = period_at(self._law, self._period.begins, self.now)

    def _count(self, **more: int) -> None:
        so_far = self._found
        self._found = replace(so_far, **{name: getattr(so_far, name) + value for name, value in more.items()})


def both(plan: CampaignPlan, seed: int) -> tuple[Outcome, Outcome]:
    """Return what progressive and predictive come to on the same list."""
    return CampaignWorld(plan, "progressive", seed).run(), CampaignWorld(plan, "predictive", seed).run()
