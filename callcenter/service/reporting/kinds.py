"""The kinds of reports there are, put together: a new one is a line here."""

from callcenter.ports.reports import Reports
from callcenter.service.accounts.office import Office
from callcenter.service.reporting.facts import factual
from callcenter.service.reporting.room import Reporting


def reporting_of(office: Office, reports: Reports | None) -> Reporting:
    """Return reports of all kinds: out of the facts, where they are kept, and out of the books."""
    return Reporting(factual(reports))
