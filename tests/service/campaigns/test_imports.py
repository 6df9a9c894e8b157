"""Lists are looked at before they are taken in, row by row, and nobody comes twice into a campaign."""

import pytest

from callcenter.outbound.campaign.record import ListConsent
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.service.campaigns.imports import ListReport, ListWish
from callcenter.service.campaigns.keeping import RecordSearch
from tests.service.campaigns.campaign_world import CampaignWorld

pytestmark = pytest.mark.unit

FAIR = ListWish("Fair", "trade fair", ListConsent("on paper", proof="folder 7"))
ROWS = """Name,Phone,Phone 2,Consent,Product
Ida,415 555 0101,+14155550102,web form,Card
Bo,nonsense,,,
Cy,+14155550102,,,
Di,+14155550104,,,Loan
"""


async def take(world: CampaignWorld, campaign: str, text: str = ROWS, *, confirm: bool = True) -> ListReport:
    """Take a sheet in."""
    return await world.room.imports.take(campaign, FAIR, (text.encode(), "csv"), "sue", confirm=confirm)


async def test_a_look_changes_nothing(world: CampaignWorld) -> None:
    """It says what would come, and what is wrong in which row."""
    campaign = await world.campaign(0, running=False)
    report = await take(world, campaign.id, confirm=False)
    assert (report.confirmed, report.rows, report.added, report.refused) == (False, 4, 2, 2)
    assert [(flaw.row, flaw.code, flaw.value) for flaw in report.flaws] == [
        (3, "bad_number", "nonsense"),
        (4, "twice_in_file", "2"),
    ]
    assert report.kept == ("Product",)
    assert await world.room.campaigns.records(campaign.id, RecordSearch()) == []
    assert report.list == ""


async def test_a_list_is_taken_in(world: CampaignWorld) -> None:
    """In its order, with source and consent; a row's own consent counts before that of the list."""
    campaign = await world.campaign(0, running=False)
    report = await take(world, campaign.id)
    ida, di = await world.room.campaigns.records(campaign.id, RecordSearch())
    assert (ida.name, ida.numbers, ida.source) == ("Ida", ("+14155550101", "+14155550102"), "trade fair")
    assert (ida.consent.how, di.consent.how, di.fields) == ("web form", "on paper", {"Product": "Loan"})
    (kept,) = await world.room.campaigns.lists(campaign.id)
    assert (kept.id, kept.name, kept.rows, kept.refused) == (report.list, "Fair", 4, 2)
    found = await world.room.campaigns.records(campaign.id, RecordSearch(number="+14155550104"))
    assert [record.name for record in found] == ["Di"]


async def test_nobody_comes_twice_into_a_campaign(world: CampaignWorld) -> None:
    """Over its lists; into another campaign they may come."""
    campaign = await world.campaign(0, running=False)
    await take(world, campaign.id)
    again = await take(world, campaign.id, "Name,Phone\nDina,+14155550104\nEd,+14155550105\n")
    assert [(flaw.row, flaw.code) for flaw in again.flaws] == [(2, "on_a_list")]
    assert again.added == 1
    other = await world.campaign(0, running=False)
    assert (await take(world, other.id)).added == 2


async def test_a_list_says_where_it_comes_from(world: CampaignWorld) -> None:
    """Or it is not taken in, nor is a file that is none."""
    campaign = await world.campaign(0, running=False)
    for wish in (ListWish("", "fair"), ListWish("Fair", "")):
        with pytest.raises(OutboundRefusal, match="incomplete"):
            await world.room.imports.take(campaign.id, wish, (b"Phone\n1", "csv"), "sue", confirm=True)
    report = await take(world, campaign.id, "Name\nIda\n")
    assert (report.added, [flaw.code for flaw in report.flaws]) == (0, ["column_missing"])
    assert await world.room.campaigns.lists(campaign.id) == []
