"""How campaigns are kept: themselves, their lists, and the records of these with every attempt."""

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.days import CampaignDay
from callcenter.outbound.campaign.experience import CampaignExperience
from callcenter.outbound.campaign.record import CallList, ListRecord
from callcenter.storage.books.shelf import TEXT, TIME, Shelf

CAMPAIGNS = (
    Shelf(CampaignDay, "campaign_days", {"campaign": TEXT, "on": TEXT}, indexes=(("campaign", "on"),)),
    Shelf(CampaignExperience, "campaign_experience", {}),
    Shelf(Campaign, "campaigns", {"state": TEXT, "mode": TEXT, "queue": TEXT, "at": TIME}),
    Shelf(CallList, "campaign_lists", {"campaign": TEXT, "at": TIME}, indexes=(("campaign", "at"),)),
    Shelf(
        ListRecord,
        "campaign_records",
        {
            "campaign": TEXT,
            "list": TEXT,
            "state": TEXT,
            "next_at": TIME,
            "agent": TEXT,
            "result": TEXT,
            "wakes_at": TIME,
        },
        many=("numbers",),
        indexes=(
            ("campaign", "state", "next_at"),
            ("campaign", "result"),
            ("list",),
            ("agent", "state"),
            ("state", "next_at"),
            ("result",),
            ("wakes_at",),
        ),
        secret=frozenset({"name", "company", "numbers", "consent", "fields", "attempts", "bad"}),
    ),
)
