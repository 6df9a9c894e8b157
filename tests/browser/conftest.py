"""Stories in a real browser: the built console against a service with a simulated carrier."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser

from callcenter.assembly.service import CONSOLE
from tests.browser.chromium import NAMES, chromium, executable
from tests.browser.office import Office
from tests.scenarios.house import FLOWS, House, open_house


@pytest.fixture(scope="session")
def _chromium_is_there() -> None:
    if not executable():
        pytest.skip(f"no Chromium on the PATH ({', '.join(NAMES)}): install one to run the browser stories")
    if not (CONSOLE / "index.html").exists():
        pytest.fail("the console is not built: `make console` first (`make test` does it)")


@pytest.fixture
async def browser(_chromium_is_there: None) -> AsyncIterator[Browser]:
    """A browser of this test's own."""
    async with chromium() as found:
        yield found


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """A service with its world, and flows of its own to publish; the carrier does what the story says."""
    flows = shutil.copytree(FLOWS, tmp_path / "flows")
    database = f"sqlite:///{tmp_path / 'browser.db'}"
    async with open_house("simulated", database, flows=str(flows)) as found:
        yield found


@pytest.fixture
async def office(browser: Browser, house: House) -> AsyncIterator[Office]:
    """The rooms where people sit at screens, with the house behind them."""
    made = Office(browser, house)
    yield made
    await made.closes()
