"""`callcenter watch` at a real server: one picture, many, a cut, a wrong password, nobody there."""

import asyncio
from collections.abc import AsyncIterator, Callable
from io import StringIO
from pathlib import Path
from string import Formatter

import pytest
from aiohttp.test_utils import TestServer, unused_port
from rich.console import Console
from rich.text import Text

from callcenter.__main__ import main
from callcenter.commands import watch
from callcenter.commands.watching.board import Board
from callcenter.commands.watching.feed import Picture
from callcenter.commands.watching.line import Account, Refused
from callcenter.commands.watching.screen import percent, screen, span, stuck
from callcenter.commands.watching.words import _WORDS, Words
from callcenter.floor.commands import RequestPresence
from callcenter.floor.phases import Presence
from dashboards.live.client import Client
from tests.web.stage import PASSWORD, Stage, build

Output = pytest.CaptureFixture[str]
Condition = Callable[[], bool]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A house whose feed runs."""
    made = await build(tmp_path / "dist")
    feed = asyncio.create_task(made.live.run())
    yield made
    feed.cancel()
    await asyncio.wait([feed])
    await made.runner.stop()


@pytest.fixture
async def server(stage: Stage) -> AsyncIterator[TestServer]:
    """The house at an address."""
    made = TestServer(stage.app())
    await made.start_server()
    yield made
    await made.close()


def account(server: TestServer, name: str = "sue", password: str = PASSWORD) -> Account:
    return Account(str(server.make_url("")).rstrip("/"), name, password)


def paper(width: int = 120) -> Console:
    return Console(file=StringIO(), width=width)


def printed(console: Console) -> str:
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def drawn(board: Board, width: int = 120) -> str:
    console = paper(width)
    console.print(board)
    return printed(console)


class Shown:
    """A board that is shown until the context ends; `until` waits for what it says."""

    def __init__(self, who: Account, language: str = "") -> None:
        self.board = Board(who, paper(), language, soon=0.01)
        self._told = asyncio.Event()

    async def __aenter__(self) -> "Shown":
        self._task = asyncio.create_task(self.board.show(self._told.set, tick=0.05))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])

    async def until(self, says: str) -> str:
        async with asyncio.timeout(60):
            while says not in (said := drawn(self.board)):
                self._told.clear()
                await self._told.wait()
        return said


async def test_prints_one_picture(stage: Stage, server: TestServer) -> None:
    """Who waits, the queues, the agents by state; a call that nobody takes stands beside nobody."""
    await stage.call()
    await stage.do(RequestPresence("ann", Presence.NOT_READY, "break"))
    console = paper()
    assert await watch.once(account(server), console) == 0
    said = printed(console)
    assert said.startswith("Waiting 1 · Longest wait ")
    assert "SL today –" in said
    assert "Support" in said
    assert "Not ready" in said
    assert "Ann 00:0" in said
    assert said.endswith("Waiting beside a free agent: nobody\n")
    chinese = paper()
    assert await watch.once(account(server), chinese, "zh-CN") == 0
    assert printed(chinese).startswith("排队中 1")


def test_has_every_word_in_both_languages() -> None:
    """With the same holes."""
    parsed = [Formatter().parse(each) for both in _WORDS.values() for each in both]
    holes = [{hole for _, hole, *_ in each if hole} for each in parsed]
    assert holes[::2] == holes[1::2]
    assert Words("zh-TW").language == "zh-CN"


async def test_says_that_the_password_is_wrong(server: TestServer, capsys: Output) -> None:
    """Once, and ends."""
    assert await watch.once(account(server, password="nonsense"), paper()) == 1
    assert capsys.readouterr().err == "The name or the password is not right.\n"
    assert await watch.follow(account(server, password="nonsense"), paper()) == 1
    assert capsys.readouterr().err == "The name or the password is not right.\n"


async def test_says_that_nobody_is_there(capsys: Output) -> None:
    """A script hears it at once and by the exit code."""
    nowhere = Account(f"http://127.0.0.1:{unused_port()}", "sue", PASSWORD)
    assert await watch.once(nowhere, paper()) == 1
    assert capsys.readouterr().err.startswith(f"No service at {nowhere.url}: ")


def test_takes_no_nonsense_for_an_address(capsys: Output) -> None:
    """It was asked for wrongly."""
    assert main(["watch", "callcenter.example"]) == 2
    assert "no address" in capsys.readouterr().err


async def test_is_a_command(server: TestServer, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    """With the password from the environment."""
    monkeypatch.setenv("CALLCENTER_PASSWORD", PASSWORD)
    words = ["watch", account(server).url, "--user", "ann", "--once", "--width", "80"]
    assert await asyncio.to_thread(main, words) == 0
    assert capsys.readouterr().out.startswith("Waiting 0")


async def test_shows_what_changes(stage: Stage, server: TestServer) -> None:
    """As it happens."""
    async with Shown(account(server)) as shown:
        assert "live" in await shown.until("Waiting 0")
        await stage.call()
        await shown.until("Waiting 1")


async def test_goes_on_after_a_cut(stage: Stage, server: TestServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, comes back with its number, and misses nothing."""
    async with Shown(account(server)) as shown:
        await shown.until("Waiting 0")
        (client,) = stage.live._clients
        asked: list[int | None] = []
        welcome = stage.live.welcome

        def noted(who: Client, after: int | None) -> None:
            asked.append(after)
            welcome(who, after)

        monkeypatch.setattr(stage.live, "welcome", noted)
        held = shown.board.picture.seq
        client.line.abort()  # type: ignore[attr-defined]
        await stage.call()
        await shown.until("Waiting 1")
        assert asked == [held]


async def test_waits_for_a_service_that_is_away(stage: Stage) -> None:
    """It says what is the matter and when it tries again, and shows the picture once there is one."""
    port = unused_port()
    async with Shown(Account(f"http://127.0.0.1:{port}", "sue", PASSWORD)) as shown:
        assert "Trying again in" in await shown.until("No service at")
        server = TestServer(stage.app(), port=port)
        await server.start_server()
        await shown.until("Waiting 0")
        await server.close()
        assert "Waiting 0" in await shown.until("The line is cut.")


async def test_signs_in_again_when_the_session_is_over(stage: Stage, server: TestServer) -> None:
    """It has the password; with a password that was changed it ends."""
    who = account(server)
    async with Shown(who) as shown:
        await shown.until("Waiting 0")
        await stage.parts.records.end_sessions("sue", "")
        (client,) = stage.live._clients
        client.line.abort()  # type: ignore[attr-defined]
        await stage.call()
        await shown.until("Waiting 1")
    board = Board(account(server, password="old"), paper())
    with pytest.raises(Refused):
        await board.show(lambda: None)


async def test_fits_the_terminal(stage: Stage, server: TestServer) -> None:
    """No line is longer than the terminal is wide, and the most important columns stay."""
    await stage.call()
    heads = {}
    for width in (40, 46, 80, 120):
        console = paper(width)
        assert await watch.once(account(server), console) == 0
        lines = printed(console).splitlines()
        assert max(map(len, lines)) <= width
        (head,) = [line for line in lines if line.startswith("Queue")]
        heads[width] = head.replace("SL ", "SL-").split()[1:]
    assert heads[40] == ["Waiting", "Longest", "Free"]
    assert heads[46] == ["Waiting", "Longest", "SL-today", "Free"]
    assert len(heads[40]) < len(heads[46]) < len(heads[80]) < len(heads[120]) == 12


def test_tells_who_waits_beside_a_free_agent() -> None:
    """After some seconds, in a queue that the agent serves."""
    free = {"id": "ann", "name": "Ann", "presence": "available", "since": 90.0, "queues": ["help"]}
    waits = {"id": "c1", "phase": "waiting", "since": 92.0, "queue": "help"}
    elsewhere = {"id": "c2", "phase": "waiting", "since": 92.0, "queue": "sales"}
    picture = Picture(1, 100.0, {}, {"ann": free}, {"c1": waits, "c2": elsewhere})
    assert stuck(picture, 100.0) == [("c1", "Ann")]
    assert stuck(picture, 94.0) == []
    console = paper()
    console.print(screen(picture, Words(), 120, Text(), 100.0))
    assert "Waiting beside a free agent: c1 – Ann" in printed(console)


def test_names_give_way_to_the_states_where_there_is_no_room() -> None:
    """Every state keeps its word and its number."""
    crowd = {
        f"a{n}": {"id": f"a{n}", "name": f"Agent {n}", "presence": "wrap_up", "since": 90.0, "queues": []}
        for n in range(30)
    }
    for language in ("en", "zh-CN"):
        words, console = Words(language), paper(48)
        console.print(screen(Picture(1, 100.0, {}, crowd), words, 48, Text(), 100.0))
        (line,) = [each for each in printed(console).splitlines() if words("wrap_up") in each]
        assert line.removeprefix(words("wrap_up")).split()[0] == "30"


def test_writes_numbers_as_the_wallboard_does() -> None:
    """Shares are rounded down, and nothing is not 0 %."""
    assert [percent(each) for each in (0.796, 1.0, 0.29, None)] == ["79 %", "100 %", "29 %", "–"]
    assert [span(each) for each in (0, 252, 3852)] == ["00:00", "04:12", "1:04:12"]


def test_a_missing_step_changes_nothing() -> None:
    """It is told, so that it can be asked for; one that is told twice is no harm."""
    parts: dict[str, dict[str, object]] = {
        "queues": {},
        "agents": {},
        "contacts": {},
        "total": {},
        "quarters": {},
        "last_week": {},
    }
    picture = Picture()
    assert picture.take({"type": "snapshot", "seq": 5, "now": 1.0, **parts})
    assert not picture.take({"type": "delta", "from": 7, "seq": 8, "now": 2.0, "contacts": {"c1": {}}})
    assert (picture.seq, picture.contacts) == (5, {})
    assert picture.take({"type": "delta", "from": 4, "seq": 5, "now": 2.0, "contacts": {"c1": {}}})
    assert (picture.seq, picture.contacts) == (5, {})
