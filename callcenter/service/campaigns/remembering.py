"""What campaigns learn outlives the process: read when a campaign is dialled first, kept now and then."""

from callcenter.outbound.campaign.experience import CampaignExperience
from callcenter.outbound.pacing.learning import Learned
from callcenter.ports.books import Put, StaleVersion
from callcenter.service.campaigns.experience import Experience
from callcenter.service.campaigns.tools import CampaignTools

#: Seconds between two times that it is kept: so much of it at most is lost with the process.
KEPT_EVERY = 5.0


class Remembered:
    """The experience of campaigns in the books, beside that in memory. Raises `RecordsError`."""

    def __init__(self, tools: CampaignTools, experience: Experience) -> None:
        self._tools = tools
        self._experience = experience
        self._kept: dict[str, CampaignExperience] = {}
        self._next = 0.0

    async def of(self, campaign: str) -> Learned:
        """Return what is known of a campaign's list, from before this process, too."""
        if campaign not in self._kept:
            found = await self._tools.books.get(CampaignExperience, campaign)
            self._kept[campaign] = found or CampaignExperience(campaign)
            if found is not None:
                self._experience.begin(campaign, found.learned)
        return self._experience.of(campaign)

    async def keep(self) -> None:
        """Keep what was learned since, if it is time; who was quicker is read, and theirs is overwritten."""
        now = self._tools.now()
        if now < self._next:
            return
        learned = {id_: self._experience.of(id_) for id_ in self._kept}
        changed = [
            Put(CampaignExperience(id_, self._kept[id_].version, so, now), quiet=True)
            for id_, so in learned.items()
            if so != self._kept[id_].learned
        ]
        try:
            stored = await self._tools.books.commit(changed, "", now) if changed else []
        except StaleVersion:
            self._kept |= await self._tools.books.get_many(CampaignExperience, learned)
            return
        self._kept |= {each.id: each for each in stored}
        self._next = now + KEPT_EVERY
