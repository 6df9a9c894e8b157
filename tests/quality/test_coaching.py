"""Coaching notes: the table of their states over all pairs, what is refused, and the scores around them."""

from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.quality import coaching as c
from callcenter.quality.coaching import (
    COACHING_MOVES,
    Agreed,
    CoachingNote,
    CoachingState,
    CoachingWords,
    Seen,
    leads,
)
from callcenter.quality.effect import DAY, effect
from callcenter.quality.evaluations import Evaluation, EvaluationState, Judged
from callcenter.quality.scoring import Score
from tests.quality.test_evaluations import code_of

pytestmark = pytest.mark.unit

_S = CoachingState
WORDS = CoachingWords("Greeting", "well", (Seen("no greeting", "c1"),), (Agreed("greet", 20.0),), 30.0)
NOTE = CoachingNote("n1", agent="ann", coach="sue", words=WORDS)
LAWFUL = {
    (_S.DRAFT, _S.SHARED),
    (_S.SHARED, _S.ACKNOWLEDGED),
    (_S.SHARED, _S.CLOSED),
    (_S.ACKNOWLEDGED, _S.CLOSED),
}


def moved(note: CoachingNote, to: CoachingState) -> CoachingNote:
    """Make the move that leads there."""
    if to is _S.SHARED:
        return c.share(note, "sue", 10.0)
    move = c.acknowledge if to is _S.ACKNOWLEDGED else c.close
    return move(note, "sue", 10.0, "talked it over")


@pytest.mark.parametrize("before", CoachingState)
@pytest.mark.parametrize("to", [state for state in CoachingState if state is not _S.DRAFT])
def test_a_note_moves_by_the_table_alone(before: CoachingState, to: CoachingState) -> None:
    """Over all pairs; nothing becomes a draft again, and only a draft is written on."""
    assert (to in COACHING_MOVES[before]) == ((before, to) in LAWFUL)
    assert _S.DRAFT not in COACHING_MOVES[before]
    note = replace(NOTE, state=before)
    if (before, to) in LAWFUL:
        done = moved(note, to)
        assert (done.state, done.since, [act.to for act in done.acts]) == (to, 10.0, [to])
    else:
        assert code_of(moved, note, to) == "wrong_state"
    if before is not _S.DRAFT:
        assert code_of(c.write, note, WORDS) == "wrong_state"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (replace(WORDS, title=" "), "incomplete"),
        (replace(WORDS, seen=()), "incomplete"),
        (replace(WORDS, seen=(Seen(" "),)), "incomplete"),
        (replace(WORDS, agreed=(Agreed("", 20.0),)), "incomplete"),
        (replace(WORDS, agreed=(Agreed("greet", 0.0),)), "bad_time"),
        (replace(WORDS, follow_up_at=9.0), "bad_time"),
    ],
)
def test_what_says_nothing_or_comes_too_late_is_not_shared(words: CoachingWords, code: str) -> None:
    """It stays a draft."""
    assert code_of(c.share, replace(NOTE, words=words), "sue", 10.0) == code


def test_a_note_without_a_follow_up_is_shared() -> None:
    """Nothing has to be agreed, either."""
    assert c.share(replace(NOTE, words=replace(WORDS, agreed=(), follow_up_at=0.0)), "sue", 10.0).shared_at


def test_what_the_agent_never_read_is_closed_with_a_reason() -> None:
    """Read once, it needs none."""
    shared = c.share(NOTE, "sue", 10.0)
    assert code_of(c.close, shared, "sue", 11.0, " ") == "reason_missing"
    read = c.acknowledge(shared, "ann", 11.0, "I will")
    assert [act.remark for act in c.close(read, "sue", 12.0, "").acts] == ["", "I will", ""]


def test_nobody_coaches_themselves() -> None:
    """Nor an agent of others, unless everybody is theirs."""
    assert [
        leads("ann", led, own) for led, own in ((None, ""), ({"ann"}, ""), ({"bob"}, ""), (None, "ann"))
    ] == [
        True,
        True,
        False,
        False,
    ]


def judged(at: float, earned: float, **more: Any) -> Evaluation:
    """An evaluation of a contact that began so many days in."""
    done = Score(earned, 2.0, True)
    about = Judged(f"c{at}", "ann", at=at * DAY)
    return Evaluation("e", about=about, state=EvaluationState.FINISHED, result=done, **more)


def test_scores_are_compared_by_when_contacts_began() -> None:
    """Sums first, divided last; the first moment belongs to the time after; calibrations count for nobody."""
    known = [
        judged(1, 2.0),
        judged(10, 1.0),
        judged(12, 1.0),
        judged(20, 2.0),
        judged(21, 0.0, calibration="k"),
    ]
    told = effect(known, 20 * DAY, 10, 1, 25 * DAY)
    assert (told.before.evaluations, told.before.score, told.before.over) == (2, 0.5, True)
    assert (told.after.evaluations, told.after.score, told.after.over) == (1, 1.0, False)
    assert told.change == 0.5


def test_too_few_evaluations_say_so() -> None:
    """Their score is told, what changed is not; none at all have no score."""
    few = effect([judged(15, 2.0)], 20 * DAY, 10, 2, 40 * DAY)
    assert (few.before.score, few.before.enough, few.after.score, few.change) == (1.0, False, None, None)
