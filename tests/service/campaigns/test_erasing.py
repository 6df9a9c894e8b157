"""Somebody who is erased stays on no list: their records are emptied, and nobody dials them (EU-03)."""

import pytest

from callcenter.accounts.person import Person
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Mode
from callcenter.service.privacy.held import without
from tests.service.campaigns.campaign_world import NOW, CampaignWorld

pytestmark = pytest.mark.unit


async def test_an_erased_number_is_on_no_list(world: CampaignWorld) -> None:
    """The counts of the campaign stay; what is under way ends by itself."""
    campaign = await world.campaign(3)
    first, second = await world.record(campaign, 1), await world.record(campaign, 2)
    await world.tools.keep(moves.dial(second, Mode.PREVIEW, "ana", NOW))
    ida = Person("p1", numbers=(*first.numbers, *second.numbers))
    changes, counted = await without(world.books, ida)
    assert counted == {"campaign_records": 2}
    await world.books.commit(changes, "ada", NOW)
    gone, live = await world.record(campaign, 1), await world.record(campaign, 2)
    assert (gone.state, gone.result, gone.name, gone.numbers) == ("withdrawn", "erased", "", ())
    assert (live.state, live.name, live.attempts[0].number) == ("dialling", "", "")
    over = moves.settle(live, campaign, "no_answer", NOW)
    assert (over.state, over.result) == ("done", "no_answer")
    assert (await world.record(campaign, 3)).numbers == ("+14155550003",)
    assert (await world.room.campaigns.progress(campaign.id)).records == 3
