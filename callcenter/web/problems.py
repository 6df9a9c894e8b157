"""Everything that goes wrong, in one shape: RFC 9457 problem details with stable codes."""

from collections.abc import Sequence
from http import HTTPStatus

import msgspec
from aiohttp import web
from msgspec import Struct

MEDIA_TYPE = "application/problem+json"

#: The web's own codes and their status. The floor's refusals are codes of their own: `REFUSED`
#: names the statuses of those that are not 409.
CODES: dict[str, HTTPStatus] = {
    "not_signed_in": HTTPStatus.UNAUTHORIZED,
    "wrong_credentials": HTTPStatus.UNAUTHORIZED,
    "forbidden": HTTPStatus.FORBIDDEN,
    "cross_origin": HTTPStatus.FORBIDDEN,
    "not_an_agent": HTTPStatus.FORBIDDEN,
    "stale_version": HTTPStatus.CONFLICT,
    "user_exists": HTTPStatus.CONFLICT,
    "own_account": HTTPStatus.CONFLICT,
    "bad_configuration": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_flow": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_script": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_value": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_answer": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_type": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_figure": HTTPStatus.UNPROCESSABLE_ENTITY,
    "contradiction": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not_found": HTTPStatus.NOT_FOUND,
    "method_not_allowed": HTTPStatus.METHOD_NOT_ALLOWED,
    "phone_failed": HTTPStatus.CONFLICT,
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "unsupported_media_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "invalid_request": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_number": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_time": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_caller_id": HTTPStatus.UNPROCESSABLE_ENTITY,
    "call_denied": HTTPStatus.FORBIDDEN,
    "message_denied": HTTPStatus.FORBIDDEN,
    "unknown_agent": HTTPStatus.NOT_FOUND,
    "unknown_callback": HTTPStatus.NOT_FOUND,
    "unknown_disposition": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_resolution": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_article": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_case": HTTPStatus.NOT_FOUND,
    "unknown_notice": HTTPStatus.NOT_FOUND,
    "unknown_department": HTTPStatus.NOT_FOUND,
    "unknown_reason": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_cause": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_user": HTTPStatus.UNPROCESSABLE_ENTITY,
    "text_missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "nobody_named": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not_a_member": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_satisfaction": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_tag": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_order": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_cursor": HTTPStatus.UNPROCESSABLE_ENTITY,
    "file_empty": HTTPStatus.UNPROCESSABLE_ENTITY,
    "file_type": HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    "file_gone": HTTPStatus.NOT_FOUND,
    "secret_file": HTTPStatus.FORBIDDEN,
    "unknown_skill": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_tier": HTTPStatus.UNPROCESSABLE_ENTITY,
    "reason_missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "final_rule": HTTPStatus.CONFLICT,
    "bad_file": HTTPStatus.UNPROCESSABLE_ENTITY,
    "too_many_rows": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_criterion": HTTPStatus.UNPROCESSABLE_ENTITY,
    "company_missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "name_missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "reports_to_self": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_address": HTTPStatus.UNPROCESSABLE_ENTITY,
    "domain_not_allowed": HTTPStatus.UNPROCESSABLE_ENTITY,
    "no_recipients": HTTPStatus.UNPROCESSABLE_ENTITY,
    "field_off": HTTPStatus.UNPROCESSABLE_ENTITY,
    "evidence_missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "suppressed": HTTPStatus.CONFLICT,
    "erased": HTTPStatus.GONE,
    "answered": HTTPStatus.CONFLICT,
    "too_late": HTTPStatus.CONFLICT,
    "incomplete": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_rule": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_zone": HTTPStatus.UNPROCESSABLE_ENTITY,
    "reminder_late": HTTPStatus.UNPROCESSABLE_ENTITY,
    "out_of_range": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not_yet": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_heading": HTTPStatus.UNPROCESSABLE_ENTITY,
    "doubled_item": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_item": HTTPStatus.NOT_FOUND,
    "unknown_subject": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_change": HTTPStatus.UNPROCESSABLE_ENTITY,
    "nothing_changes": HTTPStatus.UNPROCESSABLE_ENTITY,
    "second_person": HTTPStatus.FORBIDDEN,
    "not_yours": HTTPStatus.FORBIDDEN,
    "no_approver": HTTPStatus.CONFLICT,
    "unknown_survey": HTTPStatus.NOT_FOUND,
    "unknown_team": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_question": HTTPStatus.UNPROCESSABLE_ENTITY,
    "link_over": HTTPStatus.GONE,
    "rule_twice": HTTPStatus.UNPROCESSABLE_ENTITY,
    "unknown_calendar": HTTPStatus.UNPROCESSABLE_ENTITY,
    "number_missing": HTTPStatus.UNPROCESSABLE_ENTITY,
    "on_a_list": HTTPStatus.CONFLICT,
    "unknown_measure": HTTPStatus.UNPROCESSABLE_ENTITY,
    "bad_period": HTTPStatus.UNPROCESSABLE_ENTITY,
    "not_over": HTTPStatus.CONFLICT,
    "own_card": HTTPStatus.FORBIDDEN,
    "too_many": HTTPStatus.UNPROCESSABLE_ENTITY,
    "message_failed": HTTPStatus.CONFLICT,
    "too_many_requests": HTTPStatus.TOO_MANY_REQUESTS,
    "internal": HTTPStatus.INTERNAL_SERVER_ERROR,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
}

REFUSED: dict[str, HTTPStatus] = {
    "unknown_contact": HTTPStatus.NOT_FOUND,
    "unknown_agent": HTTPStatus.NOT_FOUND,
    "unknown_queue": HTTPStatus.NOT_FOUND,
}


def status_of(code: str) -> HTTPStatus:
    """Return the status of a code: the web's own, or a refusal of the floor."""
    return CODES.get(code) or REFUSED.get(code, HTTPStatus.CONFLICT)


class Problem(Struct, frozen=True):
    """The body of every error. `code` is stable; `detail` is for people and may change."""

    type: str
    title: str
    status: int
    code: str
    detail: str


class Problems(Problem, frozen=True):
    """A problem that is made of several, each in words for people."""

    problems: tuple[str, ...]


class Failure(Exception):
    """A request cannot be served. `code` is one of `CODES`; `after`: seconds until it may be tried again.

    `problems` says everything that is wrong, where that is more than one thing.
    """

    def __init__(self, code: str, detail: str = "", after: float = 0.0, problems: Sequence[str] = ()) -> None:
        super().__init__(code)
        self.problems = tuple(problems)
        self.code = code
        self.detail = detail
        self.after = after


def refused(code: str, detail: str) -> web.Response:
    """Return the answer to a command that the floor refused."""
    return answer(code, status_of(code), detail)


def failed(failure: Failure) -> web.Response:
    """Return the answer to a request that could not be served."""
    status = status_of(failure.code)
    response = answer(failure.code, status, failure.detail, failure.problems)
    if failure.after:
        response.headers["Retry-After"] = str(int(failure.after) + 1)
    return response


def answer(code: str, status: HTTPStatus, detail: str, problems: Sequence[str] = ()) -> web.Response:
    """Return a problem as a response."""
    if problems:
        several = Problems("about:blank", status.phrase, int(status), code, detail, tuple(problems))
        return _response(several)
    return _response(Problem("about:blank", status.phrase, int(status), code, detail))


def _response(problem: Problem) -> web.Response:
    return web.Response(body=msgspec.json.encode(problem), status=problem.status, content_type=MEDIA_TYPE)
