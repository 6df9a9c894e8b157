"""A world around the floor that does everything in any order: late, twice, swapped, and unknown things."""

from collections.abc import Callable
from random import Random

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor import oversight as o
from callcenter.floor.effects import DialNumber, HangUpLeg, RingAgent
from callcenter.floor.phases import Presence
from callcenter.floor.state import Contact
from callcenter.floor.values import (
    Channel,
    CustomerCard,
    LegCause,
    MonitorMode,
    Needs,
    Target,
    TargetKind,
)
from tests.floor.outward import Outwardness, outward
from tests.floor.world_house import AGENTS, EVERYBODY, FEWER, GERMAN, OTHERS, QUEUES, RATHER, THIN

NOON = 1_800_014_400.0
NUMBER = "+4930111"
OUTSIDE = Target(TargetKind.NUMBER, NUMBER)
STEPS = (0.0, 0.0, 0.0, 0.5, 1.0, 5.0, 10.0, 20.0, 45.0, 200.0)

#: The first is the one that a day begins with, and the likeliest to come back to.
HOUSES = (EVERYBODY, EVERYBODY, EVERYBODY, FEWER, OTHERS, THIN)
CARDS = (
    CustomerCard(),
    CustomerCard(person="p1", manager="cem", deputy="dia"),
    CustomerCard(tier="A", person="p2", manager="zoe", deputy="ana"),
    CustomerCard(tier="B", person="p3"),
)


class World:
    """Tells the floor things, mostly likely ones, and remembers them to tell them again.

    It looks at the floor as a carrier and a crew of agents would: it knows the legs it was asked
    to ring or end, the offers on the screens, and what it said before.
    """

    def __init__(self, random: Random, houses: tuple[c.Configure, ...] = HOUSES) -> None:
        self.random = random
        self.floor = Floor()
        self.now = NOON
        self.told: list[tuple[c.Command, float, Decision]] = []
        self.calls = 0
        self.dials: list[RingAgent | DialNumber] = []
        self.ending: list[str] = []
        self.outwardness = Outwardness()
        self.houses = houses
        self.tell(houses[0])

    def tell(self, command: c.Command) -> Decision:
        """Give the floor one command now."""
        decision = self.floor.handle(command, self.now)
        self.told.append((command, self.now, decision))
        self.outwardness.watch(self.floor.state, command, decision)
        for effect in decision.effects:
            if isinstance(effect, RingAgent | DialNumber):
                self.dials.append(effect)
            elif isinstance(effect, HangUpLeg):
                self.ending.append(effect.leg)
        return decision

    def step(self) -> Decision:
        """Let something happen."""
        kinds: tuple[tuple[Callable[[], c.Command], int], ...] = (
            (self.customer, 12),
            (self.agent, 16),
            (self.desk, 24),
            (self.telephone, 14),
            (self.time, 14),
            (self.again, 5),
            (self.nonsense, 5),
            (self.trouble, 2),
            (self.supervisor, 8),
            (self.outward, 12),
            (self.house, 1),
        )
        (make,) = self.random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
        return self.tell(make())

    def customer(self) -> c.Command:
        """Somebody calls or writes, or goes through the menu."""
        live = [k for k in self.floor.state.contacts.values() if k.phase in ("greeted", "surveying")]
        if not live or self._likely(0.2):
            return self._arrival()
        contact = self.random.choice(live)
        turn = self.random.choice((-1, contact.menu_turn, contact.menu_turn, 0))
        queue = self.random.choice(("sales", "sales", "sales", *QUEUES, "gone"))
        needs = self.random.choice((Needs(), RATHER, GERMAN))
        target = self.random.choice(("", "", "", *AGENTS, "nobody"))
        if self._likely(0.7) and contact.phase == "greeted":
            return c.RequestQueue(contact.id, queue, needs, self.random.choice((0, 0, 1)), target, turn=turn)
        return self.random.choice(
            (
                c.AdvanceMenu(contact.id, turn, {"at": turn}),
                c.RequestVoicemail(contact.id, queue),
                c.RequestForward(contact.id, NUMBER, turn=turn),
                c.RequestCallback(contact.id, queue, NUMBER, turn=turn),
                c.FinishMenu(contact.id, turn=turn, served=self._likely(0.5)),
                c.ReceiveMessage(contact.id, "m", "again"),
            )
        )

    def agent(self) -> c.Command:
        """An agent answers what rings, or comes and goes."""
        crew = list(self.floor.state.agents.values())
        ringing = [agent for agent in crew if agent.ringing]
        away = [agent for agent in crew if agent.presence in (Presence.OFFLINE, Presence.NOT_READY)]
        if ringing and self._likely(0.7):
            agent = self.random.choice(ringing)
            contact = self.floor.state.contacts[agent.ringing]
            attempt = self._attempt(contact)
            if contact.channel is Channel.MESSAGE and self._likely(0.7):
                return c.AcceptOffer(agent.id, attempt)
            bound = c.BindLeg(self._leg("browser"), agent.id, attempt)
            accept, decline = c.AcceptOffer(agent.id, attempt), c.DeclineOffer(agent.id, attempt)
            return self.random.choice((bound, bound, bound, accept, accept, decline))
        if away and self._likely(0.7):
            return c.RequestPresence(self.random.choice(away).id, Presence.AVAILABLE)
        wish = self.random.choice((*Presence, Presence.NOT_READY))
        return c.RequestPresence(
            self.random.choice(crew).id, wish, self.random.choice(("", "lunch", "lunch"))
        )

    def desk(self) -> c.Command:
        """An agent works on the contact they have, or had."""
        contact = self._contact()
        if contact is None:
            return self.customer()
        agent = contact.agent or contact.wrapping or self.random.choice(AGENTS)
        if self._likely(0.2):
            return self.random.choice(self._work(agent, contact.id))
        return self._next_work(agent, contact)

    def telephone(self) -> c.Command:
        """The carrier reports: somebody answers, does not, or hangs up."""
        if self.dials and self._likely(0.7):
            return self._dial_over()
        if self.ending and self._likely(0.6):
            return c.EndLeg(self.ending.pop(self.random.randrange(len(self.ending))))
        return self.random.choice(
            (self._leg_over(), self._message_left(), self._message_left(), self._stand_by())
        )

    def outward(self) -> c.Command:
        """Callbacks and calls of our own."""
        return outward(self)

    def supervisor(self) -> c.Command:
        """A supervisor steers, listens in or takes over; an agent asks for one."""
        state, choose = self.floor.state, self.random.choice
        pending = [(k, m) for k in state.contacts.values() for m in k.monitors if not m.leg]
        if pending and self._likely(0.6):
            _, monitor = choose(pending)
            return c.BindLeg(self._leg("monitor"), monitor.id, monitor.attempt)
        beside = [(k, m) for k in state.contacts.values() for m in k.monitors if m.leg]
        if beside and self._likely(0.3):
            contact, monitor = choose(beside)
            return o.TakeOver(contact.id, monitor.id, "sue")
        talks = [k.id for k in state.contacts.values() if k.agent]
        waits = [k.id for k in state.contacts.values() if k.phase == "waiting"]
        who, id_ = choose((*AGENTS, "user:sue")), choose([*(talks or waits), *state.contacts, "k0"])
        waiting = choose(waits or ["k0"])
        return choose(
            (
                o.ForcePresence(who, choose(list(Presence)), "", "sue"),
                o.ForcePresence(who, Presence.NOT_READY, "", "sue"),
                o.MoveContact(waiting, choose((*QUEUES, "gone")), "sue"),
                o.MoveContact(waiting, choose(QUEUES), "sue"),
                o.SetPriority(waiting, choose((-9, 0, 1, 99, 100)), "sue"),
                o.SetQueueOpen(choose((*QUEUES, "gone")), choose((True, False, None)), "sue"),
                o.AskHelp(who, choose((id_, "")), "?"),
                o.EndHelp(who, choose(("", "sue"))),
                o.SendNote(who, "well done", "sue"),
                o.ClearNotes(who),
                *(o.MonitorContact(id_, who, mode, "sue") for mode in MonitorMode),
                o.ChangeMonitor(id_, who, choose(list(MonitorMode)), "sue"),
                o.EndMonitor(id_, who),
                *(o.TakeOver(id_, who, "sue") for _ in range(4)),
            )
        )

    def time(self) -> c.Command:
        """Time passes, often just to the next deadline."""
        soonest = self.floor.next_deadline()
        if soonest is not None and self._likely(0.5):
            self.now = max(self.now, soonest)
        else:
            self.now += self.random.choice(STEPS)
        return c.PassTime()

    def again(self) -> c.Command:
        """Something said before is said once more, or an effect's moment passes unseen."""
        self.now += self.random.choice(STEPS)
        return self.random.choice(self.told)[0]

    def nonsense(self) -> c.Command:
        """Words that fit nothing, or fit somebody else."""
        agent = self.random.choice((*AGENTS, "nobody"))
        id_ = self.random.choice([*self.floor.state.contacts, *self.floor.state.closed, "k0"])
        leg = self.random.choice([*self.floor.state.legs, "x"])
        attempt = f"{id_}.{self.random.randrange(4)}"
        return self.random.choice(
            (
                *self._work(agent, id_),
                c.AcceptOffer(agent, attempt),
                c.DeclineOffer(agent, attempt),
                c.BindLeg(leg, agent, self.random.choice(("", attempt))),
                c.AnswerLeg(id_, attempt, leg),
                c.EndLeg("x"),
                c.FailDial(id_, attempt),
                c.FinishForward(id_, self._likely(0.5)),
                c.LeaveVoicemail(id_, "r0"),
                c.RequestQueue(id_, "sales"),
                c.FinishMenu(id_),
                c.RequestVoicemail(id_),
                c.RequestForward(id_, NUMBER),
                c.ReceiveMessage(id_, "m0", "hello?"),
                c.ArriveContact(id_, leg),
                c.ArriveContact("k0", leg, Channel.MESSAGE),
            )
        )

    def trouble(self) -> c.Command:
        """An effect fails for good, or the provider's truth is another one."""
        legs = list(self.floor.state.legs)
        contact = self._contact()
        id_ = contact.id if contact else "k0"
        leg = self.random.choice((*(contact.legs() if contact else ()), "x"))
        attempt = self._attempt(contact) if contact else ""
        kind = self.random.choice(
            (
                "move_leg",
                "hang_up_leg",
                "ring_agent",
                "dial_number",
                "cancel_dial",
                "hold_leg",
                "record",
                "tune_leg",
            )
        )
        gone = self.random.choice(([], legs[:1], legs[-1:], legs[::2], legs))
        as_of = self.now - self.random.choice((0.0, 0.0, 5.0))
        return self.random.choice(
            (
                c.FailEffect(kind, id_, leg, attempt, "refused"),
                c.FailEffect(kind, id_, leg, attempt, "refused"),
                c.Reconcile(frozenset(legs) - set(gone), as_of),
                c.OpenBridge(id_, self.random.choice(("CF1", "CF2"))),
            )
        )

    def house(self) -> c.Command:
        """The house changes its queues and its crew."""
        return self.random.choice(self.houses)

    def _arrival(self) -> c.Command:
        self.calls += 1
        id_ = f"k{self.calls}"
        card = self.random.choice(CARDS)
        if self._likely(0.35):
            return c.ArriveContact(id_, "", Channel.MESSAGE, "+1", "+2", card, text="hi", message="m1")
        return c.ArriveContact(id_, f"L-{id_}", caller="+1", dialled="+2", card=card, menu={"at": 0})

    def _likely(self, share: float) -> bool:
        return self.random.random() < share

    def _contact(self) -> Contact | None:
        contacts = list(self.floor.state.contacts.values())
        held = [k for k in contacts if k.agent or k.wrapping]
        return self.random.choice(held or contacts) if contacts else None

    def _next_work(self, agent: str, contact: Contact) -> c.Command:
        """Return something that makes sense where the contact stands."""
        id_, phase = contact.id, contact.phase
        target = self._target()
        choices: dict[str, tuple[c.Command, ...]] = {
            "talking": (
                c.Hold(agent, id_),
                *(
                    c.Consult(agent, id_, self.random.choice((target, self._free(), OUTSIDE)))
                    for _ in range(4)
                ),
                c.Transfer(agent, id_, target),
                c.SetRecording(agent, id_, contact.recording == "on", "card"),
                c.SendReply(agent, id_, "hello"),
                c.HangUpContact(agent, id_),
                c.RequestPresence(agent, Presence.NOT_READY, "lunch"),
            ),
            "on_hold": (
                c.Resume(agent, id_),
                c.Consult(agent, id_, self._free()),
                c.Transfer(agent, id_, target),
                c.HangUpContact(agent, id_),
            ),
            "consulting": (
                c.Merge(agent, id_),
                c.Merge(agent, id_),
                c.CompleteConsult(agent, id_),
                c.CancelConsult(agent, id_),
            ),
            "conferencing": (
                c.CompleteConsult(agent, id_),
                c.CompleteConsult(agent, id_),
                c.CancelConsult(agent, id_),
            ),
        }
        after: tuple[c.Command, ...] = (
            c.Dispose(agent, id_, "sold"),
            c.FinishWrapUp(agent, self.random.choice((id_, ""))),
            c.ExtendWrapUp(agent, self.random.choice((id_, ""))),
        )
        return self.random.choice(choices.get(phase, after))

    def _free(self) -> Target:
        free = [a.id for a in self.floor.state.agents.values() if a.presence is Presence.AVAILABLE]
        return Target(TargetKind.AGENT, self.random.choice(free)) if free else self._target()

    def _target(self) -> Target:
        if self._likely(0.3):
            return OUTSIDE
        if self._likely(0.5):
            return Target(TargetKind.QUEUE, self.random.choice(("sales", "help", "night")))
        return Target(TargetKind.AGENT, self.random.choice(AGENTS))

    def _attempt(self, contact: Contact) -> str:
        if contact.offer is not None:
            return contact.offer.id
        return contact.party.attempt if contact.party else ""

    def _leg(self, kind: str) -> str:
        self.calls += 1
        return f"{kind}-{self.calls}"

    def _leg_over(self) -> c.Command:
        legs = list(self.floor.state.legs)
        causes = (LegCause.HUNG_UP, LegCause.HUNG_UP, LegCause.FAILED)
        return c.EndLeg(self.random.choice(legs) if legs else "x", self.random.choice(causes))

    def _message_left(self) -> c.Command:
        live = self.floor.state.contacts.values()
        leaving = [k.id for k in live if k.phase == "voicemail"]
        handed = [k.id for k in live if k.phase == "transferring"]
        if handed and self._likely(0.5):
            return c.FinishForward(self.random.choice(handed), self._likely(0.3))
        return c.LeaveVoicemail(self.random.choice([*leaving, "k1"]), "r1", "https://x.example/r1", 7.0)

    def _stand_by(self) -> c.Command:
        return c.BindLeg(self._leg("standing"), self.random.choice(("ben", "dia", "ben", "dia", "ana")))

    def _dial_over(self) -> c.Command:
        dial = self.dials.pop(self.random.randrange(len(self.dials)))
        if self._likely(0.3):
            return c.FailDial(dial.contact, dial.attempt, self.random.choice(list(LegCause)))
        if isinstance(dial, RingAgent):
            return c.BindLeg(self._leg("phone"), dial.agent, dial.attempt)
        return c.AnswerLeg(dial.contact, dial.attempt, self._leg("outside"))

    def _work(self, agent: str, contact: str) -> tuple[c.Command, ...]:
        target = self._target()
        return (
            c.Hold(agent, contact),
            c.Resume(agent, contact),
            c.Transfer(agent, contact, target),
            c.Consult(agent, contact, target),
            c.Consult(agent, contact, target),
            c.Merge(agent, contact),
            c.Merge(agent, contact),
            c.CompleteConsult(agent, contact),
            c.CancelConsult(agent, contact),
            c.HangUpContact(agent, contact),
            c.SetRecording(agent, contact, self._likely(0.5), "card"),
            c.SendReply(agent, contact, "hello"),
            c.Dispose(agent, contact, "sold"),
            c.Dispose(agent, contact, "asked"),
            c.ExtendWrapUp(agent),
            c.FinishWrapUp(agent),
        )
