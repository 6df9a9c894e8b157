"""A case: something a customer wants that outlives the contact (FL-26, FL-19, KA-21, KA-42).

All values are frozen. Times are seconds since 1970 UTC, spans are seconds. Users and departments are
named by their ids. A case is changed by `handle` alone.
"""

from enum import StrEnum

from msgspec import Struct

from callcenter.cases.deadlines import Deadline, DeadlineKind, Pause
from callcenter.cases.table import CaseState

#: Later than every moment: the end of the year 9999.
NEVER = 253_402_300_799.0


class CaseType(StrEnum):
    """What a case is about (KA-21, KA-42)."""

    QUESTION = "question"
    REQUEST = "request"
    FAULT = "fault"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"


class Origin(StrEnum):
    """Where a case came from."""

    CONTACT = "contact"  #: a call
    MESSAGE = "message"
    SURVEY = "survey"
    EMAIL = "email"
    HAND = "hand"  #: somebody wrote it down


class Priority(StrEnum):
    """How urgent people hold a case to be; the deadlines do not hang on it."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Step(StrEnum):
    """The escalation ladder, lowest first."""

    AGENT = "agent"
    DEPARTMENT = "department"
    DEPARTMENT_HEAD = "department_head"
    MANAGEMENT = "management"

    @property
    def height(self) -> int:
        """How many steps are below this one."""
        return tuple(Step).index(self)


class Answer(StrEnum):
    """What the customer said to what we offered."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    SILENT = "silent"  #: was asked and did not answer


class ResolutionSource(StrEnum):
    """Where the solution was found (FL-24)."""

    AGENT_KNOWLEDGE = "agent_knowledge"
    CUSTOMER_DB = "customer_db"
    ARCHIVE = "archive"
    CASE = "case"


class Relation(StrEnum):
    """How two cases belong together."""

    RELATED = "related"
    CAUSED_BY = "caused_by"
    DUPLICATE = "duplicate"


class Proposal(Struct, frozen=True):
    """A solution that somebody proposed for a department ("" for none)."""

    at: float
    by: str
    text: str
    department: str = ""


class Feedback(Struct, frozen=True):
    """What the customer was told, and what they said to it; `answer` is None until they do."""

    at: float
    by: str
    text: str
    channel: str = ""
    answer: Answer | None = None
    answered_at: float = 0.0
    comment: str = ""


class FollowUp(Struct, frozen=True):
    """What the customer said afterwards. `satisfaction` is 1 to `scale`, 0 where nobody asked."""

    at: float
    by: str
    text: str
    satisfaction: int = 0
    scale: int = 5


class Examination(Struct, frozen=True):
    """What a complaint came from and what is done so that it does not come again (DU-02).

    `cause` is one of the root causes of the house, by which complaints are counted. `task` is the
    corrective action as somebody's task, if there is one.
    """

    upheld: bool
    root_cause: str
    corrective_action: str
    at: float
    by: str
    cause: str = ""
    task: str = ""


class Link(Struct, frozen=True):
    """Another case that belongs to this one."""

    case: str
    relation: Relation


class FileRef(Struct, frozen=True):
    """A file that is kept elsewhere. `size` in bytes, `digest` its SHA-256."""

    id: str
    name: str
    media_type: str
    size: int
    digest: str
    at: float
    by: str


class Case(Struct, frozen=True):
    """One case. `number` is what people call it by (C-2026-000123).

    `contact` is the contact it was opened from, `contacts` all that belong to it. `address` is where the
    customer is written to by e-mail. `opener` keeps seeing it, whoever has it. `owner` works on it for
    `department`; one without either waits for the first who takes it. `entries` counts its trail.
    `responded_at` is when the customer first heard from us. `fed_back_before` counts the feedback of the
    rounds before it was last reopened. `resolved_at` is when the solution that stands was reached.
    `wakes_at` is when time alone changes it next, None for never.
    """

    id: str
    version: int = 0
    number: str = ""
    type: CaseType = CaseType.QUESTION
    state: CaseState = CaseState.NEW
    title: str = ""
    text: str = ""
    origin: Origin = Origin.HAND
    contact: str = ""
    contacts: tuple[str, ...] = ()
    account: str = ""
    person: str = ""
    address: str = ""
    opener: str = ""
    department: str = ""
    owner: str = ""
    tier: str = ""
    priority: Priority = Priority.NORMAL
    opened_at: float = 0.0
    changed_at: float = 0.0
    state_at: float = 0.0
    responded_at: float | None = None
    resolved_at: float | None = None
    closed_at: float | None = None
    deadlines: tuple[Deadline, ...] = ()
    pauses: tuple[Pause, ...] = ()
    step: Step = Step.AGENT
    proposals: tuple[Proposal, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    examination: Examination | None = None
    solution: str = ""
    source: ResolutionSource | None = None
    close_code: str = ""
    reopened: int = 0
    fed_back_before: int = 0
    links: tuple[Link, ...] = ()
    merged: tuple[str, ...] = ()
    merged_into: str = ""
    watchers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    files: tuple[FileRef, ...] = ()
    entries: int = 0
    wakes_at: float | None = None

    @property
    def is_paused(self) -> bool:
        """Whether clocks of it stand still: all, or those that the reason stops."""
        return bool(self.pauses) and self.pauses[-1].until is None

    def stands(self, kind: DeadlineKind) -> bool:
        """Whether its clock of this kind stands still."""
        return self.is_paused and self.pauses[-1].holds(kind)

    @property
    def running(self) -> tuple[Deadline, ...]:
        """The deadlines that are still to be met and whose clocks run."""
        return tuple(each for each in self.deadlines if each.is_open and not self.stands(each.kind))

    @property
    def due_at(self) -> float:
        """When something has to be done next; `NEVER` if nothing is due or the clocks stand still."""
        return min((each.due for each in self.running), default=NEVER)

    @property
    def seen_by(self) -> tuple[str, ...]:
        """Who sees it, as words: its people, its department, or `nobody` while nobody has it."""
        people = dict.fromkeys(user for user in (self.opener, self.owner, *self.watchers) if user)
        words = [f"user:{user}" for user in people]
        if self.department:
            words.append(f"department:{self.department}")
        return (*words, "nobody") if not self.department and not self.owner else tuple(words)

    @property
    def digests(self) -> tuple[str, ...]:
        """What is in its files, each once."""
        return tuple(dict.fromkeys(file.digest for file in self.files))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Its e-mail address in one form, to be found by."""
        return (self.address.strip().lower(),) if self.address else ()

    @property
    def has_feedback(self) -> bool:
        """Whether the customer was told in this round and their answer is known (FL-26, DV-04)."""
        return len(self.feedback) > self.fed_back_before and self.feedback[-1].answer is not None
