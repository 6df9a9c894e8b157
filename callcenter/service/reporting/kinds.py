"""The kinds of reports there are, put together: a new one is a line here."""

from callcenter.ports.reports import Reports
from callcenter.service.accounts.office import Office
from callcenter.service.reporting.accounts import Accounts
from callcenter.service.reporting.cases import Cases
from callcenter.service.reporting.counting import Counting, Kept
from callcenter.service.reporting.facts import factual
from callcenter.service.reporting.outbound import Outbound
from callcenter.service.reporting.quality import Quality
from callcenter.service.reporting.room import Reporting
from callcenter.service.reporting.surveys import Surveys


def reporting_of(office: Office, reports: Reports | None) -> Reporting:
    """Return reports of all kinds: out of the facts, where they are kept, and out of the books."""
    counted: tuple[Counting, ...] = (Outbound(office), Cases(office), Surveys(office), Quality(office))
    kept = [Kept(each, lambda: office.house().zone) for each in counted]
    return Reporting((*factual(reports), *kept, Accounts(office)))
