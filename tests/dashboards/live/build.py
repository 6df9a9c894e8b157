"""Small floors to look at."""

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, Contact, FloorState, Offer, Party
from callcenter.floor.values import AgentProfile, CustomerCard, QueuePolicy, Target, TargetKind

NUMBER = "+15551234567"


def agent(id_: str = "ann", presence: Presence = Presence.AVAILABLE, *queues: str) -> Agent:
    """An agent of the queue "help", or of those named."""
    profile = AgentProfile(id_, name=id_.title(), queues=queues or ("help",))
    return Agent(id_, profile, presence, since=50.0)


def contact(id_: str = "c1", phase: Phase = Phase.WAITING, **fields: object) -> Contact:
    """A contact of Li of Acme in the queue "help" since 90."""
    made = Contact(id_, f"leg-{id_}", 80.0, phase, 100.0, caller=NUMBER, dialled="+15550000001")
    made.card = CustomerCard(person="p1", name="Li", company="Acme", tier="A", manager="ann")
    made.queue, made.queued_at = "help", 90.0
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def floor(*members: Contact | Agent) -> FloorState:
    """A floor with the queues "help" and "sales"."""
    state = FloorState(queues={q: QueuePolicy(q, {"en": q.title()}) for q in ("help", "sales")})
    for member in members:
        if isinstance(member, Contact):
            state.contacts[member.id] = member
        else:
            state.agents[member.id] = member
    return state


def ringing(who: str = "ann") -> Contact:
    """A contact that is offered to an agent."""
    return contact(phase=Phase.OFFERED, offer=Offer("o1", who, 100.0, 120.0, "longest idle"))


def consulting(there: bool = False, merged: bool = False) -> Contact:
    """Ann's contact, on which she consults bob."""
    target = Target(TargetKind.AGENT, "bob")
    party = Party("t1", target, 100.0, 120.0, leg="leg-bob" if there else "", merged=merged)
    phase = Phase.CONFERENCING if merged else Phase.CONSULTING
    return contact(phase=phase, agent="ann", party=party)
