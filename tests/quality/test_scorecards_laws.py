"""Laws of scorecards, over random forms and figures (ME-17)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.quality.scorecards.catalogue import MEASURES, Better
from callcenter.quality.scorecards.forms import Goal, ScorecardContent, ScoreLine, check_content
from callcenter.quality.scorecards.scoring import Figure, points, score_card

NUMBER = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
CAP = st.floats(100, 200)


@st.composite
def goals(draw: st.DrawFn) -> tuple[Goal, Better]:
    """A goal whose parts run the way that is good."""
    better = draw(st.sampled_from(Better))
    three = sorted(draw(st.lists(NUMBER, min_size=3, max_size=3, unique=True)))
    floor, target, stretch = three if better is Better.HIGHER else three[::-1]
    return Goal(floor, target, draw(st.sampled_from([None, stretch]))), better


@st.composite
def forms(draw: st.DrawFn) -> ScorecardContent:
    """A form that may be published."""
    measures = [name for name, kind in MEASURES.items() if not kind.own]
    chosen = draw(st.lists(st.sampled_from(measures), min_size=1, max_size=5, unique=True))
    lines = []
    for measure in chosen:
        goal, better = draw(goals())
        weight, least = draw(st.floats(0.1, 100)), draw(st.floats(0, 10))
        lines.append(ScoreLine(measure, goal, better, weight, least))
    content = ScorecardContent({"en": "F"}, cap=draw(CAP), lines=tuple(lines))
    check_content(content)
    return content


FIGURES = st.builds(Figure, st.none() | NUMBER, st.floats(0, 20))


@given(goals(), NUMBER, NUMBER, CAP)
def test_a_better_figure_never_has_fewer_points(
    goal: tuple[Goal, Better], one: float, other: float, cap: float
) -> None:
    worse, better = sorted((one, other), reverse=goal[1] is Better.LOWER)
    assert 0 <= points(worse, *goal, cap) <= points(better, *goal, cap) <= cap


@given(goals(), CAP)
def test_floor_target_and_stretch_are_met_exactly(goal: tuple[Goal, Better], cap: float) -> None:
    at = goal[0]
    assert (points(at.floor, *goal, cap), points(at.target, *goal, cap)) == (0.0, 100.0)
    if at.stretch is not None:
        assert points(at.stretch, *goal, cap) == pytest.approx(cap)


@settings(max_examples=40)
@given(forms(), st.data())
def test_a_total_lies_between_nothing_and_the_cap(content: ScorecardContent, data: st.DataObject) -> None:
    """And is there exactly if a line was scored."""
    figures = {line.measure: data.draw(FIGURES) for line in content.lines}
    score = score_card(content, {}, figures)
    assert (score.total is None) == all(line.points is None for line in score.lines)
    assert score.total is None or -1e-9 <= score.total <= content.cap + 1e-9
    assert score.weight <= score.of + 1e-9


@settings(max_examples=40)
@given(forms(), st.data())
def test_a_missing_line_changes_no_other(content: ScorecardContent, data: st.DataObject) -> None:
    """The total without it is the total of a form that never had it."""
    figures = {line.measure: data.draw(FIGURES) for line in content.lines}
    gone = data.draw(st.sampled_from(content.lines)).measure
    whole, without = (
        score_card(content, {}, figures),
        score_card(content, {}, {name: each for name, each in figures.items() if name != gone}),
    )
    others = [line for line in whole.lines if line.measure != gone]
    assert [line for line in without.lines if line.measure != gone] == others
    never = ScorecardContent(
        content.title, cap=content.cap, lines=tuple(line for line in content.lines if line.measure != gone)
    )
    assert score_card(never, {}, figures).total == without.total
