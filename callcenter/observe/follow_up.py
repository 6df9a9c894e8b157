"""What is counted of tasks, approvals and answers, from the changes of the books. Pure."""

from collections.abc import Iterable, Iterator

from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.tasks import Task, TaskState
from callcenter.ports.books import Changed

#: A metric's name and its labels.
Count = tuple[str, ...]


def counts(changes: Iterable[Changed]) -> Iterator[Count]:
    """Yield what each change adds one to."""
    for changed in changes:
        before, after = changed.before, changed.after
        match after:
            case SurveyAnswer() if before is None:
                mark = "low" if after.low else "fine"
                yield "callcenter_survey_answers_total", after.survey, after.question, mark
            case Task(state=TaskState.DONE) if before is None or before.state is not TaskState.DONE:
                result = "in_time" if after.since <= after.due else "late"
                yield "callcenter_tasks_done_total", after.kind.value, result
            case Approval() if before is None or len(before.acts) < len(after.acts):
                for act in after.acts[len(before.acts) if before is not None else 0 :]:
                    yield "callcenter_approvals_total", after.subject, act.verdict.value
            case _:
                continue
