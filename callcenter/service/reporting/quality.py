"""The kind `quality`: evaluations and what they add up to (FL-27, ME-16)."""

from collections.abc import Sequence

from callcenter.ports.books import Between
from callcenter.quality.evaluations import Evaluation
from callcenter.quality.measures import tally
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.permissions import Permission
from callcenter.service.reporting.columns import counts, shares
from callcenter.service.reporting.counting import Counted, Counts, Measures, each_counted, paged
from callcenter.service.reporting.spans import Span
from callcenter.service.reporting.values import (
    Asked,
    DrillLine,
    DrillLink,
    ReportColumn,
    ReportKind,
    ReportUnit,
)

_FIELDS = ("agent", "team", "form", "queue", "tier", "channel", "evaluator")
_COUNTS = ("evaluations", "judged", "passed", "with_critical")

KIND = ReportKind(
    "quality",
    Permission.EVALUATE,
    groups=_FIELDS,
    filters=_FIELDS,
    columns=(
        *counts(*_COUNTS),
        ReportColumn("earned", ReportUnit.SCORE),
        ReportColumn("possible", ReportUnit.SCORE),
        *shares("qa_score", "pass_rate", "critical_rate"),
    ),
)


class Quality:
    """Counts evaluations when they were finished; drafts and calibrations count for nobody."""

    kind = KIND

    def __init__(self, office: Office) -> None:
        self._books = office.books
        self._house = office.house

    async def read(self, span: Span, asked: Asked, reader: Reader) -> list[Counted]:
        """Return the evaluations finished in these days."""
        finished = Between(span.since, span.before)
        found = await paged(self._books, Evaluation, {"counts": True, "finished_at": finished}, "finished_at")
        teams: dict[str, str] = {}
        for team in self._house().teams:
            for member in team.members:
                teams.setdefault(member, team.id)
        return await each_counted(found, lambda each: Counted(each.finished_at, _key(each, teams), each))

    def measured(self, found: Sequence[Counted]) -> tuple[Counts, Measures]:
        """Return the tally of evaluations: two sums, divided last."""
        sums = tally(each.what for each in found)
        counted: Counts = {name: getattr(sums, name) for name in (*_COUNTS, "earned", "possible")}
        return counted, {
            "qa_score": sums.score,
            "pass_rate": sums.pass_rate,
            "critical_rate": sums.critical_rate,
        }

    def times(self, each: Counted, number: str) -> int:
        """Return whether an evaluation is counted."""
        return int(getattr(tally([each.what]), number))

    async def lines(self, found: Sequence[Counted], number: str, reader: Reader) -> list[DrillLine]:
        """Return the evaluations, by their agents."""
        return [_line(each.what) for each in found]


def _key(each: Evaluation, teams: dict[str, str]) -> dict[str, str]:
    return {
        "agent": each.agent,
        "team": teams.get(each.agent, ""),
        "form": each.form,
        "queue": each.queue,
        "tier": each.about.tier,
        "channel": each.about.channel,
        "evaluator": each.evaluator,
    }


def _line(each: Evaluation) -> DrillLine:
    links = (DrillLink("evaluation", each.id), DrillLink("contact", each.contact))
    return DrillLine("evaluation", each.id, each.finished_at, each.agent, links)
