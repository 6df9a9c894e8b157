"""The live feed over a WebSocket."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientWebSocketResponse, WSCloseCode, WSMsgType, WSServerHandshakeError
from websockets.frames import Frame, Opcode
from websockets.protocol import Protocol, Side

from callcenter.floor.commands import RequestPresence
from callcenter.floor.phases import Presence
from callcenter.ports.books import put
from callcenter.ports.notices import Notice
from callcenter.web.live import NOT_SIGNED_IN, TOO_SLOW, _Watch, text_head
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Browser, Stage

LIVE = "/api/v1/live"
#: Seconds after which a message will never come.
PATIENCE = 60


@pytest.fixture
async def running(stage: Stage) -> AsyncIterator[Stage]:
    """A stage whose feed runs."""
    task = asyncio.create_task(stage.live.run())
    yield stage
    task.cancel()
    await asyncio.wait([task])


async def watch(browser: Browser, after: int | None = None) -> ClientWebSocketResponse:
    socket = await browser.ws_connect(LIVE)
    await socket.send_json({"type": "hello", "after": after})
    return socket


async def hear(socket: ClientWebSocketResponse) -> dict[str, Any]:
    message: dict[str, Any] = await socket.receive_json(timeout=PATIENCE)
    return message


async def closed(socket: ClientWebSocketResponse) -> int | None:
    """Read until the socket is closed; return the code."""
    while (await socket.receive(timeout=PATIENCE)).type is WSMsgType.TEXT:
        pass
    return socket.close_code


async def test_shows_the_floor_and_what_changes(running: Stage, visit: Visit) -> None:
    """A snapshot first, then a delta for each change, without numbers for agents."""
    ann = await watch(await visit("ann"))
    first = await hear(ann)
    assert (first["type"], first["desk"]["agent"]["id"]) == ("snapshot", "ann")
    await running.call()
    delta = await hear(ann)
    assert (delta["type"], delta["from"]) == ("delta", first["seq"])
    assert [c["caller"] for c in delta["contacts"].values()] == ["+1555***4567"]
    await ann.close()


async def test_rings_at_the_agent_with_the_number(running: Stage, visit: Visit) -> None:
    """The desk of the agent who is offered the contact has it whole."""
    ann, sue = await watch(await visit("ann")), await watch(await visit("sue"))
    await hear(ann)
    assert (await hear(sue))["desk"] is None
    await running.do(RequestPresence("ann", Presence.AVAILABLE))
    await running.call()
    while not ((await_desk := (await hear(ann)).get("desk")) and await_desk["offer"]):
        pass
    assert await_desk["offer"]["contact"]["caller"] == NUMBER
    while "contacts" not in (seen := await hear(sue)):
        pass
    assert seen["contacts"]["c1"]["caller"] == NUMBER
    await ann.close()
    await sue.close()


async def test_resumes_after_a_gap(running: Stage, visit: Visit) -> None:
    """Who comes back with a known number gets deltas, else a snapshot."""
    browser = await visit("sue")
    socket = await watch(browser)
    seq = (await hear(socket))["seq"]
    await socket.close()
    await running.call()
    await running.live.flush()
    back = await watch(browser, after=seq)
    assert (await hear(back))["from"] == seq
    await back.send_json({"type": "hello", "after": 12345})
    while (await hear(back))["type"] != "snapshot":
        pass
    await back.close()


async def test_tells_of_a_notice_at_once(running: Stage, visit: Visit) -> None:
    """To the user it is for, whatever the floor does; others hear nothing of it."""
    sue, tom = await watch(await visit("sue")), await watch(await visit("tom"))
    first, _ = (await hear(sue))["notices"], await hear(tom)
    await put(running.records.books, Notice("n1", user="sue", kind="case", what="assign"), "", 1.0)
    told = await hear(sue)
    while "notices" not in told:  # who came and went is told as well
        told = await hear(sue)
    assert told["notices"] > first
    assert "notices" not in await hear(tom)
    await sue.close()
    await tom.close()


async def test_closes_on_strangers(running: Stage, visit: Visit) -> None:
    """Nobody watches without a session."""
    socket = await (await visit()).ws_connect(LIVE)
    assert await closed(socket) == NOT_SIGNED_IN


async def test_refuses_sockets_of_other_sites(running: Stage, visit: Visit) -> None:
    """A cookie alone opens no socket to another site's page."""
    browser = await visit("ann")
    with pytest.raises(WSServerHandshakeError) as refused:
        await browser.ws_connect(LIVE, headers={"Origin": "https://evil.example"})
    assert refused.value.status == 403


async def test_ends_with_the_session(running: Stage, visit: Visit) -> None:
    """Signing out ends what hangs on the session."""
    browser = await visit("ann")
    socket = await watch(browser)
    await hear(socket)
    assert (await browser.delete("/api/v1/session")).status == 204
    assert await closed(socket) == NOT_SIGNED_IN
    assert running.live.clients == 0


@pytest.mark.parametrize("words", ['{"type": "goodbye"}', "{", '{"type": "hello", "after": "x"}'])
async def test_closes_on_who_is_not_understood(running: Stage, visit: Visit, words: str) -> None:
    """There is one thing to say, and one way to say it."""
    socket = await (await visit("ann")).ws_connect(LIVE)
    await socket.send_str(words)
    assert await closed(socket) == 1008
    assert running.live.clients == 0


async def test_lets_go_of_slow_readers(stage: Stage, visit: Visit) -> None:
    """Who does not read is closed with a code of its own, and nobody waited for them."""
    socket = await watch(await visit("sue"))
    await hear(socket)
    (client,) = stage.live._clients
    stage.live.drop(client)
    assert await closed(socket) == TOO_SLOW
    assert (stage.live.dropped, stage.live.clients) == (1, 0)


@pytest.mark.parametrize("length", [0, 125, 126, 65_535, 65_536])
async def test_frames_a_message_as_the_standard_has_it(length: int) -> None:
    """Whatever its length: a reader of another make finds the same text in it."""
    reader = Protocol(Side.CLIENT)
    reader.receive_data(text_head(length) + b"x" * length)
    (frame,) = reader.events_received()
    assert isinstance(frame, Frame)
    assert (frame.opcode, frame.fin, frame.data) == (Opcode.TEXT, True, b"x" * length)


async def test_leaves_nothing_behind_when_a_console_goes(running: Stage, visit: Visit) -> None:
    """A closed tab is a client less."""
    socket = await watch(await visit("ann"))
    await hear(socket)
    assert running.live.clients == 1
    await socket.close()
    async with asyncio.timeout(PATIENCE):
        while running.live.clients:  # noqa: ASYNC110 - the server's side of the close tells nobody
            await asyncio.sleep(0)


class Blocked:
    """A socket whose line is full, and the request it came with."""

    def __init__(self) -> None:
        self.transport = self
        self.aborted = False

    async def close(self, **_: object) -> None:
        await asyncio.Event().wait()

    def abort(self) -> None:
        self.aborted = True


async def test_cuts_off_who_reads_nothing_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A close that nobody takes is waited for a moment only; then the connection is cut."""
    monkeypatch.setattr("callcenter.web.live.CLOSE_WITHIN", 0.0)
    blocked = Blocked()
    watch = _Watch(blocked, blocked, None, None)  # type: ignore[arg-type]
    await watch._close()
    assert blocked.aborted


async def test_says_goodbye_when_the_service_ends(running: Stage, visit: Visit) -> None:
    """A restart waits for no console: each hears at once that the service goes away, and comes back later."""
    browser = await visit("ann")
    ann, sue = await watch(browser), await watch(await visit("sue"))
    await hear(ann)
    await hear(sue)
    assert browser.app is not None
    await browser.app.shutdown()
    assert (await closed(ann), await closed(sue)) == (WSCloseCode.GOING_AWAY, WSCloseCode.GOING_AWAY)
