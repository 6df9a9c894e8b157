"""The kind `cases`: what became of the cases opened in some days, as the review says (ME-05, ME-06)."""

from collections.abc import Sequence

from callcenter.accounts.measures import speed
from callcenter.cases.counting import HOUR
from callcenter.cases.review import Mark, Reviewed
from callcenter.cases.seeing import Viewer
from callcenter.cases.turn import CaseRefusal
from callcenter.ports.reports import BadReport
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.cases.review import Period, ReviewBook
from callcenter.service.cases.secrecy import CaseSecrecy
from callcenter.service.permissions import Permission
from callcenter.service.reporting.columns import counts, shares, spans
from callcenter.service.reporting.counting import Counted, Counts, Measures, each_counted, share
from callcenter.service.reporting.spans import Span
from callcenter.service.reporting.values import Asked, DrillLine, DrillLink, ReportKind

_FIELDS = ("department", "type", "tier", "owner", "account", "cause")
#: The counts, by the mark that a case bears; `fed_back` has none: the customer was told of a solution.
_MARKS = {
    "opened": Mark.RAISED,
    "responded": Mark.ANSWERED,
    "response_due": Mark.ANSWER_DUE,
    "responded_in_time": Mark.ANSWERED_IN_TIME,
    "responded_late": Mark.ANSWER_LATE,
    "solved": Mark.SOLVED,
    "solution_due": Mark.SOLUTION_DUE,
    "solved_in_time": Mark.SOLVED_IN_TIME,
    "solved_late": Mark.SOLUTION_LATE,
    "reopened": Mark.REOPENED,
    "upheld": Mark.UPHELD,
}

KIND = ReportKind(
    "cases",
    Permission.MANAGE_CASES,
    groups=_FIELDS,
    filters=_FIELDS,
    columns=(
        *counts(*_MARKS, "fed_back"),
        *shares("case_sla_met", "solution_in_time", "resolution_rate", "reopen_rate"),
        *spans("first_response_p50", "first_response_p90", "resolution_p50", "resolution_p90"),
    ),
)


class Cases:
    """Counts cases in the interval of their opening, as they stand now."""

    kind = KIND

    def __init__(self, office: Office) -> None:
        self._review = ReviewBook(office.books, office.records, office.clock, office.house)
        self._secrecy = CaseSecrecy(office)

    async def read(self, span: Span, asked: Asked, reader: Reader) -> list[Counted]:
        """Return the cases opened in these days."""
        try:
            found = await self._review.cases(Period(span.since, span.before, None))
        except CaseRefusal as refusal:
            raise BadReport(refusal.code, refusal.detail) from None
        return await each_counted(found, lambda each: Counted(each.case.opened_at, _key(each), _Case(each)))

    def measured(self, found: Sequence[Counted]) -> tuple[Counts, Measures]:
        """Return counts by mark, shares of those whose clock is decided, and how long it took."""
        cases: list[Reviewed] = [each.what.said for each in found]
        n: Counts = {name: sum(mark in case.marks for case in cases) for name, mark in _MARKS.items()}
        n["fed_back"] = sum(bool(case.case.feedback) for case in cases)
        answer = speed(case.answer_hours for case in cases if case.answer_hours is not None)
        solution = speed(case.solution_hours for case in cases if case.solution_hours is not None)
        return n, {
            "case_sla_met": share(n["responded_in_time"], n["response_due"]),
            "solution_in_time": share(n["solved_in_time"], n["solution_due"]),
            "resolution_rate": share(n["solved"], n["opened"]),
            "reopen_rate": share(n["reopened"], n["opened"]),
            "first_response_p50": _seconds(answer.median),
            "first_response_p90": _seconds(answer.p90),
            "resolution_p50": _seconds(solution.median),
            "resolution_p90": _seconds(solution.p90),
        }

    def times(self, each: Counted, number: str) -> int:
        """Return whether a case bears the mark of a count."""
        said: Reviewed = each.what.said
        return int(bool(said.case.feedback) if number == "fed_back" else _MARKS[number] in said.marks)

    async def lines(self, found: Sequence[Counted], number: str, reader: Reader) -> list[DrillLine]:
        """Return the cases; of those of secret files neither number nor title (DA-08)."""
        viewer = Viewer(reader.user, leads=True, agent=reader.agent, roles=reader.roles)
        cases = [each.what.said.case for each in found]
        open_ = {case.id for case in await self._secrecy.open_to(viewer, cases, "report")}
        return [
            DrillLine(
                "case",
                case.id,
                case.opened_at,
                f"{case.number} {case.title}".strip() if case.id in open_ else "",
                (DrillLink("case", case.id),),
            )
            for case in cases
        ]


class _Case:
    """A case with what the review says of it."""

    def __init__(self, said: Reviewed) -> None:
        self.said = said
        self.id = said.case.id


def _key(each: Reviewed) -> dict[str, str]:
    case = each.case
    return {
        "department": case.department,
        "type": case.type.value,
        "tier": case.tier,
        "owner": case.owner,
        "account": case.account,
        "cause": case.examination.cause if case.examination else "",
    }


def _seconds(hours: float | None) -> float | None:
    return None if hours is None else hours * HOUR
