"""The bodies and replies of the endpoints about cases, notices and deadlines."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.cases.case import Case, CaseType, Origin, Priority, Relation, ResolutionSource, Step
from callcenter.cases.deadlines import DeadlineKind
from callcenter.cases.entries import CaseEntry
from callcenter.cases.table import CaseState, Verb
from callcenter.ports.notices import Notice
from callcenter.service.due import DueItem
from callcenter.web.values import Id, Long, Short

Title = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(min_length=1, max_length=10_000)]
Version = Annotated[int, Meta(ge=1)]
Word = Annotated[str, Meta(min_length=1, max_length=40)]
Address = Annotated[str, Meta(max_length=254, pattern=r"^([^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s.<>,;\"]+)?$")]
Limit = Annotated[int, Meta(ge=1, le=200)]


class CaseOpening(Struct, frozen=True, forbid_unknown_fields=True):
    """A case to open. From a `contact` it takes the customer that the contact is with."""

    title: Title
    text: Long = ""
    type: CaseType = CaseType.QUESTION
    priority: Priority = Priority.NORMAL
    contact: Short = ""
    account: Short = ""
    person: Short = ""
    address: Address = ""
    tier: Short = ""
    department: Short = ""
    owner: Short = ""
    tags: tuple[Word, ...] = ()


class CaseVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """Which version of the case is meant: another one is refused as stale."""

    version: Version


class CaseText(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """Words about a case."""

    text: Text


class CaseNote(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """Words about a case, or none."""

    text: Long = ""


class Assignment(CaseNote, frozen=True, forbid_unknown_fields=True):
    """Whom a case is given to: a department, a user, or a user of a department."""

    department: Short = ""
    owner: Short = ""


class CustomerWord(CaseText, frozen=True, forbid_unknown_fields=True):
    """What the customer is told; `mail` sends it to them, else it says by which `channel` they heard it."""

    channel: Short = ""
    mail: bool = False


class CustomerSaid(CaseText, frozen=True, forbid_unknown_fields=True):
    """What the customer said, by which channel, in which contact."""

    channel: Short = ""
    contact: Short = ""


class Acceptance(CaseNote, frozen=True, forbid_unknown_fields=True):
    """The customer takes it; `silent` if they were asked and did not answer."""

    silent: bool = False


class Resolution(CaseText, frozen=True, forbid_unknown_fields=True):
    """What was done, and where the solution was found; `final` against a customer's refusal."""

    source: ResolutionSource = ResolutionSource.CASE
    final: bool = False


class CustomerLinkWish(Struct, frozen=True, forbid_unknown_fields=True):
    """For how many days the customer may look at the case."""

    days: Annotated[int, Meta(ge=1, le=90)] = 30


class CustomerLinked(Struct, frozen=True):
    """A link to what a customer may see of a case; it is told once and holds until then (seconds UTC)."""

    link: str
    until: float


class CasePause(CaseText, frozen=True, forbid_unknown_fields=True):
    """Why clocks stand still: in words, and as one of the house's reasons where it has any."""

    reason: Short = ""


class CaseFollowUp(CaseText, frozen=True, forbid_unknown_fields=True):
    """What the customer said afterwards; `satisfaction` 1 to `scale`, 0 if it was not asked."""

    satisfaction: Annotated[int, Meta(ge=0, le=10)] = 0
    scale: Annotated[int, Meta(ge=2, le=10)] = 5


class Closing(CaseNote, frozen=True, forbid_unknown_fields=True):
    """How a case ends."""

    code: Short = ""


class CaseExamination(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """Whether a complaint is upheld, what it came from, and what is done about that (DU-02).

    `cause` is one of the house's root causes. With `action_days` the corrective action becomes a task of
    `action_owner` (whoever has the case, if nobody is named), to be done within so many days.
    """

    upheld: bool
    root_cause: Text
    corrective_action: Text
    cause: Short = ""
    action_days: Annotated[int, Meta(ge=0, le=3650)] = 0
    action_owner: Short = ""


class CaseChange(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """What a case is about; a field that is left out stays."""

    type: CaseType | None = None
    priority: Priority | None = None
    title: Title | None = None
    account: Short | None = None
    person: Short | None = None
    tier: Short | None = None
    address: Address | None = None


class Rescheduling(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """A deadline at another moment (seconds UTC)."""

    kind: DeadlineKind
    due: Annotated[float, Meta(gt=0)]
    text: Long = ""


class CaseEscalation(CaseText, frozen=True, forbid_unknown_fields=True):
    """Which step of the ladder a case is put on, and why."""

    to: Step


class CaseLink(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """Another case that belongs to this one."""

    case: Id
    relation: Relation = Relation.RELATED


class CaseMerge(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """The case that this one lives on in."""

    into: Id


class CaseWatch(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """Who watches; "" is whoever asks."""

    user: Short = ""


class CaseTags(CaseVersion, frozen=True, forbid_unknown_fields=True):
    """The tags of a case, all of them."""

    tags: tuple[Word, ...]


class CaseQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which cases; an absent field does not choose. `after` is `next` of the page before.

    `customer`: words of the name of the company or of the person whose case it is. `manager`: an agent's
    id, cases of the accounts that they manage.
    """

    state: CaseState | None = None
    type: CaseType | None = None
    department: Short = ""
    owner: Short = ""
    opener: Short = ""
    account: Short = ""
    person: Short = ""
    contact: Short = ""
    tag: Short = ""
    number: Short = ""
    tier: Short = ""
    customer: Short = ""
    manager: Short = ""
    open: bool | None = None
    order: Short = "-changed_at"
    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class InboxQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which page of a department's inbox."""

    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class CaseLine(Struct, frozen=True):
    """A case in a list. `due_at` is None if nothing is due; `breached` if an open deadline was missed."""

    id: str
    version: int
    number: str
    type: CaseType
    state: CaseState
    title: str
    origin: Origin
    account: str
    person: str
    department: str
    owner: str
    opener: str
    tier: str
    priority: Priority
    step: Step
    opened_at: float
    changed_at: float
    due_at: float | None
    breached: bool
    paused: bool


class CaseLines(Struct, frozen=True):
    """A page of cases; `next` goes into `after` for the next one, "" at the end."""

    cases: tuple[CaseLine, ...]
    next: str


class CasePage(Struct, frozen=True):
    """A case, what may be done with it now, and what it lacks to be closed ("" for nothing)."""

    case: Case
    moves: tuple[Verb, ...]
    missing: str


class CaseCustomer(Struct, frozen=True):
    """Whose case it is, by name; "" where nobody knows."""

    company: str
    person: str


class EntriesQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """The trail behind a place."""

    after: Annotated[int, Meta(ge=0)] = 0
    limit: Annotated[int, Meta(ge=1, le=500)] = 200


class CaseEntries(Struct, frozen=True):
    """The trail of a case, oldest first."""

    entries: tuple[CaseEntry, ...]


class FileQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """The name of a file that is added, and the version of the case."""

    name: Annotated[str, Meta(min_length=1, max_length=500)]
    version: Version


class ArchiveQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that are looked for in the files of cases; those of a contact's customer come first."""

    q: Annotated[str, Meta(min_length=1, max_length=200)]
    contact: Short = ""
    limit: Annotated[int, Meta(ge=1, le=50)] = 20


class ArchiveLine(Struct, frozen=True):
    """One file that was found, with its case; `file` is its id there. `theirs`: of the contact's customer."""

    file: str
    name: str
    media_type: str
    size: int
    at: float
    by: str
    case: str
    number: str
    title: str
    theirs: bool


class ArchiveLines(Struct, frozen=True):
    """Files of the archive, the best first."""

    files: tuple[ArchiveLine, ...]


class NoticesQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which page of the notices; `unread`: only those that were not read."""

    unread: bool = False
    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class Notices(Struct, frozen=True):
    """A page of notices, newest first; `unread` counts all that were not read."""

    notices: tuple[Notice, ...]
    unread: int
    next: str


class DeadlinesQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that is due within so many hours, and what is late."""

    hours: Annotated[float, Meta(gt=0, le=8760)] = 168.0
    limit: Annotated[int, Meta(ge=1, le=500)] = 200


class DueLine(Struct, frozen=True):
    """A line of the board; `hours_left` is less than 0 when it is late."""

    item: DueItem
    hours_left: float


class Deadlines(Struct, frozen=True):
    """The board of deadlines as of `at`, the next one first."""

    at: float
    deadlines: tuple[DueLine, ...]
