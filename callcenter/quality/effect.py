"""What became of an agent's quality score after a coaching: before and after, with counts (FL-27, ME-16)."""

from collections.abc import Iterable

from msgspec import Struct

from callcenter.quality.evaluations import Evaluation
from callcenter.quality.measures import QualityTally, tally

DAY = 86_400.0


class ScoreThen(Struct, frozen=True):
    """The quality score of contacts that began from `since` until `before`, seconds UTC.

    `score` is Σ earned ÷ Σ possible, 0..1, None without any; `enough` says whether so many evaluations
    were behind it that it says something. `over`: whether the time is over, or more may come.
    """

    since: float
    before: float
    evaluations: int
    score: float | None
    enough: bool
    over: bool


class CoachingEffect(Struct, frozen=True):
    """The scores of `days` before a coaching and after it. `least`: how many evaluations are enough."""

    days: int
    least: int
    before: ScoreThen
    after: ScoreThen

    @property
    def change(self) -> float | None:
        """The score after less the score before; None where one of them says too little."""
        before, after = self.before, self.after
        if before.score is None or after.score is None or not (before.enough and after.enough):
            return None
        return after.score - before.score


def effect(
    evaluations: Iterable[Evaluation], moment: float, days: int, least: int, now: float
) -> CoachingEffect:
    """Return an agent's scores before and after `moment` (seconds UTC).

    It counts when a contact began, not when it was evaluated: what was judged late shows the work of before.
    """
    known = tuple(evaluations)

    def then(since: float, before: float) -> ScoreThen:
        found: QualityTally = tally(each for each in known if since <= each.about.at < before)
        enough = found.judged >= least
        return ScoreThen(since, before, found.judged, found.score, enough, before <= now)

    span = days * DAY
    return CoachingEffect(days, least, then(moment - span, moment), then(moment, moment + span))
