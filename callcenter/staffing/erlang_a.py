"""Erlang A (M/M/n+M): like Erlang C, but callers hang up after an exponential patience.

A birth-and-death chain: calls come at the rate of the load, and leave at min(k, n) mu while k are there,
plus theta for each who waits. It settles for any number of agents. Whoever finds j waiting gets an agent
after a sum of exponential spans with the rates n mu + i theta, i = 0..j; that sum is -ln(X) / theta with
X beta-distributed (n mu / theta, j + 1), which gives the share of callers by time without simulation.
"""

from itertools import count
from math import exp, inf, lgamma, log

from callcenter.staffing import erlang_c
from callcenter.staffing.traffic import ImpossibleLoad, Steady, Traffic, Within

#: States less likely than this, against the likeliest, are left out.
_NEGLIGIBLE = 1e-18


def steady(traffic: Traffic, agents: int) -> Steady:
    """Return how a load settles; with infinite patience it is Erlang C. Raises `ImpossibleLoad`.

    P(ab) = theta E[queue] / lambda, which is theta E[W] too. Occupancy counts the busy agents.
    """
    _check(traffic, agents)
    if traffic.patience == inf:
        return erlang_c.steady(traffic, agents)
    if traffic.erlangs == 0:
        return Steady(agents, 0.0, 0.0, 0.0, 0.0, 0.0)
    chances = _states(traffic, agents)
    queue = _queue(chances, agents)
    busy = sum(min(k, agents) * p for k, p in chances.items())
    waits = sum(p for k, p in chances.items() if k >= agents)
    abandons = queue / traffic.patience / traffic.rate
    return Steady(agents, waits, queue / traffic.rate, abandons, queue, busy / agents if agents else 0.0)


def within(traffic: Traffic, agents: int, seconds: float) -> Within:
    """Return who is answered, gone or waiting by then. Raises `ImpossibleLoad`."""
    _check(traffic, agents)
    if traffic.patience == inf:
        return erlang_c.within(traffic, agents, seconds)
    if traffic.erlangs == 0:
        return Within(seconds, 1.0, 0.0, 0.0, 1.0)
    if agents == 0:
        stay = exp(-seconds / traffic.patience)
        return Within(seconds, 0.0, 1.0 - stay, stay, 0.0)
    return _settled(traffic, agents, seconds)


def _settled(traffic: Traffic, agents: int, seconds: float) -> Within:
    chances = _states(traffic, agents)
    stay = exp(-seconds / traffic.patience)
    ratio = agents * traffic.patience / traffic.handle if traffic.handle else inf
    served, unserved = _Tail(ratio + 1.0, stay), _Tail(ratio, stay)
    answered = sum(p for k, p in chances.items() if k < agents)
    waiting = 0.0
    for j in range(max(chances) - agents + 1):
        chance = chances.get(agents + j, 0.0)
        answered += chance * ratio / (ratio + j + 1.0) * (1.0 - served.next())
        waiting += chance * unserved.next() * stay
    ever = 1.0 - _queue(chances, agents) / traffic.patience / traffic.rate
    return Within(seconds, answered, max(0.0, 1.0 - answered - waiting), waiting, ever)


def _queue(chances: dict[int, float], agents: int) -> float:
    return sum((k - agents) * p for k, p in chances.items() if k > agents)


class _Tail:
    """The chance that X, beta-distributed (a, b), is at most x, for b = 1, 2, 3, ... in turn.

    It is the sum of x^a (1-x)^i Gamma(a+i) / (Gamma(a) i!) for i below b, each taken in logarithms.
    """

    def __init__(self, a: float, x: float) -> None:
        self._a = a
        self._log_x = log(x) if x > 0 else -inf
        self._log_rest = log(1.0 - x) if x < 1 else -inf
        self._base = lgamma(a)
        self._next = 0
        self._sum = 0.0

    def next(self) -> float:
        """Return the chance for the next b."""
        i = self._next
        self._next += 1
        rest = i * self._log_rest if i else 0.0
        size = lgamma(self._a + i) - self._base - lgamma(i + 1.0) + self._a * self._log_x + rest
        self._sum += exp(size)
        return min(1.0, self._sum)


def _states(traffic: Traffic, agents: int) -> dict[int, float]:
    """Return the chance of each number of callers, in order, negligible ones left out.

    Weights start at the likeliest number and go down both ways, so nothing overflows.
    """
    peak = _peak(traffic, agents)
    weights = {peak: 1.0}
    for k in range(peak - 1, -1, -1):
        weights[k] = weights[k + 1] * _leaving(traffic, agents, k + 1) / traffic.rate
        if weights[k] < _NEGLIGIBLE:
            break
    for k in count(peak + 1):
        weights[k] = weights[k - 1] * traffic.rate / _leaving(traffic, agents, k)
        if weights[k] < _NEGLIGIBLE:
            break
    total = sum(weights.values())
    return {k: weights[k] / total for k in sorted(weights)}


def _peak(traffic: Traffic, agents: int) -> int:
    """Return a number of callers near the likeliest: where as many leave as come."""
    if traffic.erlangs <= agents:
        return int(traffic.erlangs)
    return agents + int((traffic.rate - agents / traffic.handle) * traffic.patience)


def _leaving(traffic: Traffic, agents: int, callers: int) -> float:
    return min(callers, agents) / traffic.handle + max(0, callers - agents) / traffic.patience


def _check(traffic: Traffic, agents: int) -> None:
    traffic.check()
    if agents < 0:
        raise ImpossibleLoad("there cannot be fewer than 0 agents")
