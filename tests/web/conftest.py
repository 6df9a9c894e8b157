"""A stage for every test of the web, and browsers to visit it."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from callcenter.ports.books import Changed
from callcenter.ports.notices import Notice
from callcenter.service.notice_kinds import TOLD
from tests.web.stage import Browser, Client, Stage, build, sign_in

Visit = Callable[..., Awaitable[Browser]]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Everything behind the web, without a built console."""
    made = await build(tmp_path / "dist")
    told: set[tuple[str, str]] = set()
    made.records.books.watch(lambda changes: told.update(notices_of(changes)))
    yield made
    await made.runner.stop()
    assert not {(kind, what) for kind, what in told if what not in TOLD.get(kind, ())}, "words are missing"


def notices_of(changes: Sequence[Changed]) -> Iterator[tuple[str, str]]:
    """Yield what new notices tell: of what kind of thing, and what."""
    for change in changes:
        if change.before is None and isinstance(change.after, Notice):
            yield change.after.kind, change.after.what


@pytest.fixture
def visit(stage: Stage, aiohttp_client: Client) -> Visit:
    """Open a browser, signed in under a name if one is given. All visit the same application."""
    servers: list[TestServer] = []

    async def open_browser(name: str = "") -> Browser:
        if not servers:
            servers.append(TestServer(stage.app()))
        browser = await aiohttp_client(servers[0])  # type: ignore[arg-type]
        if name:
            assert (await sign_in(browser, name)).status == 200
        return browser

    return open_browser
