"""A world in which lines are long: callers come in crowds, and a few agents come, answer and finish."""

from callcenter.floor import commands as c
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent
from callcenter.floor.values import Channel, CustomerCard, Needs
from tests.floor.world import World
from tests.floor.world_house import GERMAN, RATHER

CARDS = (
    CustomerCard(),
    CustomerCard(tier="A", person="p1", manager="ana", deputy="ben"),
    CustomerCard(tier="B", person="p2", manager="cem", deputy="ana"),
    CustomerCard(tier="A", person="p3"),
)
NAPS = (0.0, 1.0, 4.0, 15.0, 60.0)


def crowd(world: World) -> None:
    """Let one thing happen that makes or moves a line."""
    dice = world.random.random()
    if dice < 0.35:
        join(world)
    elif dice < 0.75:
        work(world, world.random.choice(list(world.floor.state.agents.values())))
    elif dice < 0.9:
        world.tell(world.time())
    else:
        world.now += world.random.choice(NAPS)
        world.tell(c.PassTime())


def join(world: World) -> None:
    """Somebody calls and asks for a queue that is there."""
    world.calls += 1
    id_, choose = f"k{world.calls}", world.random.choice
    card, number = choose(CARDS), f"+49301{world.calls:05}"
    if world.random.random() < 0.3:
        said = c.ArriveContact(id_, "", Channel.MESSAGE, number, "+2", card, text="hi", message="m1")
    else:
        said = c.ArriveContact(id_, f"L-{id_}", caller=number, dialled="+2", card=card)
    world.tell(said)
    queue = choose(list(world.floor.state.queues))
    needs = choose((Needs(), Needs(), Needs(), RATHER, GERMAN))
    world.tell(c.RequestQueue(id_, queue, needs, choose((0, 0, 0, 1))))


def work(world: World, agent: Agent) -> None:
    """An agent does what comes next, mostly."""
    contacts, likely = world.floor.state.contacts, world.random.random() < 0.85
    ringing, held = contacts.get(agent.ringing), contacts.get(agent.contact)
    if ringing is not None and ringing.offer is not None:
        offer = ringing.offer.id
        world.calls += 1
        bound, declined = c.BindLeg(f"crowd-{world.calls}", agent.id, offer), c.DeclineOffer(agent.id, offer)
        accepted = c.AcceptOffer(agent.id, offer)
        world.tell((accepted if ringing.channel == "message" else bound) if likely else declined)
    elif agent.presence is Presence.ON_CONTACT and held is not None:
        world.tell(c.HangUpContact(agent.id, held.id))
    elif agent.presence is Presence.WRAP_UP:
        done = agent.wrap_ups[0].contact
        world.tell(c.Dispose(agent.id, done, "sold"))
        world.tell(c.FinishWrapUp(agent.id, done))
    elif agent.presence is Presence.AVAILABLE and likely:
        world.tell(world.time())
    else:
        wish = Presence.NOT_READY if agent.presence is Presence.AVAILABLE else Presence.AVAILABLE
        world.tell(c.RequestPresence(agent.id, wish, "lunch"))
