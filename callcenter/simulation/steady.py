"""A steady load on one queue: what Erlang's formulas speak of, on the real floor."""

from math import inf
from random import Random

from msgspec import Struct

from callcenter.floor.commands import Configure
from callcenter.floor.phases import Presence
from callcenter.floor.values import AgentProfile, QueuePolicy
from callcenter.simulation.plan import Call, Move, Plan
from callcenter.simulation.spans import Span, draw, mean
from callcenter.staffing.traffic import Traffic

QUEUE = "queue"
#: The line is as long as it gets, and nobody does anything after a call.
BARE = QueuePolicy(
    QUEUE, wrap_up_seconds=0.0, disposition_required=False, record=False, max_waiting=1_000_000
)


class Load(Struct, frozen=True):
    """Calls at random, `rate` a second, with spans as they are written in scenarios."""

    rate: float
    talk: Span
    patience: Span = "forever"
    after_call: Span = 0.0
    answer: Span = 0.0

    @property
    def handle(self) -> float:
        """How long a call keeps an agent from the next one, ringing included. Seconds."""
        return mean(self.talk) + mean(self.after_call) + mean(self.answer)


def load_of(traffic: Traffic) -> Load:
    """Return the load that a formula means: exponential spans, and no work after the call."""
    patience: Span = "forever" if traffic.patience == inf else traffic.patience
    return Load(traffic.rate, traffic.handle, patience)


def plan(load: Load, agents: int, calls: int, seed: int, policy: QueuePolicy = BARE) -> Plan:
    """Return a plan with about so many calls after a warm-up of a tenth of them.

    Where callers wait for ever the line takes long to settle: the warm-up is then a fifth.
    """
    share = 0.2 if load.patience == "forever" else 0.1
    span = calls * (1.0 + share) / load.rate
    names = tuple(f"agent-{number}" for number in range(1, agents + 1))
    house = Configure((policy,), tuple(AgentProfile(name, queues=(policy.id,)) for name in names))
    return Plan(
        name=f"{agents} agents",
        begin=0.0,
        end=span,
        house=house,
        calls=tuple(_calls(load, span, seed, policy.id)),
        moves=tuple(Move(0.0, name, Presence.AVAILABLE) for name in names),
        interval=calls * share / load.rate,
        warm_up=calls * share / load.rate,
    )


def _calls(load: Load, span: float, seed: int, queue: str) -> list[Call]:
    gaps, dice = Random(f"{seed}/arrivals"), Random(f"{seed}/callers")
    found: list[Call] = []
    now = gaps.expovariate(load.rate)
    while now < span:
        call = Call(
            f"call-{len(found) + 1}",
            now,
            queue,
            talk=draw(load.talk, dice),
            after_call=draw(load.after_call, dice),
            patience=draw(load.patience, dice),
            answer=draw(load.answer, dice),
        )
        found.append(call)
        now += gaps.expovariate(load.rate)
    return found
