"""Scorecard forms, published in editions, and the targets that hold from a day on (ME-17, FL-27)."""

from collections import Counter
from collections.abc import Iterable
from math import isfinite

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.forms import Names, edition_id
from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.scorecards.catalogue import MEASURES, Better, CardRole

_MOST = 1e12


class Goal(Struct, frozen=True):
    """What a figure is held against: 0 points at the `floor`, 100 at the `target`, the cap at the `stretch`.

    Without a stretch 100 points are the most.
    """

    floor: float
    target: float
    stretch: float | None = None


class ScoreLine(Struct, frozen=True):
    """One measure of a form. `weight` is above 0.

    A figure that rests on fewer than `least` (contacts, answers, ... see the catalogue) is not scored.
    `goal` holds where no target says otherwise.
    """

    measure: str
    goal: Goal
    better: Better = Better.HIGHER
    weight: float = 1.0
    least: float = 1.0


class ScorecardContent(Struct, frozen=True):
    """What a form judges by. `cap`: the points at the stretch, 100 to 200.

    Who has figures for less than `ranked_from` of the weight (0..1) is not ranked.
    """

    title: Names = {}
    role: CardRole = CardRole.AGENT
    cap: float = 120.0
    ranked_from: float = 0.5
    lines: tuple[ScoreLine, ...] = ()


class ScorecardForm(Struct, frozen=True):
    """A form. `content` is what is written on; `edition` the newest published one, 0 for none.

    A retired one is not offered for new scorecards. `changed_at` in seconds UTC.
    """

    id: str
    version: int = 0
    content: ScorecardContent = ScorecardContent()
    edition: int = 0
    retired: bool = False
    changed_at: float = 0.0

    @property
    def usable(self) -> bool:
        """Whether scorecards may be drawn up on it."""
        return self.edition > 0 and not self.retired


class ScorecardEdition(Struct, frozen=True):
    """A published edition, kept for good beside the scorecards that were drawn up on it."""

    id: str
    version: int = 0
    form: str = ""
    edition: int = 0
    content: ScorecardContent = ScorecardContent()
    by: str = ""
    at: float = 0.0


class ScoreTarget(Struct, frozen=True):
    """A target that holds for a measure of a form from a day on (YYYY-MM-DD), until a later one.

    Of a team (id), of an agent (id), or of all ("" both). It is never changed: the one that was set last
    for a day holds, and all of them are the history. `at` in seconds UTC.
    """

    id: str
    version: int = 0
    form: str = ""
    measure: str = ""
    goal: Goal = Goal(0.0, 1.0)
    valid_from: str = ""
    team: str = ""
    agent: str = ""
    reason: str = ""
    by: str = ""
    at: float = 0.0


def check_content(content: ScorecardContent) -> None:
    """Refuse what cannot be scored.

    With `incomplete` a form without a title or lines; with `unknown_measure` one that the catalogue does
    not have, or not for this role; with `doubled_item` a measure twice; with `out_of_range` a weight, a
    goal or a cap.
    """
    if not any(content.title.values()) or not content.lines:
        raise QualityRefusal("incomplete", "title" if content.lines else "lines")
    if not 100 <= content.cap <= 200 or not 0 <= content.ranked_from <= 1:
        raise QualityRefusal("out_of_range", "cap" if 0 <= content.ranked_from <= 1 else "ranked_from")
    for line in content.lines:
        _check_line(line, content.role)
    counts = Counter(line.measure for line in content.lines)
    doubled = next((measure for measure, count in counts.items() if count > 1), "")
    if doubled:
        raise QualityRefusal("doubled_item", doubled)


def check_goal(goal: Goal, better: Better, measure: str) -> None:
    """Refuse with `out_of_range` a goal whose floor, target and stretch do not run the way that is good."""
    given = (goal.floor, goal.target, goal.target if goal.stretch is None else goal.stretch)
    if not all(isfinite(each) and abs(each) <= _MOST for each in given):
        raise QualityRefusal("out_of_range", measure)
    floor, target, stretch = given if better is Better.HIGHER else (-given[0], -given[1], -given[2])
    if not floor < target or not (goal.stretch is None or target < stretch):
        raise QualityRefusal("out_of_range", measure)


def publish(form: ScorecardForm, by: str, now: float) -> tuple[ScorecardForm, ScorecardEdition]:
    """Return the form with one more edition, and that edition. Refuses as `check_content` does."""
    check_content(form.content)
    number = form.edition + 1
    edition = ScorecardEdition(
        edition_id(form.id, number), form=form.id, edition=number, content=form.content, by=by, at=now
    )
    return replace(form, edition=number, changed_at=now), edition


def goal_on(line: ScoreLine, targets: Iterable[ScoreTarget], day: str, team: str, agent: str) -> Goal:
    """Return the goal of a line that holds on a day (YYYY-MM-DD) for an agent of a team.

    The agent's own comes before the team's, and that before the one for all; among those the last day on
    which one began to hold, then the one that was set last. Without any it is the form's.
    """
    fitting = [
        each
        for each in targets
        if each.measure == line.measure
        and each.valid_from <= day
        and each.team in {"", team}
        and each.agent in {"", agent}
    ]
    fitting.sort(key=lambda each: (bool(each.agent), bool(each.team), each.valid_from, each.at))
    return fitting[-1].goal if fitting else line.goal


def _check_line(line: ScoreLine, role: CardRole) -> None:
    kind = MEASURES.get(line.measure)
    if kind is None or (kind.own and role is not CardRole.ACCOUNT_MANAGER):
        raise QualityRefusal("unknown_measure", line.measure)
    if not 0 < line.weight <= 1000 or not 0 <= line.least <= 1e9:
        raise QualityRefusal("out_of_range", line.measure)
    check_goal(line.goal, line.better, line.measure)
