"""The house of the random walks: queues of every kind, a small crew, and two other houses to change to."""

from msgspec.structs import replace

from callcenter.floor import commands as c
from callcenter.floor.values import (
    AgentChoice,
    AgentProfile,
    Calendar,
    Capacity,
    Device,
    FloorRules,
    Needs,
    Overflow,
    QueuePolicy,
    Reach,
    Reserve,
    Skill,
    WideningStep,
    Window,
)
from tests.floor.outward import SHORT, SOON

GERMAN = Needs(required=(Skill("german", 3),))
RATHER = Needs(preferred=(Skill("german", 4), Skill("pumps")))
AGENTS = ("ana", "ben", "cem", "dia", "eve")
QUEUES = ("sales", "help", "night", "vip")

SALES = QueuePolicy(
    "sales",
    survey="stars",
    max_wait=120.0,
    when_late=Overflow("queue", "help"),
    max_waiting=3,
    callback=SOON,
    choice=AgentChoice.LEAST_OCCUPIED,
    no_answer_rest_seconds=12.0,
    max_misses=2,
    reserve=Reserve(1, ("A",), 25.0),
)
HELP = QueuePolicy(
    "help",
    wrap_up_seconds=0.0,
    disposition_required=False,
    max_wait=60.0,
    when_late=Overflow("queue", "sales"),
    when_full=Overflow("queue", "sales"),
    max_waiting=2,
    record=False,
    choice=AgentChoice.MOST_SKILLED,
    steps=(
        WideningStep(0.0, Reach.LAST_AGENT),
        WideningStep(5.0, Reach.MANAGER),
        WideningStep(15.0, Reach.DEPUTY, 1),
        WideningStep(22.0, Reach.TEAM, 1),
        WideningStep(30.0, Reach.ANYONE, 3),
    ),
)
NIGHT = QueuePolicy(
    "night",
    calendar="mornings",
    when_closed=Overflow("queue", "vip"),
    callback=SHORT,
    when_unstaffed=Overflow(),
)
VIP = QueuePolicy(
    "vip",
    priority=5,
    max_waiting=1,
    when_full=Overflow("hang_up"),
    disposition_required=False,
    choice=AgentChoice.ROUND_ROBIN,
    reserve=Reserve(2, ("A", "B")),
    when_unstaffed=Overflow("queue", "help"),
)
MORNINGS = Calendar("mornings", week=tuple(Window(day, 720, 730) for day in range(7)))
SEVERAL = Capacity(message=2, beside_calls=True)
STAFF = (
    AgentProfile("ana", queues=("sales", "help"), skills={"german": 5}, teams=("north",)),
    AgentProfile("ben", queues=("sales", "vip"), device=Device.TELEPHONE, number="+491", capacity=SEVERAL),
    AgentProfile(
        "cem",
        queues=("help", "night", "vip"),
        skills={"german": 3},
        teams=("north", "south"),
        capacity=Capacity(message=3),
    ),
    AgentProfile("dia", queues=("sales", "help"), device=Device.TELEPHONE, number="+492", teams=("south",)),
    AgentProfile("eve", queues=("sales",), teams=("south",), capacity=SEVERAL),
)
EVERYBODY = c.Configure((SALES, HELP, NIGHT, VIP), STAFF, (MORNINGS,))
GOLDEN = (WideningStep(0.0, Reach.MANAGER), WideningStep(9.0, Reach.TEAM))
FEWER = c.Configure((SALES, VIP), STAFF[:3], (), FloorRules(max_misses=2, tier_steps={"A": GOLDEN}))
#: Nobody serves the night, and nobody speaks German.
THIN = c.Configure((SALES, NIGHT, VIP), (STAFF[1], STAFF[4]), (MORNINGS,))
WRITER = replace(STAFF[1], capacity=Capacity(voice=0, message=2))
OTHERS = c.Configure((HELP, NIGHT, VIP), (WRITER, *STAFF[2:]), (MORNINGS,))
