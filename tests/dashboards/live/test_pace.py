"""How often the live feed speaks: a busy machine alone makes it no slower."""

import asyncio

import pytest

from dashboards.live.hub import Limits
from dashboards.live.pace import Pace
from tests.dashboards.live.test_hub import hold, hub, join, talk


class Processor:
    """Processor time that is spent by hand."""

    def __init__(self) -> None:
        self.spent = 0.0

    def __call__(self) -> float:
        return self.spent


@pytest.mark.parametrize(("took", "pause"), [(0.0, 0.1), (0.02, 0.1), (0.05, 0.2), (0.1, 0.4), (2.0, 0.5)])
def test_a_pass_is_followed_by_a_pause_in_proportion(took: float, pause: float) -> None:
    """A fifth of the processor at most, ten messages a second at most, two at least."""
    processor = Processor()
    pace = Pace(0.1, 0.5, 0.2, processor)
    with pace.work():
        processor.spent += took
    assert pace.pause() == pytest.approx(pause)
    assert pace.pause() == 0.1


async def test_what_others_do_between_two_strides_is_none_of_the_pass() -> None:
    """Webhooks that are answered meanwhile keep no console waiting for the next message."""
    state, processor = talk(), Processor()
    made = hub(state, stride=2)
    usual = Limits()
    made._pace = Pace(usual.tick, usual.slowest, usual.share, processor)
    for _ in range(5):
        join(made)
    hold(state, made, 11)

    flush = asyncio.create_task(made.flush())
    while not flush.done():
        await asyncio.sleep(0)
        processor.spent += 1.0

    assert processor.spent >= 2.0
    assert made._pace.pause() == usual.tick
