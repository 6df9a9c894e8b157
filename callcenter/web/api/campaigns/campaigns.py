"""Campaigns: made, changed, started, paused and ended; their lists and how far they are."""

from msgspec.structs import asdict, replace

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.days import AheadFigures
from callcenter.outbound.campaign.record import ListConsent
from callcenter.outbound.campaign.sheet import moment_of
from callcenter.service.campaigns.imports import ListReport, ListWish
from callcenter.web.api.campaigns.common import shown
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_campaigns import (
    CallLists,
    CampaignEdit,
    CampaignMove,
    CampaignProgress,
    CampaignRows,
    CampaignWish,
    ListQuery,
)

#: No list is larger (bytes).
MOST = 10 * 1024 * 1024


async def list_campaigns(call: Call[None]) -> CampaignRows:
    """All campaigns, the newest first."""
    return CampaignRows(tuple(await call.parts.campaigns.campaigns.all()))


async def add_campaign(call: Call[CampaignWish]) -> Campaign:
    """Keep a new campaign, as a draft."""
    return await call.parts.campaigns.campaigns.add(_campaign(call.body), call.user.name)


async def see_campaign(call: Call[None]) -> Campaign:
    """One campaign."""
    return await call.parts.campaigns.campaigns.see(call.id)


async def change_campaign(call: Call[CampaignEdit]) -> Campaign:
    """Change a campaign that has not ended; its mode and queue stay while it runs."""
    return await call.parts.campaigns.campaigns.change(call.id, _campaign(call.body), call.user.name)


async def move_campaign(call: Call[CampaignMove]) -> Campaign:
    """Start, pause or end a campaign."""
    wish = call.body
    return await call.parts.campaigns.campaigns.move(call.id, wish.version, wish.to, call.user.name)


async def see_progress(call: Call[None]) -> CampaignProgress:
    """How far a campaign is: its records by state and result, and the shares of them that count."""
    found = await call.parts.campaigns.campaigns.progress(call.id)
    return CampaignProgress(
        found, found.penetration, found.saturation, found.live_answer_rate, found.conversion
    )


async def see_figures(call: Call[None]) -> AheadFigures:
    """What the calls of its present period came to: abandoned against the cap, machines and mistakes."""
    return await call.parts.campaigns.campaigns.figures(call.id)


async def list_lists(call: Call[None]) -> CallLists:
    """The lists of a campaign, with where they came from."""
    return CallLists(tuple(await call.parts.campaigns.campaigns.lists(call.id)))


async def take_list_in(call: Call[ListQuery]) -> ListReport:
    """Look at a list of people to call, row by row; with `confirm` take in every row that is sound.

    The body is the file. Its first row names the columns, in English or Chinese.
    """
    wish = call.body
    on = moment_of(wish.consent_on) if wish.consent_on else 0.0
    if on is None:
        raise Failure("bad_time", "consent_on is a day, YYYY-MM-DD.")
    data = await call.request.clone(client_max_size=MOST).read()
    told = ListWish(wish.name, wish.source, ListConsent(wish.consent, on, wish.proof))
    report = await call.parts.campaigns.imports.take(
        call.id, told, (data, wish.format), call.user.name, confirm=wish.confirm
    )
    return replace(report, first=tuple(shown(call, each) for each in report.first))


def _campaign(wish: CampaignWish) -> Campaign:
    return Campaign("", **asdict(wish))
