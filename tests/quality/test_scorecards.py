"""Scorecards: points by hand-worked examples, targets by day, moves, ranks (ME-17, FL-27)."""

from datetime import date

import pytest
from msgspec.structs import replace

from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards import cards
from callcenter.quality.scorecards.cards import CardState, Scorecard, card_id
from callcenter.quality.scorecards.catalogue import Better, CardRole
from callcenter.quality.scorecards.forms import (
    Goal,
    ScorecardContent,
    ScorecardForm,
    ScoreLine,
    ScoreTarget,
    check_content,
    goal_on,
    publish,
)
from callcenter.quality.scorecards.periods import period_of
from callcenter.quality.scorecards.ranking import newest, ranked
from callcenter.quality.scorecards.scoring import CardScore, Figure, LineState, points, score_card

HIGH, LOW = Better.HIGHER, Better.LOWER
AHT = ScoreLine("aht", Goal(480, 300, 240), LOW, weight=1, least=20)
CSAT = ScoreLine("csat", Goal(0.7, 0.9), HIGH, weight=3, least=5)
CONTENT = ScorecardContent({"en": "Service desk"}, lines=(AHT, CSAT))
CARD = Scorecard("c1", form="f", edition=1, agent="ann", user="ann", period="2026-10", drawn_by="sue")
#: October is over at this moment.
ENDS = 1000.0


def refusal(code: str, run: object, *args: object, **more: object) -> None:
    """Say that a call is refused so."""
    assert callable(run)
    with pytest.raises(QualityRefusal) as error:
        run(*args, **more)
    assert error.value.code == code


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_is_a_month_a_quarter_or_a_year(name: str, first: date, last: date) -> None:
    period = period_of(name)
    assert (period.first, period.last) == (first, last)
    assert (period.since, period.until) == (first.isoformat()[:7], last.isoformat()[:7])


@pytest.mark.parametrize("name", ["", "2026-13", "2026-Q5", "2026-11-01", "0001", "2026-q1", " 2026"])
def test_what_is_no_period_is_refused(name: str) -> None:
    refusal("bad_period", period_of, name)


@pytest.mark.parametrize(
    ("figure", "goal", "better", "worth"),
    [
        (0.7, Goal(0.7, 0.9), HIGH, 0.0),
        (0.65, Goal(0.7, 0.9), HIGH, 0.0),
        (15.0, Goal(10.0, 20.0), HIGH, 50.0),
        (20.0, Goal(10.0, 20.0), HIGH, 100.0),
        (99.0, Goal(10.0, 20.0), HIGH, 100.0),
        (22.5, Goal(10.0, 20.0, 25.0), HIGH, 110.0),
        (25.0, Goal(10.0, 20.0, 25.0), HIGH, 120.0),
        (99.0, Goal(10.0, 20.0, 25.0), HIGH, 120.0),
        (480.0, Goal(480.0, 300.0, 240.0), LOW, 0.0),
        (390.0, Goal(480.0, 300.0, 240.0), LOW, 50.0),
        (300.0, Goal(480.0, 300.0, 240.0), LOW, 100.0),
        (270.0, Goal(480.0, 300.0, 240.0), LOW, 110.0),
        (60.0, Goal(480.0, 300.0, 240.0), LOW, 120.0),
    ],
)
def test_points_are_linear_between_floor_target_and_stretch(
    figure: float, goal: Goal, better: Better, worth: float
) -> None:
    assert points(figure, goal, better, 120.0) == pytest.approx(worth)


def test_the_total_is_a_sum_over_a_sum() -> None:
    """AHT 390 s of 40 contacts is 50 points of weight 1, CSAT 85 % of 20 answers 75 points of weight 3."""
    figures = {"aht": Figure(390, 40), "csat": Figure(0.85, 20)}
    score = score_card(CONTENT, {}, figures)
    assert [line.points for line in score.lines] == pytest.approx([50, 75])
    assert (score.earned, score.weight, score.of) == pytest.approx((275, 4, 4))
    assert score.total == pytest.approx(68.75)


def test_what_has_no_value_or_too_little_is_left_out_and_said_so() -> None:
    """Neither is a zero: the total is that of the lines that were scored."""
    nothing = score_card(CONTENT, {}, {"aht": Figure(390, 40)})
    assert [line.state for line in nothing.lines] == [LineState.SCORED, LineState.NO_VALUE]
    assert nothing.total == pytest.approx(50)
    assert (nothing.weight, nothing.scored) == (1, 0.25)
    few = score_card(CONTENT, {}, {"aht": Figure(390, 20), "csat": Figure(1.0, 4)})
    assert [line.state for line in few.lines] == [LineState.SCORED, LineState.TOO_FEW]
    assert few.total == pytest.approx(50)
    assert (few.lines[1].points, few.lines[1].figure.value) == (None, 1.0)
    empty = score_card(CONTENT, {}, {})
    assert (empty.total, empty.weight, empty.of) == (None, 0, 4)


def test_a_target_holds_from_its_day_on() -> None:
    """The agent's own comes first, then the team's; a later word for the same day mends the earlier one."""
    held = [
        ScoreTarget("1", measure="csat", goal=Goal(0, 0.8), valid_from="2026-01-01", at=1),
        ScoreTarget("2", measure="csat", goal=Goal(0, 0.85), valid_from="2026-07-01", at=2),
        ScoreTarget("3", measure="csat", goal=Goal(0, 0.86), valid_from="2026-07-01", at=3),
        ScoreTarget("4", measure="csat", goal=Goal(0, 0.5), valid_from="2026-01-01", team="new", at=4),
        ScoreTarget("5", measure="csat", goal=Goal(0, 0.6), valid_from="2026-02-01", agent="bob", at=5),
        ScoreTarget("6", measure="aht", goal=Goal(9, 1), valid_from="2026-01-01", at=6),
    ]

    def target(day: str, team: str = "", agent: str = "ann") -> float:
        return goal_on(CSAT, held, day, team, agent).target

    assert [target(day) for day in ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")] == [
        0.9,
        0.8,
        0.8,
        0.86,
    ]
    assert (target("2026-08-01", "new"), target("2026-08-01", "new", "bob")) == (0.5, 0.6)
    assert target("2026-01-31", "new", "bob") == 0.5


def test_a_form_says_what_is_wrong_with_it() -> None:
    two = (AHT, CSAT)
    refusal("incomplete", check_content, replace(CONTENT, lines=()))
    refusal("incomplete", check_content, replace(CONTENT, title={"en": ""}))
    refusal("doubled_item", check_content, replace(CONTENT, lines=(*two, AHT)))
    refusal("unknown_measure", check_content, replace(CONTENT, lines=(replace(AHT, measure="luck"),)))
    refusal("unknown_measure", check_content, replace(CONTENT, lines=(replace(CSAT, measure="renewal"),)))
    refusal("out_of_range", check_content, replace(CONTENT, cap=99))
    refusal("out_of_range", check_content, replace(CONTENT, ranked_from=1.5))
    for bad in (
        replace(AHT, weight=0),
        replace(AHT, better=HIGH),
        replace(AHT, goal=Goal(300, 300)),
        replace(AHT, goal=Goal(480, 300, 310)),
        replace(AHT, goal=Goal(480, float("nan"))),
    ):
        refusal("out_of_range", check_content, replace(CONTENT, lines=(bad,)))
    own = replace(CONTENT, role=CardRole.ACCOUNT_MANAGER, lines=(replace(CSAT, measure="renewal"), AHT))
    check_content(own)


def test_an_edition_stays_when_the_form_is_written_on() -> None:
    form, first = publish(ScorecardForm("f", content=CONTENT), "ada", 5.0)
    later, second = publish(replace(form, content=replace(CONTENT, cap=150)), "ada", 6.0)
    assert (first.id, second.id, later.edition, first.content.cap) == ("f.1", "f.2", 2, 120)


def taken(total: float = 80.0, **more: object) -> Scorecard:
    """Return a scorecard with figures."""
    return replace(cards.take(CARD, CardScore((), total * 4, 4, 4), 1, ENDS), **more)


def test_a_scorecard_goes_from_draft_to_acknowledged() -> None:
    """Its history says by whom, and what it came to."""
    handed = cards.hand_in(taken(), "ap1", "sue", 1001, "well done", ENDS)
    refusal("wrong_state", cards.take, handed, CardScore(), 1, 1002)
    back = cards.decided(handed, "hal", 1003, "CSAT looks odd", approved=False)
    again = cards.hand_in(cards.take(back, CardScore((), 300, 4, 4), 1, 1004), "ap1", "sue", 1005, "", ENDS)
    approved = cards.decided(again, "hal", 1006, "", approved=True)
    refusal("wrong_state", cards.take, approved, CardScore(), 1, 1007)
    objected = cards.object_to(approved, "ann", 1007, "I was away")
    refusal("second_person", cards.answer, objected, "sue", 1008, "no")
    answered = cards.answer(objected, "hal", 1008, "that is in it")
    refusal("wrong_state", cards.object_to, answered, "ann", 1009, "still")
    done = cards.acknowledge(answered, "ann", 1010)
    assert [(act.to.value, act.total) for act in done.acts] == [
        ("handed_in", 80.0),
        ("returned", 80.0),
        ("handed_in", 75.0),
        ("approved", 75.0),
        ("objected", 75.0),
        ("answered", 75.0),
        ("acknowledged", 75.0),
    ]


def test_nobody_has_to_do_with_their_own() -> None:
    refusal("own_card", cards.hand_in, taken(), "ap1", "ann", 1001, "", ENDS)
    refusal("own_card", cards.answer, taken(state=CardState.OBJECTED), "ann", 1001, "x")
    refusal("own_card", cards.correct, taken(state=CardState.APPROVED), "ann", 1001, "x")


def test_figures_of_a_period_that_is_not_over_are_not_handed_in() -> None:
    early = cards.take(CARD, CardScore((), 80, 1, 1), 1, ENDS - 1)
    refusal("not_over", cards.hand_in, early, "ap1", "sue", ENDS + 5, "", ENDS)
    refusal("no_value", cards.hand_in, taken(score=CardScore((), 0, 0, 4)), "ap1", "sue", 1001, "", ENDS)


def test_a_correction_is_another_revision() -> None:
    """The one that was approved stays as it is."""
    refusal("wrong_state", cards.correct, taken(), "sue", 1001, "a mistake")
    approved = taken(state=CardState.APPROVED)
    refusal("reason_missing", cards.correct, approved, "sue", 1001, " ")
    second = cards.correct(approved, "sue", 1001, "answers of another agent")
    assert (second.revision, second.state, second.reason) == (2, CardState.DRAFT, "answers of another agent")
    assert (second.score.total, second.acts, second.approval) == (None, (), "")
    assert second.id == card_id("f", "ann", "2026-10", 2) != card_id("f", "ann", "2026-10", 1)


def standing(agent: str, total: float, team: str = "", scored: float = 4, **more: object) -> Scorecard:
    """Return an approved scorecard of an agent."""
    score = CardScore((), total * scored, scored, 4)
    card = taken(id=agent, agent=agent, team=team, score=score, state=CardState.APPROVED)
    return replace(card, **more)


def test_ties_share_a_rank_and_who_has_too_little_has_none() -> None:
    """80.04 and 80.0 are shown as the same; a quarter of the weight is less than half."""
    of = [
        standing("ann", 80.04, "x"),
        standing("bob", 80.0, "y"),
        standing("cam", 91.0, "y"),
        standing("dan", 70.0, "x"),
        standing("eve", 99.0, "x", scored=1),
    ]
    places = ranked(of, lambda _card: 0.5)
    assert [(p.card.agent, p.rank, p.team_rank, p.team_of) for p in places] == [
        ("cam", 1, 1, 2),
        ("ann", 2, 1, 2),
        ("bob", 2, 2, 2),
        ("dan", 4, 2, 2),
        ("eve", None, None, 2),
    ]
    assert {place.of for place in places} == {4}


def test_the_last_approved_revision_counts() -> None:
    first, second = standing("ann", 50.0), standing("ann", 60.0, revision=2)
    draft = replace(second, id="d", revision=3, state=CardState.DRAFT)
    assert newest([second, first, draft], counted=True) == (second,)
    assert newest([second, first, draft], counted=False) == (draft,)
