"""The bodies and replies of the endpoints about coaching."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.cases.tasks import TaskState
from callcenter.quality.coaching import Agreed, CoachingAct, CoachingState, CoachingWords, Party, Seen
from callcenter.quality.effect import ScoreThen
from callcenter.service.house_parts import Names
from callcenter.web.values import Id, Short
from callcenter.web.values_quality import Limit, Moment, Said, Version


class SeenWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that was seen, and where, see `Seen`."""

    text: Said
    contact: Short = ""
    evaluation: Short = ""
    question: Short = ""


class AgreedWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that was agreed, who does it, and by when (seconds UTC)."""

    text: Said
    due: Moment
    who: Party = Party.AGENT


class _Written(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Short = ""
    text: Said = ""
    seen: Annotated[tuple[SeenWish, ...], Meta(max_length=50)] = ()
    agreed: Annotated[tuple[AgreedWish, ...], Meta(max_length=50)] = ()
    follow_up_at: Moment = 0.0

    def words(self) -> CoachingWords:
        """Return it as words."""
        return CoachingWords(
            self.title,
            self.text,
            tuple(Seen(line.text, line.contact, line.evaluation, line.question) for line in self.seen),
            tuple(Agreed(line.text, line.due, line.who) for line in self.agreed),
            self.follow_up_at,
        )


class CoachingText(_Written, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a coach writes; `version` is the one that was read. `follow_up_at` in seconds UTC, 0 for none."""

    version: Version


class NewCoaching(_Written, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A coaching note for an agent, see `CoachingText`."""

    agent: Id


class CoachingMove(Struct, frozen=True, forbid_unknown_fields=True):
    """Something to do with a note, in the version that was read, with a remark."""

    version: Version
    remark: Said = ""


class CoachingQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which notes: "" for every agent; without a state all but one's own drafts."""

    agent: Short = ""
    state: CoachingState | None = None
    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class CoachingLine(Struct, frozen=True):
    """A note in a list."""

    id: str
    agent: str
    coach: str
    title: str
    state: CoachingState
    at: float
    follow_up_at: float


class CoachingLines(Struct, frozen=True):
    """A page of notes, the newest first. `after` is where the next one begins, "" at the end.

    `coaches` are the agents for whom the asker may begin a note.
    """

    notes: tuple[CoachingLine, ...]
    after: str
    coaches: tuple[str, ...]


class SeenLine(Struct, frozen=True):
    """Something that was seen, with what the question asked, {} for none."""

    text: str
    contact: str
    evaluation: str
    question: str
    asked: Names


class AgreedLine(Struct, frozen=True):
    """Something that was agreed, and how far it is; None while nothing was made of it, or no more kept."""

    text: str
    due: float
    who: Party
    task: str
    state: TaskState | None


class CoachingScores(Struct, frozen=True):
    """The agent's quality scores before and after a coaching, see `CoachingEffect`.

    `change` is None where a side has too few evaluations to say anything.
    """

    days: int
    least: int
    before: ScoreThen
    after: ScoreThen
    change: float | None


class CoachingPage(Struct, frozen=True):
    """A coaching note. `moves`: what the asker may do with it now. `scores` is None before it is shared."""

    id: str
    version: int
    agent: str
    coach: str
    title: str
    text: str
    seen: tuple[SeenLine, ...]
    agreed: tuple[AgreedLine, ...]
    follow_up_at: float
    state: CoachingState
    acts: tuple[CoachingAct, ...]
    at: float
    shared_at: float
    scores: CoachingScores | None
    moves: tuple[Literal["write", "share", "drop", "acknowledge", "close"], ...]
