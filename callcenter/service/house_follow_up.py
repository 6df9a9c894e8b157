"""What a house decides about following up: who agrees to which change, and what customers are asked."""

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from callcenter.accounts.surveys import Measure, Question, Survey
from callcenter.cases.approvals import RouteStep
from callcenter.service.house_parts import Fault

#: What can be asked for: another tier, the first tier, that of a private person, another credit, a
#: plan, a plan's results, a scorecard.
SUBJECTS = ("tier", "nomination", "person_tier", "credit", "plan", "plan_results", "scorecard")
_SLOT = re.compile(r"[a-z][a-z0-9_]*")
_YEAR_HOURS = 8760.0
#: What a goal can be: a share, or points.
_GOALS = {Measure.CSAT: (0.0, 1.0), Measure.NPS: (-100.0, 100.0)}


class ApprovalRoute(Struct, frozen=True, omit_defaults=True):
    """Who must agree to a change, one step after another. `id` is what it changes (`tier`, `credit`, ...).

    Without a route for it, one of those who may approve agrees.
    """

    id: str
    steps: tuple[RouteStep, ...] = ()


def follow_up_faults(
    routes: Iterable[ApprovalRoute], surveys: Iterable[Survey], departments: Collection[str]
) -> Iterator[Fault]:
    """Yield everything that is wrong with routes and surveys."""
    for route in routes:
        yield from _route(route)
    for survey in surveys:
        yield from _survey(survey, departments)


def _route(route: ApprovalRoute) -> Iterator[Fault]:
    at = f"approval_routes.{route.id}"
    if route.id not in SUBJECTS:
        yield Fault(at, "unknown_subject", f"{at}: nothing that can be asked for", route.id)
    if not route.steps or not all(step.users for step in route.steps):
        yield Fault(f"{at}.steps", "no_approver", f"{at}: each step names somebody, and there is one")
    limits = [step.up_to for step in route.steps]
    if limits and limits[-1]:
        message = f"{at}: the last step has no limit, or nobody may agree beyond it"
        yield Fault(f"{at}.steps", "bad_limit", message, f"{limits[-1]:g}")
    bounds = [limit for limit in limits if limit]
    if any(limit < 0 for limit in limits) or bounds != sorted(bounds):
        yield Fault(f"{at}.steps", "bad_limit", f"{at}: limits are more than 0 and rise from step to step")


def _survey(survey: Survey, departments: Collection[str]) -> Iterator[Fault]:
    at = f"surveys.{survey.id}"
    if not survey.questions:
        yield Fault(f"{at}.questions", "no_question", f"{at}: it asks nothing")
    if survey.department and survey.department not in departments:
        message = f"{at}: unknown department {survey.department}"
        yield Fault(f"{at}.department", "unknown_department", message, survey.department)
    ids = [question.id for question in survey.questions]
    for each in sorted({each for each in ids if ids.count(each) > 1}):
        yield Fault(f"{at}.questions.{each}", "twice", f"{at}: question {each} appears twice", each)
    for name, value, most in (
        ("call_back_hours", survey.call_back_hours, _YEAR_HOURS),
        ("repeat_days", survey.repeat_days, 3650.0),
        ("days_open", survey.days_open, 366.0),
    ):
        if not 0 < value <= most:
            message = f"{at}.{name}: more than 0, at most {most:g}"
            yield Fault(f"{at}.{name}", "out_of_range", message, f"{value:g}")
    for question in survey.questions:
        yield from _question(f"{at}.questions.{question.id}", question)


def _question(at: str, question: Question) -> Iterator[Fault]:
    if not _SLOT.fullmatch(question.id):
        message = f"{at}: an id is what the flow stores: small letters, digits and _"
        yield Fault(at, "bad_name", message, question.id)
    if question.least >= question.most or question.least < 0 or question.most > 99:
        yield Fault(f"{at}.most", "out_of_range", f"{at}: the scale runs upward, from 0 to 99 at most")
    elif question.low is not None and not question.least <= question.low <= question.most:
        yield Fault(f"{at}.low", "out_of_range", f"{at}: low lies on the scale", str(question.low))
    least, most = _GOALS.get(question.measure, (0.0, 99.0))
    if question.goal is not None and not least <= question.goal <= most:
        message = f"{at}.goal: from {least:g} to {most:g}"
        yield Fault(f"{at}.goal", "out_of_range", message, f"{question.goal:g}")
    if question.measure is Measure.NPS and (question.least, question.most) != (0, 10):
        yield Fault(f"{at}.measure", "bad_scale", f"{at}: NPS is asked from 0 to 10")
