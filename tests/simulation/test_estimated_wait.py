"""The wait that callers are told is on average the one they meet, in small centres and large ones."""

from collections.abc import Sequence

import pytest

from callcenter.floor.values import QueuePolicy
from callcenter.simulation.estimates import together
from callcenter.simulation.experiment import run
from callcenter.simulation.spans import Span, Spread, mean
from callcenter.simulation.steady import QUEUE, Load, plan
from callcenter.simulation.taking import ALL, Taken

POLICY = QueuePolicy(QUEUE, max_waiting=1_000_000)
RING = Spread(3.0, "fixed")
FIXED, UNEVEN = Spread(180.0, "fixed"), Spread(240.0, "lognormal", 0.8)


def day(agents: int, busy: float, talk: Span = 180.0, patience: Span = 300.0) -> Load:
    """Return a load that keeps so many agents so busy."""
    handle = mean(talk) + 30.0 + RING.mean
    return Load(agents * busy / handle, talk, patience, after_call=30.0, answer=RING)


def measured(runs: Sequence[Taken], name: str) -> float:
    """Return what the runs say of a measure."""
    value = together([each.scopes[ALL][name] for each in runs]).value
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("agents", "calls", "load"),
    [
        pytest.param(1, 300, day(1, 0.6, FIXED), id="alone"),
        pytest.param(2, 300, day(2, 0.4), id="small and quiet"),
        pytest.param(3, 300, day(3, 0.9), id="small and busy"),
        pytest.param(5, 300, day(5, 0.85, UNEVEN), id="uneven talks"),
        pytest.param(10, 400, day(10, 1.2), id="too few agents"),
        pytest.param(30, 1200, day(30, 0.93, patience="forever"), id="nobody hangs up"),
        pytest.param(50, 1200, day(50, 0.8), id="large and quiet"),
        pytest.param(60, 1200, day(60, 1.1), id="large and busy"),
    ],
)
def test_callers_are_told_what_they_meet(agents: int, calls: int, load: Load) -> None:
    """Within 10 s on average, though most talks last minutes and nobody knows how long this one will."""
    runs = [run(plan(load, agents, calls, seed, POLICY)) for seed in range(6)]

    assert sum(each.scopes[ALL]["estimate_bias"][1] for each in runs) > 200
    assert abs(measured(runs, "estimate_bias")) <= 10.0
    assert measured(runs, "estimate_miss") <= mean(load.talk) / 2.5
