"""Scorecards of people: drawn up, handed in, approved, acknowledged or objected to (ME-17, FL-27)."""

from enum import StrEnum
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.forms import edition_id
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards.catalogue import CardRole
from callcenter.quality.scorecards.scoring import CardScore


class CardState(StrEnum):
    """How far a scorecard is."""

    DRAFT = "draft"  #: its figures may be taken anew
    HANDED_IN = "handed_in"  #: the figures are frozen, others are to agree
    RETURNED = "returned"  #: not agreed to: to be mended and handed in again
    APPROVED = "approved"  #: nothing of it changes any more; the person is to read it
    OBJECTED = "objected"  #: the person objects
    ANSWERED = "answered"  #: the objection was answered
    ACKNOWLEDGED = "acknowledged"  #: the person has read it


_S = CardState

#: The law of scorecards. An objection is made once; what is approved is corrected by another revision.
CARD_MOVES: dict[CardState, frozenset[CardState]] = {
    _S.DRAFT: frozenset({_S.HANDED_IN}),
    _S.HANDED_IN: frozenset({_S.RETURNED, _S.APPROVED}),
    _S.RETURNED: frozenset({_S.HANDED_IN}),
    _S.APPROVED: frozenset({_S.OBJECTED, _S.ACKNOWLEDGED}),
    _S.OBJECTED: frozenset({_S.ANSWERED}),
    _S.ANSWERED: frozenset({_S.ACKNOWLEDGED}),
    _S.ACKNOWLEDGED: frozenset(),
}
#: States in which the figures may still be taken anew.
OPEN = frozenset({_S.DRAFT, _S.RETURNED})
#: States in which it counts: for the person, for rankings that hold, for the bonus.
COUNTED = frozenset({_S.APPROVED, _S.OBJECTED, _S.ANSWERED, _S.ACKNOWLEDGED})


class CardAct(Struct, frozen=True):
    """A line of a scorecard's history; `at` in seconds UTC, `total` as it was then."""

    to: CardState
    by: str
    at: float
    reason: str = ""
    total: float | None = None


class Scorecard(Struct, frozen=True):
    """The scorecard of one agent (id) over one period, on one edition of a form; `user` is their user's name.

    `score` is frozen when it is handed in; `taken_at` says when its figures were taken (seconds UTC), and
    `definitions` by which version of what is counted how. `revision` counts corrections: each is a
    scorecard of its own, with the `reason`. `drawn_by` drew it up, `by` handed it in.
    """

    id: str
    version: int = 0
    form: str = ""
    edition: int = 0
    role: CardRole = CardRole.AGENT
    agent: str = ""
    user: str = ""
    team: str = ""
    period: str = ""
    revision: int = 1
    reason: str = ""
    score: CardScore = CardScore()
    definitions: int = 0
    taken_at: float = 0.0
    comment: str = ""
    drawn_by: str = ""
    by: str = ""
    approval: str = ""
    state: CardState = CardState.DRAFT
    since: float = 0.0
    acts: tuple[CardAct, ...] = ()
    at: float = 0.0

    @property
    def form_edition(self) -> str:
        """The id of the edition that it was drawn up on."""
        return edition_id(self.form, self.edition)

    @property
    def counted(self) -> bool:
        """Whether it was approved."""
        return self.state in COUNTED


def card_id(form: str, agent: str, period: str, revision: int) -> str:
    """Return the one id of a scorecard: nobody has two of one period on one form."""
    words = "\n".join((form, agent, period, str(revision)))
    return f"scorecard-{sha256(words.encode()).hexdigest()[:32]}"


def take(card: Scorecard, score: CardScore, definitions: int, now: float) -> Scorecard:
    """Return the scorecard with figures that were taken now. Refuses `wrong_state` once they are frozen."""
    if card.state not in OPEN:
        raise QualityRefusal("wrong_state", card.state.value)
    return replace(card, score=score, definitions=definitions, taken_at=now)


def hand_in(card: Scorecard, approval: str, by: str, now: float, comment: str, ends: float) -> Scorecard:
    """Return the scorecard as others are to agree to it; its figures are frozen by this.

    Refuses `own_card`, `not_over` while its figures are from before the period's end (`ends`, seconds
    UTC), and `no_value` one without a single line that was scored.
    """
    check_other(card, by)
    if card.taken_at < ends:
        raise QualityRefusal("not_over", card.period)
    if card.score.total is None:
        raise QualityRefusal("no_value", card.period)
    handed = replace(card, approval=approval, by=by, comment=comment)
    return _moved(handed, _S.HANDED_IN, by, now, comment)


def decided(card: Scorecard, by: str, now: float, reason: str, *, approved: bool) -> Scorecard:
    """Return a handed-in scorecard as the approval went."""
    return _moved(card, _S.APPROVED if approved else _S.RETURNED, by, now, reason)


def acknowledge(card: Scorecard, by: str, now: float, comment: str = "") -> Scorecard:
    """Return the scorecard as read by its person."""
    return _moved(card, _S.ACKNOWLEDGED, by, now, comment)


def object_to(card: Scorecard, by: str, now: float, reason: str) -> Scorecard:
    """Return the scorecard with its person's objection. Refuses one without a reason: `reason_missing`."""
    return _moved(card, _S.OBJECTED, by, now, _said(reason))


def answer(card: Scorecard, by: str, now: float, reason: str) -> Scorecard:
    """Return the scorecard with the answer to the objection: it stays as it is, or is corrected after.

    Refuses whoever handed it in (`second_person`), the person themselves, and one without a reason.
    """
    check_other(card, by)
    if by == card.by:
        raise QualityRefusal("second_person", by)
    return _moved(card, _S.ANSWERED, by, now, _said(reason))


def correct(card: Scorecard, by: str, now: float, reason: str) -> Scorecard:
    """Return a new revision of an approved scorecard, to be drawn up anew; the old one stays as it is.

    Refuses `wrong_state` what was not approved, and one without a reason.
    """
    check_other(card, by)
    if not card.counted:
        raise QualityRefusal("wrong_state", card.state.value)
    return Scorecard(
        card_id(card.form, card.agent, card.period, card.revision + 1),
        form=card.form,
        edition=card.edition,
        role=card.role,
        agent=card.agent,
        user=card.user,
        team=card.team,
        period=card.period,
        revision=card.revision + 1,
        reason=_said(reason),
        drawn_by=by,
        since=now,
        at=now,
    )


def check_other(card: Scorecard, by: str) -> None:
    """Refuse with `own_card` whoever the scorecard is about."""
    if by == card.user:
        raise QualityRefusal("own_card", by)


def _said(reason: str) -> str:
    if not reason.strip():
        raise QualityRefusal("reason_missing")
    return reason


def _moved(card: Scorecard, to: CardState, by: str, now: float, reason: str = "") -> Scorecard:
    if to not in CARD_MOVES[card.state]:
        raise QualityRefusal("wrong_state", card.state.value)
    act = CardAct(to, by, now, reason, card.score.total)
    return replace(card, state=to, since=now, acts=(*card.acts, act))
