"""The deadlines of cases: warned of, breached and escalated in time (ME-04, PW-06)."""

from collections.abc import Sequence

from callcenter.cases import moves as m
from callcenter.cases.case import Case
from callcenter.cases.deadlines import open_ones
from callcenter.cases.seeing import Viewer
from callcenter.ports.books import Among, Between, Books, Cursor, Match, StaleVersion, cursor_of
from callcenter.service.cases.desk import CaseDesk
from callcenter.service.due import DueItem
from callcenter.service.signals import Signals

#: Seconds after which a case that failed is tried again.
PUT_OFF = 60.0
_PAGE = 100
_SOME_TIME = 1e-6


class CaseDue:
    """A `DueKind`: what time does to cases."""

    name = "case"

    def __init__(self, books: Books, desk: CaseDesk, signals: Signals) -> None:
        self._books = books
        self._desk = desk
        self._signals = signals
        self._put_off: dict[str, float] = {}

    async def next_at(self, now: float) -> float | None:
        """Return when the next case wakes; those that are put off, when that is over."""
        later = {case: until for case, until in self._put_off.items() if until > now}
        moments = [*later.values()]
        cursor: Cursor | None = None
        while page := await self._page(Between(_SOME_TIME, None), cursor):
            waking = [case.wakes_at for case in page if case.id not in later and case.wakes_at is not None]
            if waking:
                return min([*moments, *waking])
            cursor = cursor_of(page[-1], "wakes_at")
        return min(moments, default=None)

    async def run_due(self, now: float) -> int:
        """Let time pass for every case that is to wake by now."""
        done = 0
        cursor: Cursor | None = None
        while page := await self._page(Between(_SOME_TIME, now), cursor):
            cursor = cursor_of(page[-1], "wakes_at")
            for case in page:
                done += await self._wake(case, now)
        return done

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """Return the deadlines that are open, the next one first."""
        where: dict[str, Match] = {"due_at": Between(_SOME_TIME, until)}
        if not viewer.leads:
            where["seen_by"] = Among(viewer.words)
        cases = await self._books.find(Case, where, order="due_at", limit=limit)
        items = [item for case in cases for item in _items(case) if item.due <= until]
        return sorted(items, key=lambda item: item.due)[:limit]

    async def _page(self, when: Between, after: Cursor | None) -> list[Case]:
        return await self._books.find(Case, {"wakes_at": when}, order="wakes_at", limit=_PAGE, after=after)

    async def _wake(self, case: Case, now: float) -> int:
        if self._put_off.get(case.id, now) > now:
            return 0
        try:
            await self._desk.apply(case, m.Tick(), now)
        except StaleVersion:
            return 0  # somebody was quicker: it is looked at again as it is now
        except Exception as error:  # noqa: BLE001 - one bad case is counted; the others have deadlines, too
            self._signals.fault("due_case", error)
            self._put_off[case.id] = now + PUT_OFF
            return 0
        self._put_off.pop(case.id, None)
        return 1


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
        for each in open_ones(case.deadlines)
    ]
