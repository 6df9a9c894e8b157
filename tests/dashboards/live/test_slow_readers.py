"""Consoles that do not read: left out, shown what they lack when they read again, or let go."""

from callcenter.floor.state import FloorState
from callcenter.floor.values import QueuePolicy
from callcenter.ports.live import Viewer
from dashboards.live.client import Client
from dashboards.live.hub import Limits, LiveHub
from tests.dashboards.live.line import FakeLine
from tests.dashboards.live.test_hub import AGENT, SUPERVISOR, Stopped, hold, hub, join, take, taken, talk

MARK = 3_000


def house(**limits: float) -> tuple[FloorState, LiveHub, Stopped]:
    state, clock = talk(), Stopped()
    made = Limits(mark=MARK, unwatched=float("inf"), **limits)  # type: ignore[arg-type]
    return state, LiveHub(lambda: state, clock, lambda agent: True, seq=10, limits=made), clock


def deaf(made: LiveHub, late: list[str] | None = None) -> Client:
    """A console that greets and reads nothing from then on."""
    client = made.join(
        SUPERVISOR, FakeLine(deaf=True), lambda: (late if late is not None else []).append("late")
    )
    client.hello(None)
    return client


async def pass_by(state: FloorState, made: LiveHub, first: int, last: int) -> None:
    for seq in range(first, last):
        hold(state, made, seq)
        await made.flush()


def listen(client: Client) -> list[dict[str, object]]:
    """Read all that lies there, and go on listening."""
    line = client.line
    assert isinstance(line, FakeLine)
    line.deaf = False
    return line.read()


async def test_keeps_no_more_for_a_deaf_console_than_its_bound() -> None:
    """However much happens, and whatever it asks for: one message past the mark at most."""
    state, made, _ = house()
    client = deaf(made)
    await pass_by(state, made, 11, 200)
    for _ in range(50):
        client.hello(None)
    snapshot = len(b"".join(made._picture.snapshot(0.0, whole=True))) + 200
    line = client.line
    assert isinstance(line, FakeLine)
    assert MARK < line.most < MARK + snapshot


async def test_shows_who_reads_again_what_they_lack() -> None:
    """In order and without a gap, though many steps were never sent to them."""
    state, made, _ = house()
    client, quick = deaf(made), join(made)
    await pass_by(state, made, 11, 40)
    place = [each["seq"] for each in listen(client)][-1]
    await made.flush()
    missed = await taken(client)
    assert (missed[0]["type"], missed[-1]["seq"]) == ("snapshot", 39)
    assert place != 39
    assert (await taken(quick))[-2]["contacts"].items() <= missed[0]["contacts"].items()
    await pass_by(state, made, 40, 41)
    assert (await take(client))["from"] == 39


async def test_tells_a_short_absence_in_steps() -> None:
    """Who missed little gets that little."""
    state, made, _ = house()
    client = deaf(made)
    await pass_by(state, made, 11, 18)
    place = listen(client)[-1]["seq"]
    await made.flush()
    (first, *_) = await taken(client)
    assert (first["type"], first["from"]) == ("delta", place)


async def test_lets_go_of_who_reads_nothing_for_long() -> None:
    """They are told and counted; the others have got everything meanwhile."""
    state, made, clock = house(patience=10.0)
    late: list[str] = []
    client, quick = deaf(made, late), join(made)
    await pass_by(state, made, 11, 40)
    assert (late, made.dropped, made.clients) == ([], 0, 2)
    clock.time += 10.5
    await pass_by(state, made, 40, 41)
    assert (late, made.dropped, made.clients) == (["late"], 1, 1)
    assert [each["seq"] for each in await taken(quick)][-1] == 40
    client.hello(None)
    line = client.line
    assert isinstance(line, FakeLine)
    assert line.sent[-1].find(b'"seq":40') < 0


async def test_keeps_who_reads_slowly() -> None:
    """A thin line is no dead one: as long as something is read, patience begins anew."""
    state, made, clock = house(patience=10.0)
    client = deaf(made)
    await pass_by(state, made, 11, 40)
    line = client.line
    assert isinstance(line, FakeLine)
    for seq in range(40, 44):
        clock.time += 9.0
        line.sent.popleft()
        await pass_by(state, made, seq, seq + 1)
    assert (made.dropped, made.clients) == (0, 1)


async def test_tells_a_desk_that_was_behind() -> None:
    """What only this agent is told is not lost with the steps that were left out."""
    state, made, _ = house()
    client = made.join(AGENT, FakeLine(deaf=True), lambda: None)
    client.hello(None)
    await pass_by(state, made, 11, 40)
    state.agents["ann"].reason = "lunch"
    listen(client)
    await made.flush()
    assert (await taken(client))[-1]["desk"]["agent"]["reason"] == "lunch"


async def test_writes_nothing_on_a_line_that_is_cut() -> None:
    """The socket's own task lets the console go; the feed goes on."""
    state, made, _ = house()
    client = join(made)
    await taken(client)
    line = client.line
    assert isinstance(line, FakeLine)
    line.closing = True
    await pass_by(state, made, 11, 13)
    made.touch("ann")
    assert await taken(client) == []


async def test_makes_a_message_once_for_all_who_may_see_it() -> None:
    """Everybody of an audience gets the same object; nobody's audience is made for nothing."""
    heads: list[int] = []

    def head(length: int) -> bytes:
        heads.append(length)
        return b""

    state = talk()
    made = LiveHub(lambda: state, Stopped(), lambda agent: True, seq=10, head=head)
    crowd = [join(made) for _ in range(20)]
    heads.clear()
    hold(state, made, 11)
    await made.flush()
    sent = {id(client.line.sent[-1]) for client in crowd if isinstance(client.line, FakeLine)}
    assert (len(heads), len(sent)) == (1, 1)
    crowd += [join(made, Viewer()) for _ in range(20)]
    heads.clear()
    hold(state, made, 12)
    await made.flush()
    assert len(heads) == 2


async def test_a_place_in_a_picture_that_is_void_is_none() -> None:
    """The picture was drawn anew at the same number: who held the old one must not be left with it."""
    state = talk()
    made = hub(state)
    client = join(made)
    seq = (await take(client))["seq"]
    client.leave()
    state.queues["new"] = QueuePolicy("new")
    made.reload(seq)
    await made.flush()
    seen = await take(join(made, after=seq))
    assert (seen["type"], "new" in seen["queues"]) == ("snapshot", True)
