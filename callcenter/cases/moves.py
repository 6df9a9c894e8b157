"""What can be done with a case, as values. Each carries who does it and whom it concerns.

`circle` says who belongs to the department that the case is with after the move: the core knows no
house, so whoever gives the move looks that up. Deadlines come with their moments worked out.
"""

from typing import ClassVar

from msgspec import Struct

from callcenter.cases.case import (
    Case,
    CaseType,
    FileRef,
    Priority,
    Relation,
    ResolutionSource,
    Step,
)
from callcenter.cases.deadlines import Deadline, DeadlineKind
from callcenter.cases.table import Verb


class Circle(Struct, frozen=True, omit_defaults=True):
    """The people around a case: who works in its department, who leads it, and the management."""

    members: tuple[str, ...] = ()
    head: str = ""
    management: tuple[str, ...] = ()

    def at(self, step: Step) -> tuple[str, ...]:
        """Return whom a step of the ladder is told to; the step below where nobody is named."""
        if step is Step.MANAGEMENT and self.management:
            return self.management
        if step.height >= Step.DEPARTMENT_HEAD.height and self.head:
            return (self.head,)
        return self.members


class Move(Struct, frozen=True, kw_only=True):
    """The family of everything `handle` takes. `by` is a user, "" for time and for the customer."""

    verb: ClassVar[Verb]
    by: str = ""
    circle: Circle = Circle()


class Open(Struct, frozen=True, kw_only=True):
    """A case begins. `case` holds what is known; the rest is set here."""

    case: Case
    by: str = ""
    circle: Circle = Circle()


class Assign(Move, frozen=True, kw_only=True):
    """Give it to a department, to somebody, or to somebody of a department (PW-06)."""

    verb = Verb.ASSIGN
    department: str = ""
    owner: str = ""
    text: str = ""
    deadlines: tuple[Deadline, ...] = ()


class Propose(Move, frozen=True, kw_only=True):
    """Propose a solution."""

    verb = Verb.PROPOSE
    text: str


class FeedBack(Move, frozen=True, kw_only=True):
    """Say what the customer was told; with `mail` the words go to them by e-mail."""

    verb = Verb.FEED_BACK
    text: str
    channel: str = ""
    mail: bool = False


class Accept(Move, frozen=True, kw_only=True):
    """The customer takes it; `silent`: was asked and did not answer."""

    verb = Verb.ACCEPT
    text: str = ""
    silent: bool = False


class Refuse(Move, frozen=True, kw_only=True):
    """The customer does not take it, and says why."""

    verb = Verb.REFUSE
    text: str


class Reopen(Move, frozen=True, kw_only=True):
    """Work on it again, by new deadlines."""

    verb = Verb.REOPEN
    text: str
    deadlines: tuple[Deadline, ...] = ()


class Resolve(Move, frozen=True, kw_only=True):
    """What was agreed is done. Over a customer's refusal only with `final` and the reason in `text`."""

    verb = Verb.RESOLVE
    text: str
    source: ResolutionSource = ResolutionSource.CASE
    final: bool = False
    deadlines: tuple[Deadline, ...] = ()


class FollowUp(Move, frozen=True, kw_only=True):
    """The customer was asked afterwards. `satisfaction` 1 to `scale`, 0 if it was not asked."""

    verb = Verb.FOLLOW_UP
    text: str
    satisfaction: int = 0
    scale: int = 5


class Close(Move, frozen=True, kw_only=True):
    """It is over."""

    verb = Verb.CLOSE
    code: str = ""
    text: str = ""


class Discard(Move, frozen=True, kw_only=True):
    """It never was a case."""

    verb = Verb.DISCARD
    text: str


class Merge(Move, frozen=True, kw_only=True):
    """It lives on in another case."""

    verb = Verb.MERGE
    into: Case


class Absorb(Move, frozen=True, kw_only=True):
    """Take up another case, with all that belongs to it."""

    verb = Verb.ABSORB
    source: Case


class Answer(Move, frozen=True, kw_only=True):
    """Write to the customer by e-mail, or note that they were spoken to."""

    verb = Verb.ANSWER
    text: str
    channel: str = ""
    mail: bool = False


class Hear(Move, frozen=True, kw_only=True):
    """The customer said or wrote something. `contact`: in that contact. `files` came along."""

    verb = Verb.HEAR
    text: str
    channel: str = ""
    contact: str = ""
    address: str = ""
    message: str = ""
    files: tuple[FileRef, ...] = ()


class Comment(Move, frozen=True, kw_only=True):
    """Say something to colleagues; those who are mentioned are told, and watch from then on."""

    verb = Verb.COMMENT
    text: str
    mentions: tuple[str, ...] = ()


class Examine(Move, frozen=True, kw_only=True):
    """Say whether a complaint is right, what it came from and what is done about that (DU-02).

    `cause` is one of the house's root causes; `task` whose task the corrective action is.
    """

    verb = Verb.EXAMINE
    upheld: bool
    root_cause: str
    corrective_action: str
    cause: str = ""
    task: str = ""


class Classify(Move, frozen=True, kw_only=True):
    """Change what it is about; None leaves a thing as it is."""

    verb = Verb.CLASSIFY
    type: CaseType | None = None
    priority: Priority | None = None
    title: str | None = None
    account: str | None = None
    person: str | None = None
    tier: str | None = None
    address: str | None = None


class Reschedule(Move, frozen=True, kw_only=True):
    """Give it other deadlines."""

    verb = Verb.RESCHEDULE
    deadlines: tuple[Deadline, ...]
    text: str = ""


class Pause(Move, frozen=True, kw_only=True):
    """Let clocks stand still, for a reason: those of `stops`, all without any."""

    verb = Verb.PAUSE
    text: str
    reason: str = ""
    stops: tuple[DeadlineKind, ...] = ()


class Resume(Move, frozen=True, kw_only=True):
    """Let the clocks run again; the deadlines are those that stood still, moved on by the pause."""

    verb = Verb.RESUME
    deadlines: tuple[Deadline, ...] = ()
    text: str = ""


class Escalate(Move, frozen=True, kw_only=True):
    """Put it on another step of the ladder by hand."""

    verb = Verb.ESCALATE
    to: Step
    text: str


class Tick(Move, frozen=True, kw_only=True):
    """Time has passed."""

    verb = Verb.TICK


class Link(Move, frozen=True, kw_only=True):
    """Say that another case belongs to it."""

    verb = Verb.LINK
    case: str
    relation: Relation = Relation.RELATED


class Watch(Move, frozen=True, kw_only=True):
    """Let a user see it and hear of it."""

    verb = Verb.WATCH
    user: str


class Unwatch(Move, frozen=True, kw_only=True):
    """A user wants to hear of it no more."""

    verb = Verb.UNWATCH
    user: str


class Tag(Move, frozen=True, kw_only=True):
    """Give it these tags and no others."""

    verb = Verb.TAG
    tags: tuple[str, ...]


class Attach(Move, frozen=True, kw_only=True):
    """Add a file."""

    verb = Verb.ATTACH
    file: FileRef
