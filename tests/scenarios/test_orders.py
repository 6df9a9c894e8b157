"""What is reported comes late, twice, swapped or never: the floor keeps its laws, and heals."""

import asyncio
import heapq
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from callcenter.assembly.service import Service
from callcenter.floor import Floor
from callcenter.floor import commands as c
from callcenter.floor.events import ContactClosed, Event
from callcenter.floor.phases import Presence
from callcenter.floor.values import Channel
from callcenter.service.wire import decode_event
from tests.floor import laws
from tests.scenarios.recording import SilentCarrier, Told, furnish, recorded, small_service
from tests.virtual_time import run

RECORDINGS = range(4)
DELAYS = (0.5, 3.0, 12.0, 40.0)


class Fate(Struct, frozen=True):
    """What becomes of one report: it comes after some seconds, perhaps once more, or never."""

    late: float = 0.0
    again: float = 0.0
    lost: bool = False


fates = st.one_of(
    st.builds(Fate, late=st.sampled_from(DELAYS)),
    st.builds(Fate, again=st.sampled_from(DELAYS)),
    st.builds(Fate, late=st.sampled_from(DELAYS), again=st.sampled_from(DELAYS)),
    st.just(Fate(lost=True)),
)
mischief = st.dictionaries(st.integers(0, 999), fates, max_size=40)  # counted round and round


def schedule(told: Sequence[Told], fated: dict[int, Fate]) -> list[tuple[float, int, Told]]:
    """Return the reports in the order in which they come, with their moments."""
    found: list[tuple[float, int, Told]] = []
    fated = {number % len(told): fate for number, fate in fated.items()}
    for number, each in enumerate(told):
        fate = fated.get(number, Fate())
        if fate.lost:
            continue
        found.append((each.at + fate.late, number, each))
        if fate.again:
            found.append((each.at + fate.late + fate.again, number, each))
    heapq.heapify(found)
    return [heapq.heappop(found) for _ in range(len(found))]


class Trial:
    """A service that is told a schedule, and looked at after each thing that it was told."""

    def __init__(self, service: Service, carrier: SilentCarrier) -> None:
        self.service = service
        self.events: list[Event] = []
        self._carrier = carrier
        service.feed.subscribe(lambda _seq, events, _now: self.events.extend(events))

    async def is_told(self, coming: Sequence[tuple[float, int, Told]]) -> None:
        """Let everything reach the service at its moment."""
        loop = asyncio.get_running_loop()
        for at, _, told in coming:
            await asyncio.sleep(max(0.0, at - loop.time()))
            await told.reach(self.service)
            self.keeps_the_laws()

    def keeps_the_laws(self) -> None:
        """Look at the floor as it stands."""
        laws.check(self.service.runner.floor, self.service.clock.now())

    async def goes_home(self) -> None:
        """Every line goes dead, the carrier is asked, agents finish, and time passes."""
        self._carrier.legs.clear()
        for _ in range(4):
            await asyncio.sleep(61.0)
            await self.service.reconciler.once(0.0)
            for agent in list(self.service.state.agents.values()):
                for work in agent.wrap_ups:
                    await self._does(c.Dispose(agent.id, work.contact, "resolved"))
                    await self._does(c.FinishWrapUp(agent.id, work.contact))
                await self._does(c.RequestPresence(agent.id, Presence.AVAILABLE))
            self.keeps_the_laws()

    async def _does(self, command: c.Command) -> None:
        await Told(0.0, "submit", (command,)).reach(self.service)

    def is_at_rest(self) -> None:
        """No leg, no call, everybody free."""
        state = self.service.state
        assert not state.legs
        assert not [each for each in state.contacts.values() if each.channel is Channel.VOICE]
        assert {agent.presence for agent in state.agents.values()} == {Presence.AVAILABLE}

    def what_ended_stays_ended(self) -> None:
        """Each contact closes once, and only its after-contact registration is told later."""
        closed = Counter(event.contact for event in self.events if isinstance(event, ContactClosed))
        assert set(closed.values()) <= {1}
        over: set[str] = set()
        for event in self.events:
            contact = getattr(event, "contact", "")
            if contact in over:
                assert type(event).__name__ in LATER, f"{event} after the end"
            if isinstance(event, ContactClosed):
                over.add(contact)

    async def the_journal_tells_the_same(self) -> None:
        """Folding the stored events gives the state that stands."""
        floor = Floor()
        async for rows in self.service.storage.journal.read():
            for row in rows:
                floor.replay(decode_event(row.payload))
        floor.settle()
        assert floor.snapshot() == self.service.runner.floor.snapshot()


#: What may be told of a contact after its end: its legs go down, its agents finish.
LATER = {
    "LegEnded",
    "LegOverdue",
    "WrapUpEnded",
    "WrapUpExtended",
    "PresenceChanged",
    "ContactDisposed",
    "EffectFailed",
    "DeliveryReported",
    "RecordingReported",
}


async def trial(told: Sequence[Told], fated: dict[int, Fate]) -> None:
    """Tell a fresh service a recording with some mischief, and see that all is well in the end."""
    carrier = SilentCarrier()

    def make(*_: Any) -> SilentCarrier:
        return carrier

    async with small_service(make) as service:
        await furnish(service)
        service.reconciler._is_needed = lambda: False  # asked by the trial alone
        at = Trial(service, carrier)
        await at.is_told(schedule(told, fated))
        await at.goes_home()
        at.is_at_rest()
        at.what_ended_stays_ended()
        await at.the_journal_tells_the_same()


@pytest.mark.parametrize("seed", RECORDINGS)
def test_a_recording_told_as_it_was_ends_well(seed: int) -> None:
    """Without any mischief, as the measure for the rest; and it has whole calls of many kinds in it."""
    told = recorded(seed)
    assert {"call_arrived", "heard", "agent_arrived", "leg_ended", "submit"} <= {each.what for each in told}
    run(trial(told, {}))


@pytest.mark.timeout(900)
@given(st.sampled_from(RECORDINGS), mischief)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_late_doubled_swapped_or_lost_the_floor_heals(seed: int, fated: dict[int, Fate]) -> None:
    """No free agent beside a waiting caller, no agent with two, no orphaned leg; ended stays ended."""
    run(trial(recorded(seed), fated))


@given(st.sampled_from(RECORDINGS), st.sampled_from(["leg_ended", "agent_arrived", "heard", "submit"]))
@settings(max_examples=16, deadline=None)
def test_a_kind_of_report_that_never_comes_leaves_nobody_behind(seed: int, kind: str) -> None:
    """As if one webhook were set wrong in the carrier's console."""
    told = recorded(seed)
    run(trial(told, {number: Fate(lost=True) for number, each in enumerate(told) if each.what == kind}))
