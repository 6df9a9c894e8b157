"""The demo's campaigns: they run, their records are lawful or say why not, and they are filled in once."""

from callcenter.demo.stage import demo
from callcenter.outbound.campaign.campaign import Campaign, CampaignState
from callcenter.outbound.campaign.record import ListRecord
from callcenter.service.campaigns.gating import asked
from callcenter.settings import Settings


async def test_the_demos_campaigns_run_and_their_rules_are_asked() -> None:
    """Service and survey may be dialled at any hour; the sales campaign at least when it is day there."""
    settings = Settings(database_url="memory:", provider="simulated")
    async with demo(settings, rate=0.0, agents=0) as service:
        books, campaigns = service.storage.books, await service.storage.books.find(Campaign)
        assert len(campaigns) == 3
        assert {each.state for each in campaigns} == {CampaignState.RUNNING}
        for each in campaigns:
            record = (await books.find(ListRecord, {"campaign": each.id}, limit=1))[0]
            no = await asked(service.campaigns._tools, each, record)
            assert no is None or (each.purpose, no.rule) == ("sales", "CN-11")
