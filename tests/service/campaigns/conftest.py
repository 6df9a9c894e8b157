"""A world for every test of the campaigns."""

from collections.abc import AsyncIterator

import pytest

from tests.service.campaigns.campaign_world import CampaignWorld


@pytest.fixture
async def world() -> AsyncIterator[CampaignWorld]:
    """Campaigns, a floor with two agents who are free, and a gate that lets pass."""
    made = await CampaignWorld().open()
    yield made
    await made.runner.stop()
    assert made.faults.seen == []
