"""Whatever happens, and whoever leaves, comes back or does not read: everybody ends with the same picture."""

import asyncio
from typing import Any

from hypothesis import Phase as Phases
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from callcenter.commands.watching.feed import Picture
from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Outcome, QueuePolicy
from callcenter.ports.live import Viewer
from dashboards.live.client import Client
from dashboards.live.hub import Limits, LiveHub
from tests.dashboards.live.build import agent, contact, floor
from tests.dashboards.live.line import FakeLine
from tests.dashboards.live.test_hub import Stopped

CONTACTS, AGENTS = ("c1", "c2", "c3"), ("ann", "bob")
HAPPENS = ("arrive", "hold", "hold", "close", "pause", "pause", "switch", "configure", "reload", "minute")
CROWD = ("leave", "cut", "back", "deaf", "deaf", "hear", "ask")

Move = tuple[str, int, bool]

#: What happens, to whom, and whether the feed tells of it at once or with what comes next.
moves = st.lists(
    st.tuples(st.sampled_from(HAPPENS + CROWD), st.integers(0, 2), st.booleans()), min_size=25, max_size=80
)


class Console:
    """A console with the picture it has made of what it was told."""

    def __init__(self, made: LiveHub, whole: bool) -> None:
        self.made = made
        self.viewer = Viewer(whole=whole)
        self.picture = Picture()
        self.client: Client | None = None
        self.come()

    def come(self) -> None:
        """Come, or come back, with the number in hand."""
        if self.client is None:
            self.line = FakeLine()
            self.client = self.made.join(self.viewer, self.line, lambda: None)
            self.client.hello(self.picture.seq)

    def leave(self) -> None:
        """Take what has come, and go."""
        self.read()
        if self.client is not None:
            self.client.leave()
            self.client = None

    def read(self) -> None:
        """Lay what was said on the picture; a gap in it is against the promise."""
        for message in self.line.read():
            assert self.picture.take(message), message


class House:
    """A floor at which things happen, with its feed."""

    def __init__(self) -> None:
        self.state = floor(agent("ann"), agent("bob"))
        self.clock = Stopped()
        limits = Limits(mark=2500, frames=2, unwatched=90.0, patience=float("inf"), stride=1)
        self.made = LiveHub(lambda: self.state, self.clock, lambda agent: True, seq=10, limits=limits)
        self.seq = 10
        self.names = 0

    def tell(self, *events: e.Event) -> None:
        self.seq += len(events)
        self.made.listen(self.seq, events, self.clock.time)

    def happen(self, what: str, which: int) -> None:
        """Let one thing happen on the floor, or nothing where it cannot."""
        now, id_, who = self.clock.time, CONTACTS[which], AGENTS[which % 2]
        known = self.state.contacts.get(id_)
        if what == "arrive" and known is None:
            self.state.contacts[id_] = contact(id_, queued_at=now)
            self.tell(e.ContactQueued(now, id_, "help", now, now))
        elif what == "hold" and known is not None:
            known.phase = Phase.TALKING if known.phase is Phase.ON_HOLD else Phase.ON_HOLD
            self.tell(e.ContactHeld(now, id_, "ann"))
        elif what == "close" and known is not None:
            del self.state.contacts[id_]
            self.tell(e.ContactClosed(now, id_, Outcome.ABANDONED, "waiting"))
        elif what == "pause":
            self.state.agents[who].presence = (Presence.NOT_READY, Presence.AVAILABLE, Presence.WRAP_UP)[
                which
            ]
            self.tell(e.PresenceChanged(now, who, self.state.agents[who].presence))
        elif what == "switch":
            self.state.by_hand["help"] = bool(which)
            self.tell(oe.QueueSwitched(now, "help", bool(which), "sue"))
        elif what == "configure":
            self.state.queues[f"q{which}"] = QueuePolicy(f"q{which}", {"en": str(self.seq)})
            self.tell(e.FloorConfigured(now))
        elif what == "reload":
            self.names += 1
            self.state.queues["help"] = QueuePolicy("help", {"en": f"Help {self.names}"})
            self.made.reload(self.seq)
        elif what == "minute":
            self.clock.time += 61.0


async def play(said: list[Move]) -> None:
    house = House()
    steady = [Console(house.made, whole) for whole in (True, False)]
    restless = [Console(house.made, whole) for whole in (True, False, True)]
    for what, which, at_once in said:
        house.happen(what, which)
        move(restless[which], what)
        if at_once:
            await house.made.flush()
            for console in steady:
                console.read()
                compare(house, console)
    for console in restless:
        console.line.deaf = False
        console.read()
        console.come()
    await house.made.flush()
    for console in steady + restless:
        console.read()
        compare(house, console)


def move(console: Console, what: str) -> None:
    if what == "leave":
        console.leave()
    elif what == "cut":
        console.line.sent.clear()  # what was under way is lost with the line
        console.leave()
    elif what == "back":
        console.come()
    elif what in ("deaf", "hear"):
        console.line.deaf = what == "deaf"
        if what == "hear":
            console.read()
    elif what == "ask" and console.client is not None and console.picture.seq is not None:
        console.read()
        console.client.hello(console.picture.seq)


def compare(house: House, console: Console) -> None:
    """A newcomer sees the same."""
    fresh = Console(house.made, console.viewer.whole)
    fresh.read()
    fresh.leave()
    assert content(console.picture) == content(fresh.picture)


def content(picture: Picture) -> dict[str, Any]:
    found = asdict(picture)
    del found["now"]
    return found


#: Not shrunk: what is found is short enough to read, and shrinking takes longer than a test may.
@settings(max_examples=60, deadline=None, phases=(Phases.explicit, Phases.reuse, Phases.generate))
@given(moves)
def test_everybody_ends_with_the_same_picture(said: list[Move]) -> None:
    """Snapshot and deltas make the picture, at any point and from any number."""
    asyncio.run(play(said))
