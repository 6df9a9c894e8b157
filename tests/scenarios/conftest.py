"""Whole calls told as stories: every story on every carrier that it makes sense on."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest

from callcenter.simulation.replaying import Replay, words
from callcenter.storage.reading import sqlite_rows
from tests.scenarios.house import House, open_house

OpenHouse = Callable[..., AbstractAsyncContextManager[House]]


@pytest.fixture(params=["twilio", "simulated"])
def provider(request: pytest.FixtureRequest) -> str:
    """The carrier of a story."""
    return str(request.param)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[str]:
    """A store on disk, as in life. What it holds after the story is decided again, and must be the same."""
    file = tmp_path / "scenario.db"
    yield f"sqlite:///{file}"
    if file.exists():
        found = Replay().first_divergence(sqlite_rows(file))
        assert found is None, "\n".join(words(found))


@pytest.fixture
def opened(provider: str, database: str) -> OpenHouse:
    """Open a house with something changed: `changed` in its configuration, the rest in its settings."""
    return partial(open_house, provider, database)


@pytest.fixture
async def house(opened: OpenHouse) -> AsyncIterator[House]:
    """A house as usual."""
    async with opened() as found:
        yield found


@pytest.fixture
async def twilio_house(database: str) -> AsyncIterator[House]:
    """A house at Twilio, for stories of webhooks."""
    async with open_house("twilio", database) as found:
        yield found
