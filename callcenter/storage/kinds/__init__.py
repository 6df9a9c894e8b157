"""Every kind of entity that the service keeps, and how. A new one needs a shelf and a migration."""

from callcenter.storage.books.shelf import Shelves
from callcenter.storage.kinds.account_books import ACCOUNT_BOOKS
from callcenter.storage.kinds.articles import ARTICLES
from callcenter.storage.kinds.calling import CALLING
from callcenter.storage.kinds.campaigns import CAMPAIGNS
from callcenter.storage.kinds.cases import CASES
from callcenter.storage.kinds.customers import CUSTOMERS
from callcenter.storage.kinds.flow_programs import FLOW_PROGRAMS
from callcenter.storage.kinds.follow_up import FOLLOW_UP
from callcenter.storage.kinds.mails import MAILS
from callcenter.storage.kinds.quality import QUALITY
from callcenter.storage.kinds.reports import REPORTS
from callcenter.storage.kinds.scorecards import SCORECARDS
from callcenter.storage.kinds.selling import SELLING
from callcenter.storage.kinds.timeline import TIMELINE

#: All shelves of the service.
SHELVES = Shelves(
    (
        *ACCOUNT_BOOKS,
        *ARTICLES,
        *CALLING,
        *CAMPAIGNS,
        *CASES,
        *CUSTOMERS,
        *FLOW_PROGRAMS,
        *FOLLOW_UP,
        *MAILS,
        *QUALITY,
        *REPORTS,
        *SCORECARDS,
        *SELLING,
        *TIMELINE,
    )
)
