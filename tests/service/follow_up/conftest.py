"""A world for every test."""

import pytest

from tests.service.follow_up.world import World


@pytest.fixture
async def world() -> World:
    """Users, one account, and a clock that stands still."""
    return await World().open()
