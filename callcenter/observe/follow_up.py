"""What is counted of tasks, approvals, answers and records of campaigns, from the changes of the books."""

from collections.abc import Iterable, Iterator

from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.tasks import Task, TaskState
from callcenter.outbound.campaign.record import LIVE, ListRecord
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
            case ListRecord() if isinstance(before, ListRecord):
                yield from _of_record(before, after)
            case _:
                continue


def _of_record(before: ListRecord, after: ListRecord) -> Iterator[Count]:
    """Yield the attempt that ended, the gate's no, and the end of a record."""
    last = after.attempts[-1] if after.attempts else None
    if last is not None and last.ended_at and before.contact:
        yield "callcenter_campaign_attempts_total", last.mode.value, last.result
    if after.denied is not None and after.denied != before.denied:
        yield "callcenter_campaign_denied_total", after.denied.rule
    if before.state in LIVE and after.state not in LIVE:
        yield "callcenter_campaign_records_total", after.state.value
