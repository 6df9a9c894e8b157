"""The same kills on PostgreSQL: the lease of the dead process is taken over, and nothing promised is lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.scenarios.test_kill import Street, outlives, street_on
from tests.stores import PostgresHome, postgres, postgres_home

__all__ = ["postgres", "postgres_home"]

KILLS = 2
CALLERS = 20


@pytest.fixture
async def street(postgres_home: PostgresHome, tmp_path: Path) -> AsyncIterator[Street]:
    """A street on a database of a server."""
    async with street_on(postgres_home.url, tmp_path / "service.log", CALLERS) as found:
        yield found


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_what_was_acknowledged_outlives_kills_on_postgres(street: Street) -> None:
    """Twice kill -9 amid 20 calls, with the journal written by COPY under a lease."""
    await outlives(street, KILLS)
