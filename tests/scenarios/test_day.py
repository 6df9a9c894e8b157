"""Hours of calls on a bad line, in virtual time: at the end no leg is up and everybody is free."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from callcenter.assembly.service import Service
from callcenter.floor import Floor
from callcenter.floor.events import ContactClosed, Event
from callcenter.floor.phases import Presence
from callcenter.ports.telephony import Switchboard
from callcenter.service.desk import Desk
from callcenter.service.wire import decode_event
from callcenter.simulation.replaying import Replay
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.faults import Faults
from tests.floor import laws
from tests.scenarios.house import faults
from tests.scenarios.recording import crowd_of, furnish, small_service
from tests.virtual_time import run

HOURS = 2
BAD_LINE = Faults(lost=0.03, doubled=0.08, late=0.2, late_seconds=8.0, try_again=0.03, uncertain=0.03)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_a_day_on_a_bad_line_ends_with_nobody_left_on_it(seed: int) -> None:
    """Reports get lost, come twice and late, effects fail: reconciliation and deadlines heal everything."""
    run(day(seed))


async def day(seed: int) -> None:
    """Let the crowd call for some hours, then let the lines empty."""

    def make(_: Any, board: Switchboard, clock: Any, __: Service) -> SimulatedCarrier:
        return SimulatedCarrier(board, clock, seed, faults=BAD_LINE)

    async with small_service(make) as service:
        await furnish(service)
        events: list[Event] = []
        service.feed.subscribe(lambda _seq, news, _now: events.extend(news))
        crowd = crowd_of(service, Desk(service.runner), seed, rate=200.0)
        crowd.start()
        for _ in range(HOURS * 60):
            await asyncio.sleep(60.0)
            laws.check(service.runner.floor, service.clock.now())
        crowd.set_rate("day", 0.0)
        await asyncio.sleep(1200.0)
        await is_at_rest(service)
        what_happened_is_plausible(events)
        await crowd.stop()
        assert faults(service) == set()
        await the_journal_tells_the_same(service)


async def is_at_rest(service: Service) -> None:
    """No leg at the carrier or here, no contact open, every agent available or soon back from a break."""
    assert await service.provider.live_legs() == frozenset()
    assert not service.state.legs
    assert not service.state.contacts
    presences = {agent.id: agent.presence for agent in service.state.agents.values()}
    assert set(presences.values()) == {Presence.AVAILABLE}, presences
    assert service.outbox.size == 0
    assert await service.storage.journal.intents() == []


def what_happened_is_plausible(events: list[Event]) -> None:
    """Hundreds of calls, each closed once, with every usual end among them."""
    ends = [event for event in events if isinstance(event, ContactClosed)]
    assert len(ends) > 100 * HOURS
    assert len({event.contact for event in ends}) == len(ends)
    outcomes = Counter(event.outcome.value for event in ends)
    assert {"handled", "abandoned", "self_served", "voicemail", "transferred_out"} <= outcomes.keys()


async def the_journal_tells_the_same(service: Service) -> None:
    """Folding the stored events gives the state that stands; deciding the day again gives the same events."""
    rows = [row async for some in service.storage.journal.read() for row in some]
    floor = Floor()
    for row in rows:
        floor.replay(decode_event(row.payload))
    floor.settle()
    assert floor.snapshot() == service.runner.floor.snapshot()
    replay = Replay()
    assert replay.first_divergence(rows) is None
    assert replay.events == len(rows)
