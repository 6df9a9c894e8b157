"""What is behind the numbers of key accounts: visits, contracts and cases of some months, as lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from callcenter.accounts.book import Contract, ContractState
from callcenter.cases.review import Mark
from callcenter.cases.turn import CaseRefusal
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Between, Match
from callcenter.ports.reports import BadReport
from callcenter.service.accounts.office import Office
from callcenter.service.cases.review import Period, ReviewBook
from callcenter.service.reporting.counting import paged
from callcenter.service.reporting.spans import Span, day_of, midnight
from callcenter.service.reporting.values import DrillLine, DrillLink

#: The numbers that count something of an account, by name.
NUMBERS = (
    *("visits_made", "visits_planned", "contracts_due", "contracts_renewed"),
    *("opened", "solved", "response_due", "responded_in_time"),
)
_MARKS = {
    "opened": Mark.RAISED,
    "solved": Mark.SOLVED,
    "response_due": Mark.ANSWER_DUE,
    "responded_in_time": Mark.ANSWERED_IN_TIME,
}

Lines = Mapping[str, tuple[DrillLine, ...]]


class AccountLines:
    """Lists what happened with accounts, by account and number."""

    def __init__(self, office: Office) -> None:
        self._books = office.books
        self._review = ReviewBook(office.books, office.records, office.clock, office.house)

    async def of(self, span: Span) -> Mapping[str, Lines]:
        """Return the lines of the days of a span, those of accounts without any left out."""
        found: dict[str, dict[str, list[DrillLine]]] = defaultdict(lambda: defaultdict(list))
        for visit in await self._visits({"held_at": _within(span), "state": VisitState.DONE.value}):
            found[visit.account]["visits_made"].append(_visit(visit, visit.held_at))
        for visit in await self._visits({"planned": _within(span)}):
            found[visit.account]["visits_planned"].append(_visit(visit, visit.planned))
        await self._contracts(span, found)
        await self._cases(span, found)
        return {
            account: {number: tuple(every) for number, every in lines.items()}
            for account, lines in found.items()
        }

    async def _visits(self, where: Mapping[str, Match]) -> list[Visit]:
        """Return visits; those called off are none."""
        every = await paged(self._books, Visit, where, "planned")
        return [visit for visit in every if visit.state is not VisitState.CANCELLED]

    async def _contracts(self, span: Span, found: dict[str, dict[str, list[DrillLine]]]) -> None:
        first, last = day_of(span.since, span.zone), day_of(span.before - 1, span.zone)
        ended = Between(first.isoformat(), last.isoformat())
        for contract in await paged(self._books, Contract, {"ends_on": ended}, "ends_on"):
            line = _contract(contract, span)
            found[contract.account]["contracts_due"].append(line)
            if contract.outcome is ContractState.RENEWED:
                found[contract.account]["contracts_renewed"].append(line)

    async def _cases(self, span: Span, found: dict[str, dict[str, list[DrillLine]]]) -> None:
        try:
            cases = await self._review.cases(Period(span.since, span.before - 1e-6, None))
        except CaseRefusal as refusal:
            raise BadReport(refusal.code, refusal.detail) from None
        for each in cases:
            case = each.case
            links = (DrillLink("case", case.id), DrillLink("account", case.account))
            line = DrillLine("case", case.id, case.opened_at, case.number, links)
            for number, mark in _MARKS.items():
                if mark in each.marks:
                    found[case.account][number].append(line)


def ordered(lines: Iterable[DrillLine]) -> list[DrillLine]:
    """Return lines, the earliest first."""
    return sorted(lines, key=lambda line: (line.at, line.title, line.id))


def _visit(visit: Visit, at: float) -> DrillLine:
    return DrillLine("visit", visit.id, at, visit.purpose, (DrillLink("account", visit.account),))


def _contract(contract: Contract, span: Span) -> DrillLine:
    ends = midnight(date.fromisoformat(contract.ends_on), span.zone)
    return DrillLine("contract", contract.id, ends, contract.name, (DrillLink("account", contract.account),))


def _within(span: Span) -> Between:
    return Between(span.since, span.before - 1e-6)
