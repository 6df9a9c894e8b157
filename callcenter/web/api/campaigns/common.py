"""What the endpoints of campaigns share: records as a user may see them, and campaigns in short."""

from typing import Any

from msgspec.structs import replace

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.record import ListRecord
from callcenter.service.masking import masked
from callcenter.service.permissions import Permission
from callcenter.web.endpoint import Call
from callcenter.web.values_campaigns import WorkableCampaign


def shown(call: Call[Any], record: ListRecord) -> ListRecord:
    """Return a record as the user may see it: numbers are masked for who need not know them."""
    if call.may(Permission.SEE_NUMBERS):
        return record
    return replace(
        record,
        numbers=tuple(map(masked, record.numbers)),
        bad=tuple(map(masked, record.bad)),
        attempts=tuple(replace(each, number=masked(each.number)) for each in record.attempts),
    )


def short(campaign: Campaign) -> WorkableCampaign:
    """Return what an agent needs to know of a campaign."""
    return WorkableCampaign(campaign.id, campaign.name, campaign.queue, campaign.script)
