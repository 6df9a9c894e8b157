"""The house of the random walks: queues of every kind, a small crew, and two other houses to change to."""

from callcenter.floor import commands as c
from callcenter.floor.values import (
    AgentChoice,
    AgentProfile,
    Calendar,
    Device,
    FloorRules,
    Needs,
    Overflow,
    QueuePolicy,
    Skill,
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
)
NIGHT = QueuePolicy("night", calendar="mornings", when_closed=Overflow("queue", "vip"), callback=SHORT)
VIP = QueuePolicy(
    "vip",
    priority=5,
    max_waiting=1,
    when_full=Overflow("hang_up"),
    disposition_required=False,
    choice=AgentChoice.ROUND_ROBIN,
)
MORNINGS = Calendar("mornings", week=tuple(Window(day, 720, 730) for day in range(7)))
STAFF = (
    AgentProfile("ana", queues=("sales", "help"), skills={"german": 5}),
    AgentProfile("ben", queues=("sales", "vip"), device=Device.TELEPHONE, number="+491"),
    AgentProfile("cem", queues=("help", "night", "vip"), skills={"german": 3}),
    AgentProfile("dia", queues=("sales", "help"), device=Device.TELEPHONE, number="+492"),
    AgentProfile("eve", queues=("sales",)),
)
EVERYBODY = c.Configure((SALES, HELP, NIGHT, VIP), STAFF, (MORNINGS,))
FEWER = c.Configure((SALES, VIP), STAFF[:3], (), FloorRules(max_misses=2))
OTHERS = c.Configure((HELP, NIGHT, VIP), STAFF[1:], (MORNINGS,))
