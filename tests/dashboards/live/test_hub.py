"""The live feed: snapshots, deltas, resuming, desks, and readers who do not read."""

import asyncio
from typing import Any

import pytest

from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import FloorState, Monitor
from callcenter.floor.values import Calendar, LegRole, MonitorMode, Outcome, QueuePolicy, Window
from callcenter.ports.live import Viewer
from dashboards.live.client import Client
from dashboards.live.hub import Limits, LiveHub
from tests.dashboards.live.build import NUMBER, agent, contact, floor, ringing
from tests.dashboards.live.line import FakeLine

AGENT = Viewer(agent="ann")
SUPERVISOR = Viewer(whole=True)
NOW = 1000.0


class Stopped:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> float:
        return self.time


def hub(state: FloorState, **limits: Any) -> LiveHub:
    kept: dict[str, Any] = {"unwatched": float("inf")}
    return LiveHub(lambda: state, Stopped(), lambda agent: True, seq=10, limits=Limits(**kept | limits))


def join(made: LiveHub, viewer: Viewer = SUPERVISOR, after: int | None = None) -> Client:
    client = made.join(viewer, FakeLine(), lambda: None)
    client.hello(after)
    return client


def line_of(client: Client) -> FakeLine:
    assert isinstance(client.line, FakeLine)
    return client.line


async def take(client: Client, within: float = 60.0) -> dict[str, Any]:
    """Return the next message."""
    async with asyncio.timeout(within):
        return await line_of(client).take()


async def taken(client: Client) -> list[dict[str, Any]]:
    """Return all messages that wait."""
    return line_of(client).read()


def hold(state: FloorState, made: LiveHub, seq: int, id_: str = "c1") -> None:
    """Something happens: a contact's phase changes in the commit `seq`."""
    held = state.contacts[id_]
    held.phase = Phase.TALKING if held.phase is Phase.ON_HOLD else Phase.ON_HOLD
    made.listen(seq, [e.ContactHeld(NOW, id_, "ann")], NOW)


def talk() -> FloorState:
    ann = agent("ann", Presence.ON_CONTACT)
    ann.call = "c1"
    return floor(ann, agent("bob"), contact(phase=Phase.TALKING, agent="ann"), contact("c2"))


@pytest.mark.parametrize("known", [True, False])
async def test_tells_a_desk_that_its_line_is_gone(known: bool) -> None:
    """The end of a leg names no agent; it stood before the service began, or was bound since."""
    ann = agent("ann")
    ann.leg = "leg-ann" if known else ""
    made = hub(floor(ann))
    client = join(made, AGENT)
    assert (await take(client))["desk"]["stands_by"] is known
    if not known:
        ann.leg = "leg-ann"
        made.listen(11, [e.LegBound(NOW, "leg-ann", LegRole.AGENT, "", "ann")], NOW)
        await made.flush()
        assert (await take(client))["desk"]["stands_by"]
    ann.leg = ""
    made.listen(12, [e.LegEnded(NOW, "leg-ann")], NOW)
    await made.flush()
    assert not (await take(client))["desk"]["stands_by"]


async def test_greets_with_the_whole_picture() -> None:
    """The first message has every queue, agent and contact, and the desk if there is one."""
    made = hub(talk())
    seen = await take(join(made))
    assert (seen["type"], seen["seq"], seen["now"], seen["desk"]) == ("snapshot", 10, NOW, None)
    assert set(seen["queues"]) == {"help", "sales"}
    assert set(seen["agents"]) == {"ann", "bob"}
    assert set(seen["contacts"]) == {"c1", "c2"}
    desk = (await take(join(made, AGENT)))["desk"]
    assert (desk["agent"]["id"], desk["work"][0]["contact"]["caller"]) == ("ann", NUMBER)


async def test_masks_numbers_for_everybody_but_supervisors() -> None:
    """An agent sees the number of the contact at hand alone, on the desk."""
    state = talk()
    made = hub(state)
    ann, boss = join(made, AGENT), join(made)
    state.contacts["c2"].priority = 5
    made.listen(11, [e.ContactQueued(NOW, "c2", "help", 90.0, 1.0)], NOW)
    await made.flush()
    for message in await taken(ann):
        callers = {c["caller"] for c in message["contacts"].values()}
        assert callers == {"+1555***4567"}
    for message in await taken(boss):
        assert {c["caller"] for c in message["contacts"].values()} == {NUMBER}


async def test_sends_what_changed_and_nothing_else() -> None:
    """A delta follows on the place of the client and has the changed parts."""
    state = talk()
    made = hub(state)
    client = join(made)
    await take(client)
    hold(state, made, 12)
    await made.flush()
    delta = await take(client)
    assert (delta["type"], delta["from"], delta["seq"]) == ("delta", 10, 12)
    assert set(delta["contacts"]) == {"c1"}
    assert "queues" not in delta
    assert "desk" not in delta


async def test_coalesces_what_happens_within_a_tick() -> None:
    """Many commits make one message, with the last word only."""
    state = talk()
    made = hub(state)
    client = join(made)
    for seq in range(11, 100):
        hold(state, made, seq)
    await made.flush()
    messages = await taken(client)
    assert [m["seq"] for m in messages] == [10, 99]


async def test_tells_of_contacts_that_are_over() -> None:
    """A closed contact is null, its agent's desk is empty again."""
    state = talk()
    made = hub(state)
    ann = join(made, AGENT)
    await take(ann)
    del state.contacts["c1"]
    state.agents["ann"].call, state.agents["ann"].presence = "", Presence.AVAILABLE
    made.listen(11, [e.ContactClosed(NOW, "c1", Outcome.HANDLED, "talking")], NOW)
    await made.flush()
    delta = await take(ann)
    assert delta["contacts"] == {"c1": None}
    assert delta["desk"]["work"] == []
    assert delta["queues"]["help"]["available"] == 2


async def test_shows_an_offer_to_its_agent_at_once() -> None:
    """The agent need not wait for the tick, and keeps its place for the delta that follows."""
    state = floor(agent("ann"), contact())
    made = hub(state)
    ann, boss = join(made, AGENT), join(made)
    state.contacts["c1"] = ringing()
    state.agents["ann"].presence, state.agents["ann"].ringing = Presence.OFFERED, "c1"
    made.listen(11, [e.ContactOffered(NOW, "c1", "o1", "ann", 120.0)], NOW)
    early = (await taken(ann))[1]
    assert (early["from"], early["seq"], early["desk"]["offer"]["id"]) == (10, 10, "o1")
    assert len(await taken(boss)) == 1
    await made.flush()
    assert (await take(ann))["from"] == 10


async def test_resumes_where_a_client_stopped() -> None:
    """Who comes back gets the missed deltas in order and the desk as it is now."""
    state = talk()
    made = hub(state)
    for seq in (11, 12, 13):
        hold(state, made, seq)
        await made.flush()
    messages = await taken(join(made, AGENT, after=11))
    assert [(m["type"], m["from"], m["seq"]) for m in messages] == [
        ("delta", 11, 12),
        ("delta", 12, 13),
        ("delta", 13, 13),
    ]
    assert messages[-1]["desk"]["agent"]["id"] == "ann"


@pytest.mark.parametrize("after", [5, 12, 99, -1])
async def test_starts_over_when_the_steps_are_not_known(after: int) -> None:
    """Too old, between two steps, or from another life: the whole picture."""
    state = talk()
    made = hub(state)
    for seq in (11, 13):
        hold(state, made, seq)
        await made.flush()
    assert (await take(join(made, after=after)))["type"] == "snapshot"


async def test_forgets_old_steps() -> None:
    """The memory for those who come back is bounded."""
    state = talk()
    made = hub(state, frames=4)
    for seq in range(11, 40):
        hold(state, made, seq)
        await made.flush()
    assert (await take(join(made, after=11)))["type"] == "snapshot"
    assert (await take(join(made, after=37)))["type"] == "delta"


async def test_draws_a_new_picture_after_a_configuration() -> None:
    """New queues come with a snapshot to everybody."""
    state = talk()
    made = hub(state)
    client = join(made)
    await take(client)
    state.queues["new"] = QueuePolicy("new")
    made.listen(11, [e.FloorConfigured(NOW)], NOW)
    await made.flush()
    seen = await take(client)
    assert (seen["type"], seen["seq"]) == ("snapshot", 11)
    assert "new" in seen["queues"]


async def test_starts_over_after_a_reload() -> None:
    """When the floor was read anew the old steps are void, even if numbers went back."""
    state = talk()
    made = hub(state)
    hold(state, made, 11)
    await made.flush()
    made.reload(10)
    await made.flush()
    assert (await take(join(made, after=11)))["type"] == "snapshot"


async def test_touches_a_desk_without_an_event() -> None:
    """A phone that went missing is told to its agent alone."""
    made = hub(talk())
    ann, boss = join(made, AGENT), join(made)
    made.touch("ann")
    await made.flush()
    assert (await taken(ann))[1]["desk"]["phone"] == "ok"
    assert "desk" not in (await taken(boss))[1]


async def test_sends_nothing_before_the_hello() -> None:
    """A client that has not said where it stands is not spoken to."""
    state = talk()
    made = hub(state)
    client = made.join(SUPERVISOR, FakeLine(), lambda: None)
    hold(state, made, 11)
    await made.flush()
    assert await taken(client) == []


async def test_runs_at_most_once_a_tick() -> None:
    """The task sends the first change at once and gathers what follows."""
    state = talk()
    made = hub(state, tick=0.05)
    client = join(made)
    running = asyncio.create_task(made.run())
    await take(client)
    for seq in range(11, 31):
        hold(state, made, seq)
        await asyncio.sleep(0)
    seen = [(await take(client))["seq"]]
    while seen[-1] != 30:
        seen.append((await take(client))["seq"])
    assert len(seen) <= 3
    made.forget(client)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_gives_a_sign_of_life() -> None:
    """A quiet floor still tells the time, so that a console can tell quiet from cut off."""
    made = hub(talk(), tick=0.0, beat=0.01)
    client = join(made)
    running = asyncio.create_task(made.run())
    await take(client)
    beat = await take(client)
    assert beat == {"type": "delta", "seq": 10, "from": 10, "now": NOW}
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running


async def test_serves_many_clients_in_strides() -> None:
    """Others get the loop while a message goes to a crowd; who joins meanwhile misses nothing."""
    state = talk()
    made = hub(state, stride=2)
    crowd = [join(made) for _ in range(5)]
    hold(state, made, 11)
    flush = asyncio.create_task(made.flush())
    await asyncio.sleep(0)
    newcomer = join(made)
    await flush
    assert [len(await taken(client)) for client in crowd] == [2] * 5
    assert [m["seq"] for m in await taken(newcomer)] == [11]


async def test_shows_a_queue_that_is_switched_by_hand() -> None:
    """The event alone is reason enough to draw it."""
    state = floor()
    made = hub(state)
    client = join(made)
    assert (await take(client))["queues"]["help"]["open"] is True
    state.by_hand["help"] = False
    made.listen(11, [oe.QueueSwitched(NOW, "help", False, "sue")], NOW)
    await made.flush()
    queue = (await take(client))["queues"]["help"]
    assert (queue["open"], queue["by_hand"]) == (False, False)


async def test_shows_a_queue_that_its_calendar_closes() -> None:
    """Time alone closes it: everybody gets the picture anew, and only when something changed."""
    state = floor()
    week = tuple(Window(day, 0, 17) for day in range(7))
    state.calendars["early"] = Calendar("early", week=week)
    state.queues["help"] = QueuePolicy("help", {"en": "Help"}, calendar="early")
    clock = Stopped()
    made = LiveHub(lambda: state, clock, lambda agent: True, seq=10)
    client = join(made)
    assert (await take(client))["queues"]["help"]["open"] is True
    for later, kind in ((NOW + 5.0, "delta"), (NOW + 60.0, "snapshot"), (NOW + 120.0, "delta")):
        clock.time = later
        await made.flush()
        message = await take(client)
        assert message["type"] == kind
        if kind == "snapshot":
            assert message["queues"]["help"]["open"] is False


async def test_shows_todays_numbers_of_a_contact_that_came_and_went_within_a_tick() -> None:
    """Nothing that is shown of the line changed, the numbers did."""
    state = floor()
    made = hub(state)
    client = join(made)
    await take(client)
    queued = e.ContactQueued(NOW, "c9", "help", NOW, NOW)
    made.listen(12, [queued, e.ContactClosed(NOW + 3, "c9", Outcome.ABANDONED, "waiting", short=True)], NOW)
    await made.flush()
    today = (await take(client))["queues"]["help"]["today"]
    assert (today["offered"], today["abandoned"], today["short_abandoned"], today["sl"]) == (1, 1, 1, None)


async def test_shows_listeners_to_supervisors_alone() -> None:
    """Neither the agent's own desk nor a colleague says who listens."""
    listener = Monitor("sue", MonitorMode.LISTEN, "c1.2", NOW, NOW + 15, leg="leg-sue")
    ann = agent("ann", Presence.ON_CONTACT)
    ann.call = "c1"
    state = floor(ann, contact(phase=Phase.TALKING, agent="ann", monitors=[listener]))
    made = hub(state)
    whole, own = await take(join(made)), await take(join(made, AGENT))
    assert [each["id"] for each in whole["agents"]["ann"]["monitored_by"]] == ["sue"]
    assert (own["agents"]["ann"]["monitored_by"], own["desk"]["agent"]["monitored_by"]) == ([], [])


async def test_draws_nothing_while_nobody_watches() -> None:
    """What happened meanwhile is there for the next who comes; a short absence is resumed as usual."""
    state, clock = talk(), Stopped()
    made = LiveHub(lambda: state, clock, lambda agent: True, seq=10, limits=Limits(unwatched=60))
    first = join(made)
    await taken(first)
    made.forget(first)
    clock.time += 59
    hold(state, made, 11)
    await made.flush()
    back = join(made, after=10)
    assert [each["seq"] for each in await taken(back)] == [11, 11]
    made.forget(back)
    clock.time += 61
    hold(state, made, 12)
    await made.flush()
    hold(state, made, 13)
    seen = await take(join(made, after=11))
    assert (seen["type"], seen["seq"]) == ("snapshot", 13)
    assert seen["contacts"]["c1"]["phase"] == "on_hold"
