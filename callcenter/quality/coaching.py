"""Coaching: what a supervisor saw of an agent's work, what both agreed, what the agent says to it (FL-27)."""

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.refusal import QualityRefusal


class CoachingState(StrEnum):
    """How far a coaching note is."""

    DRAFT = "draft"  #: the coach writes; nobody else sees it
    SHARED = "shared"  #: the agent is to read it
    ACKNOWLEDGED = "acknowledged"  #: the agent has read it, with a remark of their own
    CLOSED = "closed"  #: followed up


_S = CoachingState

#: The law of coaching notes: a move that is absent cannot happen.
COACHING_MOVES: dict[CoachingState, frozenset[CoachingState]] = {
    _S.DRAFT: frozenset({_S.SHARED}),
    _S.SHARED: frozenset({_S.ACKNOWLEDGED, _S.CLOSED}),
    _S.ACKNOWLEDGED: frozenset({_S.CLOSED}),
    _S.CLOSED: frozenset(),
}


class Party(StrEnum):
    """Who of the two has something to do."""

    AGENT = "agent"
    COACH = "coach"


class Seen(Struct, frozen=True):
    """Something that was seen, and where: a contact, an evaluation, a question of its form; "" for none."""

    text: str
    contact: str = ""
    evaluation: str = ""
    question: str = ""


class Agreed(Struct, frozen=True):
    """Something that was agreed, to be done by `due` (seconds UTC). `task` is the one that was made of it."""

    text: str
    due: float
    who: Party = Party.AGENT
    task: str = ""


class CoachingWords(Struct, frozen=True):
    """What a coach writes. `follow_up_at` in seconds UTC, 0 for no date."""

    title: str = ""
    text: str = ""
    seen: tuple[Seen, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    follow_up_at: float = 0.0


class CoachingAct(Struct, frozen=True):
    """A line of a note's history."""

    to: CoachingState
    by: str
    at: float
    remark: str = ""


class CoachingNote(Struct, frozen=True):
    """A coaching note for an agent by `coach`, a user's name; times in seconds UTC, 0 for not yet.

    `follow_up` is the task of the follow-up. `since`: when it came into its state.
    """

    id: str
    version: int = 0
    agent: str = ""
    coach: str = ""
    words: CoachingWords = CoachingWords()
    state: CoachingState = CoachingState.DRAFT
    acts: tuple[CoachingAct, ...] = ()
    at: float = 0.0
    shared_at: float = 0.0
    since: float = 0.0
    follow_up: str = ""


def leads(agent: str, led: Collection[str] | None, own: str) -> bool:
    """Whether somebody coaches an agent. `led` are the agents of their teams, None for everybody's.

    Nobody coaches themselves: `own` is the agent as whom they work, "" for none.
    """
    return agent != own and (led is None or agent in led)


def write(note: CoachingNote, words: CoachingWords) -> CoachingNote:
    """Return a draft with these words. Refuses what is no draft: `wrong_state`."""
    if note.state is not _S.DRAFT:
        raise QualityRefusal("wrong_state", note.state.value)
    return replace(note, words=words)


def share(note: CoachingNote, by: str, now: float) -> CoachingNote:
    """Return the note for the agent to read.

    Refuses with `incomplete` one without a title, without anything seen, or with an empty line; with
    `bad_time` what was to be done, or followed up, before now.
    """
    words = note.words
    if not words.title.strip() or not words.seen:
        raise QualityRefusal("incomplete", "seen" if words.title.strip() else "title")
    texts = [*(line.text for line in words.seen), *(line.text for line in words.agreed)]
    if not all(text.strip() for text in texts):
        raise QualityRefusal("incomplete", "text")
    for name, moment in (*(("due", line.due) for line in words.agreed), ("follow_up_at", words.follow_up_at)):
        if moment <= now and (moment or name == "due"):
            raise QualityRefusal("bad_time", name)
    return replace(_moved(note, _S.SHARED, by, now), shared_at=now)


def acknowledge(note: CoachingNote, by: str, now: float, remark: str) -> CoachingNote:
    """Return the note as read by the agent, with what they say to it."""
    return _moved(note, _S.ACKNOWLEDGED, by, now, remark)


def close(note: CoachingNote, by: str, now: float, remark: str) -> CoachingNote:
    """Return the note as followed up. Without the agent's word it takes a reason: `reason_missing`."""
    if note.state is _S.SHARED and not remark.strip():
        raise QualityRefusal("reason_missing")
    return _moved(note, _S.CLOSED, by, now, remark)


def _moved(note: CoachingNote, to: CoachingState, by: str, now: float, remark: str = "") -> CoachingNote:
    if to not in COACHING_MOVES[note.state]:
        raise QualityRefusal("wrong_state", note.state.value)
    return replace(note, state=to, since=now, acts=(*note.acts, CoachingAct(to, by, now, remark)))
