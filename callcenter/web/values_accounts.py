"""The bodies of requests and replies about accounts and people."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.accounts.account import Account
from callcenter.accounts.assessments import Qualification, Rating
from callcenter.accounts.book import Consent, Contract, Dispute, Figures, Meeting, Need, Project, Promise
from callcenter.accounts.clock import Reading
from callcenter.accounts.keeping import Region
from callcenter.accounts.likeness import Alike
from callcenter.accounts.mentions import Decided
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased, Purge
from callcenter.accounts.requests import PrivacyRequest, RequestAnswer, RequestKind
from callcenter.cases.deadlines import DeadlineKind
from callcenter.cases.tasks import TaskKind
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.glances import Glance
from callcenter.service.accounts.merging import Duplicates
from callcenter.service.accounts.overview import RegisterLine, WatchLine
from callcenter.service.accounts.retention import KeptFor, WouldGo
from callcenter.service.privacy.mentions import MentionRow
from callcenter.web.values import Id, Long, Short

Version = Annotated[int, Meta(ge=0)]


class Accounts(Struct, frozen=True):
    """A page of accounts; `after` goes on from its end, "" if that was the last."""

    accounts: tuple[Account, ...]
    after: str


class PeoplePage(Struct, frozen=True):
    """A page of people; `after` goes on from its end, "" if that was the last."""

    people: tuple[Person, ...]
    after: str


class Timeline(Struct, frozen=True):
    """A page of a timeline, the newest first; `after` goes on from its end, "" if that was the last."""

    entries: tuple[TimelineEntry, ...]
    after: str


class NoteWish(Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be noted."""

    text: Long


class Needs(Struct, frozen=True):
    """The needs of an account."""

    needs: tuple[Need, ...]


class Promises(Struct, frozen=True):
    """The promises to an account."""

    promises: tuple[Promise, ...]


class Meetings(Struct, frozen=True):
    """The talks with an account's management."""

    meetings: tuple[Meeting, ...]


class Ratings(Struct, frozen=True):
    """The marks that an account was given, with their scores."""

    ratings: tuple[Rating, ...]


class Qualifications(Struct, frozen=True):
    """The forms that were filled in before an account was developed."""

    qualifications: tuple[Qualification, ...]


class Disputes(Struct, frozen=True):
    """The conflicts with an account."""

    disputes: tuple[Dispute, ...]


class Projects(Struct, frozen=True):
    """The projects of an account."""

    projects: tuple[Project, ...]


class Contracts(Struct, frozen=True):
    """The contracts of an account."""

    contracts: tuple[Contract, ...]


class FiguresPage(Struct, frozen=True):
    """What an account brought, month by month."""

    figures: tuple[Figures, ...]


class Versioned(Struct, frozen=True, forbid_unknown_fields=True):
    """The version that was read."""

    version: Version


class MergeWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Which file lives on: `into`, both as they are in these versions."""

    version: Version
    into: Id
    into_version: Version


class DuplicatePeople(Struct, frozen=True):
    """Groups of people who may be one."""

    groups: tuple[Duplicates, ...]


class DuplicateAccounts(Struct, frozen=True):
    """Groups of accounts that may be one."""

    groups: tuple[Alike, ...]


class ErasureWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Whom to forget as they are in this version; `request` says how they asked."""

    version: Version
    request: Long


class Consents(Struct, frozen=True):
    """What a person agreed to, and took back."""

    consents: tuple[Consent, ...]


class Erasures(Struct, frozen=True):
    """The proofs of a person's erasure."""

    erasures: tuple[Erased, ...]


class GlanceQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """The ids of at most 100 accounts, comma between."""

    ids: Annotated[str, Meta(min_length=1, max_length=6_000)]


class GlancesPage(Struct, frozen=True):
    """A glance at each of the accounts that the reader may read."""

    glances: tuple[Glance, ...]


class WatchQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """`high` for the likeliest to leave alone, `watch` for all that need a look."""

    least: str = "watch"


class WatchList(Struct, frozen=True):
    """Accounts at risk, the likeliest to leave first."""

    accounts: tuple[WatchLine, ...]


class ParetoQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which `part` of the profit of the last whole `months`."""

    part: float = 0.8
    months: int = 12


class ParetoNominations(Struct, frozen=True, forbid_unknown_fields=True):
    """Which tier is asked for, and why, for those who bring `part` of the profit of the last `months`."""

    tier: Short
    reason: Long
    part: float = 0.8
    months: int = 12


class WinBackOf(Struct, frozen=True, forbid_unknown_fields=True):
    """Which accounts are to be won back until `due` (seconds UTC), and by what."""

    accounts: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=100)]
    due: float
    kind: TaskKind = TaskKind.CALL_BACK
    note: Long = ""


class Register(Struct, frozen=True):
    """The register of accounts, by tier and company."""

    accounts: tuple[RegisterLine, ...]


class FiguresQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """From one month (YYYY-MM) to another, both included; of a tier, a manager (agent), or one account."""

    since: Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    until: Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    tier: Short = ""
    manager: Short = ""
    account: Short = ""


class ImportQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """What kind of file comes, and whether it is taken in or only looked at."""

    format: Literal["csv", "xlsx"] = "csv"
    confirm: bool = False


class ExportQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """What is handed out, as what kind of file."""

    what: Literal["customers", "register"] = "customers"
    format: Literal["csv", "xlsx"] = "csv"


class Purges(Struct, frozen=True):
    """What the retention job deleted, the newest run first."""

    purges: tuple[Purge, ...]


class WouldGoAll(Struct, frozen=True):
    """What the next deletion would take, of every category."""

    categories: tuple[WouldGo, ...]


class NewRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person asks for about their own data; `received_at` (seconds UTC) 0 is now."""

    person: Id
    kind: RequestKind
    text: Long = ""
    received_at: Annotated[float, Meta(ge=0)] = 0.0


class RequestsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which requests: those that wait for an answer, else all; of a person, else of everybody."""

    unanswered: bool = True
    person: Short = ""


class Requests(Struct, frozen=True):
    """Requests of people about their own data, the next due first.

    `in_time` is the share of the answered ones among them whose answer was in time, null for none.
    """

    requests: tuple[PrivacyRequest, ...]
    in_time: float | None


class Extension(Struct, frozen=True, forbid_unknown_fields=True):
    """Two months more, and why, as the person was told."""

    version: Version
    why: Long


class AnswerGiven(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person was answered; in part or not at all with the reason."""

    version: Version
    answer: RequestAnswer
    text: Long = ""


class MentionsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Only what is to be decided, or all."""

    undecided: bool = True


class MentionRows(Struct, frozen=True):
    """Words of colleagues that may name erased people, at most 500."""

    mentions: tuple[MentionRow, ...]


class MentionDecision(Struct, frozen=True, forbid_unknown_fields=True):
    """`scrubbed`, with new words by field or done by hand; or `kept`, with the reason."""

    version: Version
    decided: Decided
    texts: dict[str, Annotated[str, Meta(max_length=10_000)]] = {}
    why: Long = ""


class RetentionRules(Struct, frozen=True):
    """How long every category of data is kept, for the law of a region (EU-04)."""

    region: Region
    rules: tuple[KeptFor, ...]


class Marks(Struct, frozen=True, forbid_unknown_fields=True):
    """Marks from 0 to 5 for the house's criteria; a criterion without one counts as 0."""

    marks: dict[str, Annotated[float, Meta(ge=0, le=5)]]


class ClockPause(Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds UTC in which the clock stood; null while it still does."""

    reason: str
    start: float
    end: float | None = None


class ClockWish(Struct, frozen=True, forbid_unknown_fields=True):
    """A clock to read: begun when, for which tier or for how many hours, in which calendar.

    `tier` gives hours and calendar, unless they are named. `stopped` when it was done.
    """

    started: float
    tier: str = ""
    hours: float | None = None
    calendar: str | None = None
    pauses: tuple[ClockPause, ...] = ()
    stopped: float | None = None
    now: float | None = None


class ClockAnswer(Struct, frozen=True):
    """What the clock says, and every interval that counted (seconds UTC), so that anybody can add up."""

    reading: Reading
    counted: tuple[tuple[float, float], ...]
    hours: float
    calendar: str


class CaseClock(Struct, frozen=True):
    """One deadline of a case: what its clock says, and every interval that counted (seconds UTC)."""

    kind: DeadlineKind
    reading: Reading
    counted: tuple[tuple[float, float], ...]
    calendar: str


class CaseClocks(Struct, frozen=True):
    """The clocks of a case, those that were stopped too."""

    clocks: tuple[CaseClock, ...]
