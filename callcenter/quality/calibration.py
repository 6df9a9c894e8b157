"""Calibration: several evaluators judge one contact on one form, blind until all have handed in (FL-27)."""

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.evaluations import Judged
from callcenter.quality.forms import edition_id
from callcenter.quality.refusal import QualityRefusal


class CalibrationState(StrEnum):
    """How far a calibration session is."""

    OPEN = "open"  #: evaluators are at it, each sees their own evaluation alone
    CLOSED = "closed"  #: all that was handed in is compared


class HandedIn(Struct, frozen=True):
    """That an evaluator handed their evaluation in; `at` in seconds UTC."""

    evaluator: str
    evaluation: str
    at: float


class CalibrationSession(Struct, frozen=True):
    """A session about one contact, on one edition of a form; times in seconds UTC, 0 for not yet.

    The evaluation of the `leader` is the reference. `evaluators` are the others, users' names.
    """

    id: str
    version: int = 0
    about: Judged = Judged("", "")
    form: str = ""
    edition: int = 0
    leader: str = ""
    evaluators: tuple[str, ...] = ()
    due: float = 0.0
    note: str = ""
    state: CalibrationState = CalibrationState.OPEN
    handed_in: tuple[HandedIn, ...] = ()
    at: float = 0.0
    closed_at: float = 0.0
    closed_by: str = ""

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who judges, the leader first."""
        return (self.leader, *self.evaluators)

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not handed in."""
        done = {each.evaluator for each in self.handed_in}
        return tuple(name for name in self.people if name not in done)

    @property
    def form_edition(self) -> str:
        """The id of the edition that everybody judges on."""
        return edition_id(self.form, self.edition)


def check_session(session: CalibrationSession, concerned: Collection[str], now: float) -> None:
    """Refuse what cannot be held.

    With `incomplete` a session of nobody but the leader, with `doubled_item` somebody named twice, with
    `own_contact` one of those whom the contact is of (`concerned`), with `bad_time` a day that is over.
    """
    if not session.evaluators:
        raise QualityRefusal("incomplete", "evaluators")
    seen: set[str] = set()
    for name in session.people:
        if name in seen:
            raise QualityRefusal("doubled_item", name)
        if name in concerned:
            raise QualityRefusal("own_contact", name)
        seen.add(name)
    if session.due <= now:
        raise QualityRefusal("bad_time", "due")


def check_part(session: CalibrationSession, name: str) -> None:
    """Refuse who takes no part (`not_yours`), and a session that is over (`wrong_state`)."""
    if name not in session.people:
        raise QualityRefusal("not_yours", session.id)
    if session.state is not CalibrationState.OPEN:
        raise QualityRefusal("wrong_state", session.state.value)


def hand_in(session: CalibrationSession, name: str, evaluation: str, now: float) -> CalibrationSession:
    """Return the session with somebody's evaluation; the last one closes it. Refuses as `check_part`."""
    check_part(session, name)
    others = (each for each in session.handed_in if each.evaluator != name)
    given = replace(session, handed_in=(*others, HandedIn(name, evaluation, now)))
    return given if given.missing else close(given, name, now)


def close(session: CalibrationSession, by: str, now: float) -> CalibrationSession:
    """Return the session as over: what was handed in is compared. Refuses one that is: `wrong_state`."""
    if session.state is not CalibrationState.OPEN:
        raise QualityRefusal("wrong_state", session.state.value)
    return replace(session, state=CalibrationState.CLOSED, closed_at=now, closed_by=by)
