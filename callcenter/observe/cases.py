"""What is counted of cases: open ones, missed deadlines, steps up the ladder, by the changes of the books."""

from collections import Counter
from collections.abc import Iterable

from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.cases.table import OPEN
from callcenter.observe.registry import Registry
from callcenter.ports.books import Among, Books, Changed, Cursor, cursor_of

_PAGE = 500
#: A department and a tier, or a tier and a state; "" for none.
Place = tuple[str, str]


class CaseCensus:
    """Keeps the numbers of cases. What another process changes is seen with the next `count`."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._open: Counter[Place] = Counter()
        self._states: Counter[Place] = Counter()

    async def count(self, books: Books) -> None:
        """Count the open cases anew. Raises `RecordsError`; the numbers stay as they were then."""
        states = Among(tuple(sorted(state.value for state in OPEN)))
        found: Counter[Place] = Counter()
        by_state: Counter[Place] = Counter()
        cursor: Cursor | None = None
        while page := await books.find(Case, {"state": states}, limit=_PAGE, after=cursor):
            cursor = cursor_of(page[-1])
            found.update(_place(case) for case in page)
            by_state.update(_standing(case) for case in page)
        gone, over = set(self._open) - set(found), set(self._states) - set(by_state)
        self._open, self._states = found, by_state
        for place in (*found, *gone):
            self._show(place)
        for place in (*by_state, *over):
            self._show_state(place)

    def hear(self, changes: Iterable[Changed]) -> None:
        """Take in a commit."""
        departments: dict[str, str] = {}
        for changed in changes:
            before, after = changed.before, changed.after
            if isinstance(before, Case):
                self._move(before, -1)
            if isinstance(after, Case):
                self._move(after, 1)
                departments[after.id] = after.department
            elif isinstance(after, CaseEntry) and before is None:
                self._tell(after, departments.get(after.case, ""))

    def _move(self, case: Case, by: int) -> None:
        if case.state in OPEN:
            self._open[_place(case)] += by
            self._show(_place(case))
            self._states[_standing(case)] += by
            self._show_state(_standing(case))

    def _tell(self, entry: CaseEntry, department: str) -> None:
        if entry.kind == "breached":
            deadline = str(entry.detail.get("deadline", ""))
            self._registry.counter("callcenter_cases_breaches_total", department, deadline).inc()
        elif entry.kind == "escalated":
            step = str(entry.detail.get("after", ""))
            self._registry.counter("callcenter_cases_escalations_total", department, step).inc()

    def _show(self, place: Place) -> None:
        self._registry.gauge("callcenter_cases_open", *place).set(self._open[place])

    def _show_state(self, place: Place) -> None:
        self._registry.gauge("callcenter_cases", *place).set(self._states[place])


def _place(case: Case) -> Place:
    return case.department, case.tier


def _standing(case: Case) -> Place:
    """Return the tier of a case and where it stands."""
    return case.tier, case.state.value
