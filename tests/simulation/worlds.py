"""Small days of all kinds for the simulation's tests."""

from hypothesis import strategies as st

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor.commands import Configure
from callcenter.floor.phases import Presence
from callcenter.floor.values import (
    AgentProfile,
    Calendar,
    CallbackPolicy,
    CustomerCard,
    Device,
    FloorRules,
    Needs,
    Overflow,
    QueuePolicy,
    Skill,
    Window,
)
from callcenter.simulation.plan import Again, Call, Move, Plan, Wish
from tests.floor import laws

MORNING = 1_800_000_000.0
SOON = CallbackPolicy(offered=True, attempts=2, retry_minutes=1.0, ring_seconds=10.0)
QUEUES = (
    QueuePolicy("sales", max_wait=40.0, when_late=Overflow("queue", "help"), max_waiting=3, survey="stars"),
    QueuePolicy("help", wrap_up_seconds=0.0, disposition_required=False, max_waiting=2, callback=SOON),
    QueuePolicy("night", calendar="never", when_closed=Overflow("hang_up")),
    QueuePolicy("vip", priority=3, ring_seconds=5.0, wrap_up_seconds=8.0, disposition_required=False),
)
NEVER = Calendar("never", week=(Window(0, 0, 0),))
STAFF = (
    AgentProfile("ana", queues=("sales", "vip"), skills={"german": 5}),
    AgentProfile("ben", queues=("sales", "help"), device=Device.TELEPHONE, number="+491"),
    AgentProfile("cem", queues=("help", "vip")),
)
HOUSE = Configure(QUEUES, STAFF, (NEVER,), FloorRules(decline_rest_seconds=5.0))

SECONDS = st.sampled_from((0.0, 0.0, 1.0, 3.0, 7.0, 20.0, 45.0))
CALLS = st.builds(
    Call,
    id=st.just(""),
    at=st.floats(0.0, 300.0).map(lambda second: MORNING + second),
    queue=st.sampled_from(("sales", "sales", "help", "vip", "night")),
    talk=SECONDS,
    after_call=SECONDS,
    patience=st.sampled_from((0.0, 2.0, 15.0, 60.0, 1e9)),
    menu=st.sampled_from((0.0, 0.0, 4.0)),
    answer=st.sampled_from((0.0, 2.0, 6.0, 25.0)),
    luck=st.floats(0.0, 1.0),
    card=st.sampled_from(("", "A", "B")).map(lambda tier: CustomerCard(tier=tier)),
    needs=st.sampled_from((Needs(), Needs(), Needs((Skill("german", 3),)))),
    target=st.sampled_from(("", "", "", "ana", "cem")),
    again=st.lists(st.builds(Again, SECONDS, SECONDS, SECONDS, st.floats(0.0, 1.0)), max_size=2).map(tuple),
    wish=st.none() | st.builds(Wish, SECONDS, SECONDS, st.sampled_from((0.0, 0.5, 1.0))),
)
MOVES = st.builds(
    Move,
    at=st.floats(0.0, 400.0).map(lambda second: MORNING + second),
    agent=st.sampled_from(("ana", "ben", "cem")),
    presence=st.sampled_from((Presence.AVAILABLE, Presence.AVAILABLE, Presence.NOT_READY, Presence.OFFLINE)),
    reason=st.just("break"),
)


@st.composite
def days(draw: st.DrawFn) -> Plan:
    """Draw a busy five minutes of a small house."""
    found = sorted(draw(st.lists(CALLS, max_size=14)), key=lambda call: call.at)
    calls = [
        Call(
            **{
                **{f: getattr(call, f) for f in call.__struct_fields__},
                "id": f"k{number}",
                "caller": f"+4930{number:05d}",
            }
        )
        for number, call in enumerate(found)
    ]
    moves = sorted(draw(st.lists(MOVES, max_size=8)), key=lambda move: move.at)
    first = [Move(MORNING, agent.id, Presence.AVAILABLE) for agent in STAFF]
    return Plan(
        "a small day",
        MORNING,
        MORNING + 300.0,
        HOUSE,
        tuple(calls),
        (*first, *moves),
        interval=60.0,
        misses=draw(st.sampled_from((0.0, 0.3))),
        back_seconds=15.0,
        after=300.0,
    )


class Judge:
    """Sees every decision, and checks every law of the floor after it."""

    def __init__(self) -> None:
        self.told: list[tuple[c.Command, float, Decision]] = []

    def see(self, floor: Floor, command: c.Command, decision: Decision, now: float) -> None:
        """Judge one decision."""
        laws.check(floor, now)
        laws.first_come_first_served(floor.state, decision.events)
        if isinstance(command, c.PassTime):
            laws.nothing_is_overdue(floor, now)
        self.told.append((command, now, decision))
