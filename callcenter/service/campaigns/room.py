"""The campaigns as a whole: their parts, wired."""

from collections.abc import Callable

from callcenter.outbound.campaign.record import ListRecord
from callcenter.ports.journal import Journal
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.suppressed import Suppressed
from callcenter.service.campaigns.by_hand import ByHand
from callcenter.service.campaigns.exports import RecordExports
from callcenter.service.campaigns.imports import ListImports
from callcenter.service.campaigns.keeping import Campaigns
from callcenter.service.campaigns.predictive import Predictive
from callcenter.service.campaigns.preview import Preview
from callcenter.service.campaigns.progressive import Progressive
from callcenter.service.campaigns.results import Results
from callcenter.service.campaigns.tools import CampaignTools
from callcenter.service.due import DueKind
from callcenter.service.signals import Signals
from callcenter.service.waking import Waking


class CampaignRoom:
    """Campaigns, their lists, and the ways of dialling them, of one service."""

    def __init__(self, tools: CampaignTools) -> None:
        self._tools = tools
        office = Office(tools.books, tools.records, tools.clock, tools.house)
        self.campaigns = Campaigns(tools)
        self.imports = ListImports(tools, Suppressed(office).known)
        self.by_hand = ByHand(tools, self.imports)
        self.exports = RecordExports(tools)
        self.preview = Preview(tools)

    def results(self, journal: Journal, signals: Signals) -> Results:
        """Return what settles attempts."""
        return Results(self._tools, journal, signals)

    def progressive(self, signals: Signals) -> Progressive:
        """Return what keeps progressive campaigns dialling."""
        return Progressive(self._tools, signals)

    def predictive(self, signals: Signals, counted: Callable[[], bool] = lambda: True) -> Predictive:
        """Return what keeps predictive campaigns dialling, ahead of the agents once all is `counted`."""
        return Predictive(self._tools, signals, counted=counted)

    def due_kind(self, signals: Signals) -> DueKind:
        """Return what takes back the records that agents keep for too long."""
        return Waking("campaign_records", ListRecord, self.preview.lapse, self._tools.books, signals)
