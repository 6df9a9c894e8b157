"""What the live feed carries for the wallboard: quarters, sums, the last half hour, signs of life."""

from callcenter.floor import events as e
from callcenter.floor.phases import Presence
from callcenter.floor.values import Outcome
from dashboards.live.hub import Limits, LiveHub
from tests.dashboards.live.build import agent, contact, floor
from tests.dashboards.live.test_hub import NOW, Stopped, join, take, taken


def came_and_left(made: LiveHub, seq: int, contact: str, at: float, queue: str = "help") -> None:
    """A customer is offered to a queue at a moment and gives up nine seconds later."""
    queued = e.ContactQueued(at, contact, queue, at, at)
    made.listen(seq, [queued, e.ContactClosed(at + 9, contact, Outcome.ABANDONED, "waiting")], at + 9)


async def test_carries_the_quarter_that_changed_and_the_sums_of_the_house() -> None:
    """A newcomer gets the whole day, everybody else the one quarter in which something happened."""
    clock = Stopped()
    state = floor()
    made = LiveHub(lambda: state, clock, lambda agent: True, seq=10)
    client = join(made)
    assert (await take(client))["quarters"] == {}
    came_and_left(made, 12, "c8", NOW)
    await made.flush()
    first = await take(client)
    assert first["quarters"] == {"help": {"900": [1, 0, 1]}}
    assert (first["total"]["today"]["abandoned"], first["total"]["lately"]["offered"]) == (1, 1)
    clock.time = NOW + 900
    came_and_left(made, 14, "c9", clock.time, "sales")
    await made.flush()
    assert (await take(client))["quarters"] == {"sales": {"1800": [1, 0, 1]}}
    seen = await take(join(made))
    assert seen["quarters"] == {"help": {"900": [1, 0, 1]}, "sales": {"1800": [1, 0, 1]}}
    assert (seen["total"]["today"]["offered"], seen["last_week"]) == (2, {})


async def test_moves_the_last_half_hour_on_by_time_alone() -> None:
    """No event, yet the number falls; who comes back to the same place is told it too."""
    clock = Stopped()
    state = floor()
    made = LiveHub(lambda: state, clock, lambda agent: True, seq=10)
    came_and_left(made, 12, "c8", NOW)
    await made.flush()
    client = join(made)
    assert (await take(client))["queues"]["help"]["lately"]["abandoned"] == 1
    clock.time = NOW + 32 * 60
    await made.flush()
    for told in (await take(client), (await taken(join(made, after=12)))[0]):
        assert (told["from"], told["seq"]) == (12, 12)
        assert told["queues"]["help"]["lately"]["abandoned"] == 0
        assert told["total"]["lately"]["offered"] == 0
    await made.flush()
    assert set(await take(client)) == {"type", "seq", "from", "now"}


async def test_tells_what_a_newcomer_would_be_told_to_wait() -> None:
    """Where nobody is free, what the estimate says; beside the free, nothing."""
    state = floor(contact(), agent("ann", Presence.NOT_READY), agent("bob", Presence.AVAILABLE, "sales"))
    made = LiveHub(lambda: state, Stopped(), lambda agent: True, seq=10, wait=lambda queue: 60.2)
    queues = (await take(join(made)))["queues"]
    assert (queues["help"]["expected_wait"], queues["sales"]["expected_wait"]) == (60.0, 0.0)


async def test_beats_faster_than_consoles_grey_what_they_show() -> None:
    """A wallboard greys a number that is five seconds old: quiet must not look like silence."""
    assert Limits().beat + Limits().tick < 5.0
