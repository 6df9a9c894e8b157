"""Erlang B and C: random calls, exponential handling, one skill, and nobody ever hangs up.

Only sums and products of moderate numbers are used, so thousands of agents overflow nothing.
"""

from math import exp, log

from callcenter.staffing.traffic import ImpossibleLoad, Steady, Traffic, Within


def erlang_b(erlangs: float, agents: int) -> float:
    """Return the share of calls that find all agents busy where nobody can wait.

    Recursion: B(0) = 1; B(k) = a B(k-1) / (k + a B(k-1)).
    """
    blocked = 1.0
    for k in range(1, agents + 1):
        blocked = erlangs * blocked / (k + erlangs * blocked)
    return blocked


def erlang_c(erlangs: float, agents: int) -> float:
    """Return the share of calls that wait: C = n B / (n - a (1 - B)). Needs a < n.

    Raises `ImpossibleLoad` where the line would grow for ever.
    """
    if erlangs >= agents:
        raise ImpossibleLoad(f"{erlangs:.2f} Erlangs never settle with {agents} agents")
    blocked = erlang_b(erlangs, agents)
    return agents * blocked / (agents - erlangs * (1.0 - blocked))


def steady(traffic: Traffic, agents: int) -> Steady:
    """Return how a load settles. ASA = C h / (n - a); queue = C a / (n - a). Raises `ImpossibleLoad`."""
    traffic.check()
    load = traffic.erlangs
    if load == 0:
        return Steady(agents, 0.0, 0.0, 0.0, 0.0, 0.0)
    waits = erlang_c(load, agents)
    spare = agents - load
    return Steady(agents, waits, waits * traffic.handle / spare, 0.0, waits * load / spare, load / agents)


def within(traffic: Traffic, agents: int, seconds: float) -> Within:
    """Return who is answered by then: SL(T) = 1 - C exp(-(n - a) T / h). Raises `ImpossibleLoad`."""
    traffic.check()
    load = traffic.erlangs
    if load == 0:
        return Within(seconds, 1.0, 0.0, 0.0, 1.0)
    late = erlang_c(load, agents) * exp(-(agents - load) * seconds / traffic.handle)
    return Within(seconds, 1.0 - late, 0.0, late, 1.0)


def wait_percentile(traffic: Traffic, agents: int, share: float) -> float:
    """Return the wait in seconds that `share` of all callers do not exceed: ln(C / (1 - share)) h / (n - a).

    It is 0 where so many do not wait at all. Raises `ImpossibleLoad`.
    """
    traffic.check()
    if not 0 <= share < 1:
        raise ImpossibleLoad("a percentile's share lies between 0 and 1")
    waits = erlang_c(traffic.erlangs, agents) if traffic.erlangs else 0.0
    if waits <= 1.0 - share:
        return 0.0
    return log(waits / (1.0 - share)) * traffic.handle / (agents - traffic.erlangs)
