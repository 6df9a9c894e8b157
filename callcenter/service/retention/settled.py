"""What is over goes when its time is over: tasks, visits, plans, requests, evaluations, coaching (EU-04)."""

from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.plans import Plan, PlanState
from callcenter.cases.tasks import LIVE, Task, TaskState
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Among, Between, Books, Drop, Match, cursor_of
from callcenter.quality.calibration import CalibrationSession, CalibrationState
from callcenter.quality.coaching import CoachingNote, CoachingState
from callcenter.quality.evaluations import Evaluation, EvaluationState
from callcenter.quality.sampling import Pick
from callcenter.quality.scorecards.cards import Scorecard
from callcenter.quality.weekly import SampleRun

_CHUNK = 200


class Settled:
    """A `Disposal` of the things of one kind that are over, as `where` says, since the moment `when` says.

    `by` is the searched field whose time is never after that moment.
    """

    def __init__(
        self,
        category: str,
        books: Books,
        kind: type[Any],
        by: str = "at",
        where: Mapping[str, Match] | None = None,
        when: Callable[[Any], float] | None = None,
    ) -> None:
        self.category = category
        self._books = books
        self._kind = kind
        self._by = by
        self._where = dict(where or {})
        self._when = when

    async def foresee(self, before: float) -> int:
        """Count what is older. Raises `RecordsError`."""
        if self._when is None:
            return await self._books.count(self._kind, self._where | {self._by: Between(0.0, before)})
        return sum([1 async for _ in self._old(before)])

    async def dispose(self, before: float) -> int:
        """Delete what is older and return how many. Raises `RecordsError`."""
        old = [one async for one in self._old(before)]
        for begin in range(0, len(old), _CHUNK):
            some = [Drop(one, quiet=True) for one in old[begin : begin + _CHUNK]]
            await self._books.commit(some, "system", 0.0)
        return len(old)

    async def _old(self, before: float) -> AsyncIterator[Any]:
        where = self._where | {self._by: Between(0.0, before)}
        after = None
        while page := await self._books.find(self._kind, where, order=self._by, limit=_CHUNK, after=after):
            after = cursor_of(page[-1], self._by)
            for one in page:
                if self._when is None or self._when(one) <= before:
                    yield one


def settled(books: Books) -> tuple[Settled, ...]:
    """Return the disposals of what is over."""
    tasks: Match = Among(tuple(sorted(state.value for state in set(TaskState) - LIVE)))
    visits: Match = Among((VisitState.CANCELLED.value, VisitState.DONE.value))
    plans: Match = Among((PlanState.CLOSED.value, PlanState.DROPPED.value))
    judged: Match = Among(
        tuple(sorted(state.value for state in set(EvaluationState) - {EvaluationState.DRAFT}))
    )
    calibrated = {"state": CalibrationState.CLOSED.value}
    closed = {"state": CoachingState.CLOSED.value}
    return (
        Settled("survey_answers", books, SurveyAnswer),
        Settled("survey_answers", books, Invitation),
        Settled("tasks", books, Task, "due", {"state": tasks}),
        Settled("visits", books, Visit, "planned", {"state": visits}),
        Settled("plans", books, Plan, "at", {"state": plans}, lambda plan: float(plan.since)),
        Settled("privacy_requests", books, PrivacyRequest, "due_at", {"is_open": False}),
        Settled("evaluations", books, Evaluation, "finished_at", {"state": judged}),
        Settled("evaluations", books, Pick),
        Settled("evaluations", books, SampleRun),
        Settled("evaluations", books, CalibrationSession, "closed_at", calibrated),
        Settled("coaching", books, CoachingNote, "since", closed),
        Settled("scorecards", books, Scorecard, "since"),
    )
