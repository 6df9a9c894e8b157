"""The demo's follow-up tells of one customer, from two points to the plan that wins them back."""

import pytest

from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.case import Case
from callcenter.cases.plans import Plan, PlanState
from callcenter.cases.table import CaseState
from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.visits import Visit, VisitState
from callcenter.demo.accounts import file_in
from callcenter.demo.cases import remember
from callcenter.demo.people import FOR_PEOPLE, MANAGERS, OFFICE, house_document
from callcenter.demo.stage import introduce
from callcenter.demo.story import follow
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.house import parse
from callcenter.storage.memory_records import MemoryRecords
from tests.demo.test_accounts import Noon

NOW = Noon().now()


@pytest.fixture
async def records() -> MemoryRecords:
    """The demo's books, with the story told twice."""
    made, house = MemoryRecords(), parse(house_document())
    await made.open()
    await introduce(made)
    await file_in(made.books, Noon())
    await remember(made.books, Noon(), house)
    for _ in range(2):
        await follow(made.books, Noon(), house)
    return made


async def test_two_points_lead_to_a_case_a_call_back_and_a_plan(records: MemoryRecords) -> None:
    """Each knows of the one before it; the customer was called in time."""
    books = records.books
    answer = await books.get(SurveyAnswer, "answer-demo-low:csat")
    assert answer is not None
    task, case = await books.get(Task, answer.task), await books.get(Case, answer.case)
    plan = await books.get(Plan, "plan-demo-winback")
    assert task is not None
    assert case is not None
    assert plan is not None
    assert (2, True) == (answer.score, answer.low)
    assert (TaskState.DONE, case.id, True) == (task.state, task.case, task.since < task.due)
    assert (CaseState.SOLVED, True) == (case.state, case.examination is not None)
    assert (PlanState.IN_FORCE, "acc-02") == (plan.state, plan.account)
    assert answer.at < task.since < plan.since < NOW


async def test_something_waits_and_something_is_late(records: MemoryRecords) -> None:
    """Approvals for Ben and for Lin, tasks for each who works, a visit that was not made, a request."""
    books = records.books
    held = sorted(each.holder for each in await books.find(Approval) if each.holder)
    open_tasks = await books.find(Task, {"state": "open"})
    late = await books.find(Visit, {"state": VisitState.PLANNED.value})
    requests = await books.find(PrivacyRequest, {"is_open": True})
    assert ["ben", "ben", "lin"] == held
    assert {"ana", "ben", "wanglei", "fatima", "lin", "tia"} <= {task.owner for task in open_tasks}
    assert any(task.rule for task in open_tasks)
    assert any(task.due < NOW for task in open_tasks)
    assert ["acc-02"] == [visit.account for visit in late if visit.planned < NOW]
    assert requests[0].due_at > NOW


async def test_it_is_done_by_people_of_the_demo_before_now(records: MemoryRecords) -> None:
    """And told once; what was done stands in the timeline of its account."""
    books, users = records.books, {*FOR_PEOPLE, *MANAGERS, *OFFICE}
    plans = await books.find(Plan)
    assert {task.owner for task in await books.find(Task)} <= users
    assert {item.owner for plan in plans for item in plan.items} <= users
    assert all(each.at <= NOW for each in await books.find(TimelineEntry, limit=500))
    kinds = {each.kind for each in await books.find(TimelineEntry, {"account": "acc-02"})}
    assert {"visit", "task", "survey", "contact"} <= kinds
    assert 6 == await books.count(Visit)
