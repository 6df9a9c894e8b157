"""The part of the route table that is about tasks, visits, plans, approvals, surveys and the calendar."""

from collections.abc import Awaitable, Callable
from typing import Any

from callcenter.accounts.surveys_loop import Loop
from callcenter.cases.approvals import Approval
from callcenter.cases.plans import Plan
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.service.follow_up.hand_overs import HandOverPage
from callcenter.service.follow_up.survey_reports import SurveyReport
from callcenter.service.follow_up.surveys import SurveyResult
from callcenter.service.follow_up.upgrades import UpgradePage
from callcenter.service.follow_up.visits import Reported
from callcenter.service.permissions import Permission
from callcenter.web import values_follow_up as v
from callcenter.web import values_hand_overs as h
from callcenter.web import values_surveys as s
from callcenter.web import values_upgrades as u
from callcenter.web.api.follow_up import (
    approvals,
    calendar,
    hand_overs,
    plans,
    surveys,
    tasks,
    upgrades,
    visits,
)
from callcenter.web.endpoint import Access, Call, Endpoint
from callcenter.web.values_accounts import Versioned

_IN = Access.SIGNED_IN
_FOLLOWS = Permission.FOLLOW_UP
_APPROVES = Permission.APPROVE
_SURVEYS = Permission.SEE_SURVEYS

_Handler = Callable[[Call[Any]], Awaitable[Any]]


def _see(
    path: str,
    handle: _Handler,
    reply: type,
    query: type | None = None,
    *codes: str,
    needs: Permission = _FOLLOWS,
) -> Endpoint:
    return Endpoint("GET", path, handle, query=query, reply=reply, access=_IN, needs=needs, codes=codes)


def _do(
    path: str,
    handle: _Handler,
    reply: type,
    body: type | None,
    *codes: str,
    needs: Permission = _FOLLOWS,
    method: str = "POST",
) -> Endpoint:
    codes = ("not_found", "stale_version", *codes)
    return Endpoint(method, path, handle, body=body, reply=reply, access=_IN, needs=needs, codes=codes)


_TASKS = (
    _see("/tasks", tasks.list_tasks, v.TaskRows, v.TaskQuery, "forbidden", "bad_cursor"),
    _do("/tasks", tasks.add_task, Task, v.NewTask, "unknown_user", "bad_rule", "bad_zone", "reminder_late"),
    _see("/tasks/{id}", tasks.see_task, Task, None, "not_found"),
    _do(
        "/tasks/{id}",
        tasks.change_task,
        Task,
        v.TaskEdit,
        "wrong_state",
        "unknown_user",
        "incomplete",
        "reminder_late",
        method="PATCH",
    ),
    _do("/tasks/{id}/move", tasks.move_task, v.TaskMoved, v.TaskMove, "wrong_state"),
)

_VISITS = (
    _see("/visits", visits.list_visits, v.VisitRows, v.VisitQuery, "forbidden", "bad_cursor"),
    _see("/visits/overdue", visits.overdue_visits, v.OverdueVisits),
    _do("/visits", visits.plan_visit, Visit, v.NewVisit, "unknown_user", "incomplete"),
    _see("/visits/{id}", visits.see_visit, Visit, None, "not_found"),
    _do(
        "/visits/{id}", visits.change_visit, Visit, v.VisitEdit, "wrong_state", "unknown_user", method="PATCH"
    ),
    _do("/visits/{id}/move", visits.move_visit, Visit, v.VisitMove, "wrong_state", "incomplete"),
    _do("/visits/{id}/report", visits.report_visit, Reported, v.ReportedVisit, "wrong_state", "not_yet"),
)

_TRAINS = Permission.CHANGE_ACCOUNTS
_TRAIN = ("forbidden", "nothing_changes", "incomplete", "too_many")
_UPGRADES = (
    _see("/upgrades", upgrades.list_upgrades, u.UpgradeRows, u.UpgradeQuery, "bad_cursor"),
    _do("/upgrades", upgrades.add_upgrade, UpgradePage, u.NewUpgrade, *_TRAIN, needs=_TRAINS),
    _see("/upgrades/{id}", upgrades.see_upgrade, UpgradePage, None, "not_found"),
    _do("/upgrades/{id}/trainings", upgrades.train_more, UpgradePage, u.TrainMore, *_TRAIN, needs=_TRAINS),
)

_HANDS = ("wrong_state", "incomplete")
_HAND_OVERS = (
    _see("/accounts/{id}/hand-overs", hand_overs.list_hand_overs, h.HandOverPages, None, "not_found"),
    _do(
        "/accounts/{id}/hand-overs",
        hand_overs.begin_hand_over,
        HandOverPage,
        h.NewHandOver,
        *("unknown_user", "incomplete", "nothing_changes", "hand_over_open"),
        needs=Permission.CHANGE_ACCOUNTS,
    ),
    _do("/hand-overs/{id}/check", hand_overs.check_point, HandOverPage, h.PointChecked, *_HANDS),
    _do("/hand-overs/{id}/introduce", hand_overs.introduce, HandOverPage, h.Introduced, *_HANDS),
    _do(
        "/hand-overs/{id}/sign",
        hand_overs.sign_hand_over,
        HandOverPage,
        Versioned,
        *(*_HANDS, "not_yours", "second_person", "unknown_user"),
    ),
    _do("/hand-overs/{id}/call-off", hand_overs.call_off_hand_over, HandOverPage, Versioned, *_HANDS),
)

_DRAFT = ("unknown_user", "unknown_heading", "doubled_item", "incomplete")
_PLANS = (
    _see("/plans", plans.list_plans, v.PlanRows, v.PlanQuery, "forbidden", "bad_cursor"),
    _do("/plans", plans.add_plan, Plan, v.NewPlan, *_DRAFT),
    _see("/plans/{id}", plans.see_plan, Plan, None, "not_found"),
    _do("/plans/{id}", plans.change_plan, Plan, v.PlanEdit, "wrong_state", *_DRAFT, method="PUT"),
    _do("/plans/{id}/submit", plans.submit_plan, Plan, v.Reason, "wrong_state", "no_approver", "incomplete"),
    _do("/plans/{id}/revise", plans.revise_plan, Plan, v.SomeReason, "wrong_state"),
    _do("/plans/{id}/confirm", plans.confirm_plan, Plan, v.CustomerYes, "wrong_state"),
    _do("/plans/{id}/drop", plans.drop_plan, Plan, None, "wrong_state"),
    _do("/plans/{id}/item", plans.settle_item, Plan, v.ItemWish, "wrong_state", "unknown_item"),
    _do("/plans/{id}/section", plans.write_section, Plan, v.SectionText, "wrong_state", "unknown_heading"),
    _do("/plans/{id}/tasks", plans.make_tasks, v.PlanTasks, None, "wrong_state"),
)

_ASK = ("incomplete", "nothing_changes", "no_approver", "bad_change")
_DECIDE = ("wrong_state", "not_yours", "second_person")
_APPROVALS = (
    _see("/approvals", approvals.list_approvals, v.ApprovalRows, v.ApprovalQuery, "forbidden", "bad_cursor"),
    _do("/approvals", approvals.ask_approval, Approval, v.ChangeRequest, "unknown_subject", *_ASK),
    _see("/approvals/{id}", approvals.see_approval, Approval, None, "not_found"),
    _do("/approvals/{id}/ask-again", approvals.ask_again, Approval, v.ChangeAgain, *_ASK, *_DECIDE),
    _do("/approvals/{id}/withdraw", approvals.withdraw, Approval, v.Reason, "wrong_state", "not_yours"),
    _do("/approvals/{id}/approve", approvals.approve, Approval, v.Reason, *_DECIDE, needs=_APPROVES),
    _do("/approvals/{id}/reject", approvals.reject, Approval, v.SomeReason, *_DECIDE, needs=_APPROVES),
    _do("/approvals/{id}/return", approvals.send_back, Approval, v.SomeReason, *_DECIDE, needs=_APPROVES),
    _do(
        "/approvals/{id}/delegate",
        approvals.delegate,
        Approval,
        v.Delegation,
        "no_approver",
        *_DECIDE,
        needs=_APPROVES,
    ),
)

_NO_SURVEY = ("unknown_survey", "forbidden")
_SURVEY_ROUTES = (
    Endpoint("GET", "/surveys", surveys.list_surveys, reply=s.SurveyCards, access=_IN, needs=_FOLLOWS),
    _see(
        "/surveys/{id}/answers",
        surveys.list_answers,
        s.AnswerRows,
        s.AnswerQuery,
        *_NO_SURVEY,
        "bad_cursor",
        needs=_SURVEYS,
    ),
    _do(
        "/surveys/{id}/answers",
        surveys.answer_by_hand,
        s.AnswerRows,
        s.HandAnswers,
        "unknown_survey",
        "unknown_question",
        "out_of_range",
    ),
    _see(
        "/surveys/{id}/result",
        surveys.survey_result,
        SurveyResult,
        s.SpanQuery,
        *_NO_SURVEY,
        "too_many",
        needs=_SURVEYS,
    ),
    _see(
        "/surveys/{id}/loop", surveys.closed_loop, Loop, s.SpanQuery, *_NO_SURVEY, "too_many", needs=_SURVEYS
    ),
    _see(
        "/surveys/{id}/report",
        surveys.survey_report,
        SurveyReport,
        s.ReportQuery,
        *_NO_SURVEY,
        "too_many",
        needs=_SURVEYS,
    ),
    _see(
        "/surveys/{id}/report/answers",
        surveys.behind_report,
        s.BehindAnswers,
        s.BehindAnswersQuery,
        *_NO_SURVEY,
        "too_many",
        needs=_SURVEYS,
    ),
    _do(
        "/surveys/{id}/invitations",
        surveys.invite,
        s.InvitationMade,
        s.InvitationWish,
        "unknown_survey",
        "bad_number",
        "unknown_caller_id",
        "message_failed",
        "message_denied",
    ),
)

_CALENDAR = (
    Endpoint(
        "GET",
        "/calendar.ics",
        calendar.calendar,
        query=v.CalendarQuery,
        reply=str,
        access=Access.ANYBODY,
        codes=("not_found", "too_many_requests"),
        media_type="text/calendar",
    ),
    _see("/calendar-link", calendar.see_link, v.CalendarLinked),
    _do("/calendar-link", calendar.make_link, v.NewCalendarLink, None),
    Endpoint(
        "DELETE",
        "/calendar-link",
        calendar.take_link_back,
        access=_IN,
        needs=_FOLLOWS,
        codes=("stale_version",),
    ),
)

FOLLOW_UP: tuple[Endpoint, ...] = (
    *_TASKS,
    *_VISITS,
    *_UPGRADES,
    *_HAND_OVERS,
    *_PLANS,
    *_APPROVALS,
    *_SURVEY_ROUTES,
    *_CALENDAR,
)
