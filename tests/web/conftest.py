"""A stage for every test of the web, and browsers to visit it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp.test_utils import TestServer

from tests.web.stage import Browser, Client, Stage, build, sign_in

Visit = Callable[..., Awaitable[Browser]]


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Everything behind the web, without a built console."""
    made = await build(tmp_path / "dist")
    yield made
    await made.runner.stop()


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
