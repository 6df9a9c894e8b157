"""The deadlines of cases: warned of, breached and escalated in time (ME-04, PW-06)."""

from collections.abc import Sequence

from callcenter.cases import moves as m
from callcenter.cases.case import Case
from callcenter.cases.seeing import Viewer
from callcenter.ports.books import Among, Between, Books, Match
from callcenter.service.cases.desk import CaseDesk
from callcenter.service.due import DueItem
from callcenter.service.signals import Signals
from callcenter.service.waking import Waking

_SOME_TIME = 1e-6


def case_due(books: Books, desk: CaseDesk, signals: Signals) -> Waking[Case]:
    """Return what time does to cases, for the runner of deadlines."""

    async def tick(case: Case, now: float) -> None:
        await desk.apply(case, m.Tick(), now)

    async def board(viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        where: dict[str, Match] = {"due_at": Between(_SOME_TIME, until)}
        if not viewer.leads:
            where["seen_by"] = Among(viewer.words)
        cases = await books.find(Case, where, order="due_at", limit=limit)
        cases = await desk.secrecy.open_to(viewer, cases, "deadlines")
        items = [item for case in cases for item in _items(case) if item.due <= until]
        return sorted(items, key=lambda item: item.due)[:limit]

    return Waking("case", Case, tick, books, signals, board)


def _items(case: Case) -> list[DueItem]:
    return [
        DueItem(
            kind="case",
            id=case.id,
            what=each.kind.value,
            due=each.due,
            number=case.number,
            title=case.title,
            tier=case.tier,
            account=case.account,
            owner=case.owner,
            department=case.department,
            step=case.step.value,
            breached=each.breached_at is not None,
        )
        for each in case.running
    ]
