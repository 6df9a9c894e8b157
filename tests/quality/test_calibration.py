"""Calibration: who takes part, when it is over, and how far the evaluators agree."""

import pytest
from msgspec.structs import replace

from callcenter.quality import calibration as c
from callcenter.quality.agreement import Agreement, Distance, Sheet, alpha, by_question, distance, form_alpha
from callcenter.quality.calibration import CalibrationSession, CalibrationState
from callcenter.quality.evaluations import Judged
from callcenter.quality.forms import AnswerKind, FormContent, FormQuestion, Section
from callcenter.quality.scoring import Judgement
from tests.quality.test_evaluations import code_of

pytestmark = pytest.mark.unit

SESSION = CalibrationSession(
    "k1", about=Judged("c1", "ann"), form="f", edition=1, leader="sue", evaluators=("max",), due=20.0
)
RIGHT = FormQuestion("right", {"en": "Right"})
KIND = FormQuestion("kind", {"en": "Kind"}, kind=AnswerKind.SCALE, points=4)
FORM = FormContent({"en": "Form"}, 0.5, (Section("all", {"en": "All"}, 1.0, (RIGHT, KIND)),))


def sheet(name: str, right: int | None, kind: int | None) -> Sheet:
    return Sheet(name, (Judgement("right", right), Judgement("kind", kind)))


@pytest.mark.parametrize(
    ("session", "code"),
    [
        (replace(SESSION, evaluators=()), "incomplete"),
        (replace(SESSION, evaluators=("max", "max")), "doubled_item"),
        (replace(SESSION, evaluators=("sue",)), "doubled_item"),
        (replace(SESSION, evaluators=("kim",)), "own_contact"),
        (replace(SESSION, due=10.0), "bad_time"),
    ],
)
def test_what_cannot_be_held_is_not_called(session: CalibrationSession, code: str) -> None:
    """Nobody judges their own contact, nobody twice."""
    assert code_of(c.check_session, session, {"kim"}, 10.0) == code


def test_the_last_evaluation_closes_a_session() -> None:
    """Then nothing more is handed in, and it is closed once."""
    half = c.hand_in(SESSION, "max", "e1", 11.0)
    assert (half.state, half.missing) == (CalibrationState.OPEN, ("sue",))
    done = c.hand_in(half, "sue", "e2", 12.0)
    assert (done.state, done.closed_at, done.missing) == (CalibrationState.CLOSED, 12.0, ())
    assert code_of(c.hand_in, done, "sue", "e3", 13.0) == code_of(c.close, done, "sue", 13.0) == "wrong_state"
    assert code_of(c.hand_in, half, "kim", "e3", 13.0) == "not_yours"
    assert c.close(half, "sue", 12.0).missing == ("sue",)


def test_pairs_agree_exactly_or_within_one() -> None:
    """Not applicable agrees with itself alone; yes and no are never within one."""
    sheets = (sheet("sue", 1, 4), sheet("max", 1, 3), sheet("kim", None, 1))
    right, kind = by_question(FORM, sheets, "sue")
    assert (right.agreement, right.spread, right.agreement.within_one_share) == (Agreement(3, 1), 0, None)
    assert (kind.agreement, kind.spread) == (Agreement(3, 0, 3, 1), 3)
    both = right.agreement + kind.agreement
    assert (both.exact_share, both.within_one_share) == (1 / 6, 1 / 3)


def test_the_leaders_answers_are_the_reference() -> None:
    """Below it is stricter; what one of them calls not applicable is counted apart."""
    sheets = (sheet("sue", 1, 4), sheet("max", 1, 3), sheet("kim", None, 1))
    _, kind = by_question(FORM, sheets, "sue")
    assert (kind.reference, kind.distance.mean, kind.distance.bias) == (4, 0.5, -0.5)
    far = distance(FORM, sheets[2], sheets[0]) + distance(FORM, sheets[1], sheets[0])
    assert far == Distance(sessions=2, compared=3, unlike=1, off=1.0, above=-1.0)
    assert far.mean == pytest.approx(1 / 3)
    assert far.bias == pytest.approx(-1 / 3)
    alone = by_question(FORM, sheets[2:], "sue")[1]
    assert (alone.least, alone.most, alone.spread) == (1, 1, None)
    nobody = by_question(FORM, sheets[1:], "sue")[1]
    assert (nobody.reference, nobody.distance.mean) == (None, None)


def test_alpha_is_krippendorffs() -> None:
    """His own example of four observers and twelve units, with values missing: 0.849 for intervals."""
    rows = (
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    )
    units = [
        [float(each) for each in unit if each != "."]
        for unit in zip(*(row.split() for row in rows), strict=True)
    ]
    assert alpha(units) == pytest.approx(0.849, abs=0.0005)


def test_alpha_says_nothing_where_there_is_nothing_to_compare() -> None:
    """One evaluator alone, or the same answer to everything; perfect agreement is 1."""
    assert [alpha([]), alpha([[1.0], [0.0]]), alpha([[1.0, 1.0], [1.0, 1.0]])] == [None, None, None]
    assert form_alpha(FORM, (sheet("sue", 1, 2), sheet("max", 1, 2))) == 1.0
