"""Quality scores of many evaluations, as counts and sums: never an average of percentages (ME-16)."""

from collections.abc import Iterable

from msgspec import Struct

from callcenter.quality.evaluations import Evaluation


class QualityTally(Struct, frozen=True):
    """Evaluations that count, added up. Two tallies are added field by field, and divided last.

    `earned` and `possible` are the sums of the formula in `scoring.score`; `judged` are the evaluations
    that had anything applicable.
    """

    evaluations: int = 0
    judged: int = 0
    passed: int = 0
    with_critical: int = 0
    earned: float = 0.0
    possible: float = 0.0

    def __add__(self, other: "QualityTally") -> "QualityTally":
        names = self.__struct_fields__
        return QualityTally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def score(self) -> float | None:
        """Σ earned ÷ Σ possible, 0..1; None where there is nothing to divide by."""
        return self.earned / self.possible if self.possible else None

    @property
    def pass_rate(self) -> float | None:
        """Passed ÷ judged, 0..1; None without any."""
        return self.passed / self.judged if self.judged else None

    @property
    def critical_rate(self) -> float | None:
        """Evaluations with a critical error ÷ evaluations, 0..1; None without any."""
        return self.with_critical / self.evaluations if self.evaluations else None


def tally(evaluations: Iterable[Evaluation]) -> QualityTally:
    """Return what these evaluations add up to; drafts and calibrations count for nobody."""
    total = QualityTally()
    for each in evaluations:
        result = each.result
        if result is not None and each.counts:
            total += QualityTally(
                evaluations=1,
                judged=int(result.passed is not None),
                passed=int(result.passed is True),
                with_critical=int(bool(result.critical)),
                earned=result.earned,
                possible=result.possible,
            )
    return total


def by_agent(evaluations: Iterable[Evaluation]) -> dict[str, QualityTally]:
    """Return the tally of each agent who was evaluated."""
    found: dict[str, list[Evaluation]] = {}
    for each in evaluations:
        if each.counts:
            found.setdefault(each.agent, []).append(each)
    return {agent: tally(own) for agent, own in found.items()}
