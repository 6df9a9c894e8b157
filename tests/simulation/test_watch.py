"""What agents did with their time is shared out among intervals, whatever their length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.simulation.experiment import run
from callcenter.simulation.steady import load_of, plan
from callcenter.simulation.taking import ALL
from callcenter.simulation.watch import Watch
from callcenter.simulation.world import World
from callcenter.staffing.traffic import Traffic

LOAD = load_of(Traffic(40, 120, 1800, 90))


@given(st.floats(1.0, 5000.0))
def test_intervals_that_fit_no_grid(interval: float) -> None:
    """Rounding at an edge neither loses time nor stops it."""
    day = plan(LOAD, 3, 12, seed=5)
    watch = Watch(day.begin, interval, day.end)
    World(day, [watch]).run()
    watch.close()

    hours = watch.hours.values()
    assert sum(each.work + each.free for each in hours) == pytest.approx(3 * (day.end - day.begin))


def test_the_parts_make_the_whole() -> None:
    """Queues and tiers have as many contacts as the house, and intervals too."""
    taken = run(plan(LOAD, 3, 200, seed=5))
    scopes = {scope: measures["offered"][0] for scope, measures in taken.scopes.items()}

    assert scopes[ALL] == scopes["queue:queue"] == scopes["tier:-"] > 150
    assert sum(each["offered"][0] for each in taken.series) == scopes[ALL]
