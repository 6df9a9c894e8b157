"""The part of the route table that is about cases, notices and deadlines."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from callcenter.service.cases.review import Review
from callcenter.service.permissions import Permission
from callcenter.web import values_cases as v
from callcenter.web import values_review as r
from callcenter.web.api.cases import archive, board, cases, files, moves, review
from callcenter.web.endpoint import Access, Call, Endpoint

_IN = Access.SIGNED_IN
_SEES = Permission.SEE_CASES
_WORKS = Permission.WORK_CASES
_MANAGES = Permission.MANAGE_CASES
_MOVE = ("unknown_case", "stale_version", "wrong_state")
_NO_ADDRESS = ("no_address", "no_mail")

_Handler = Callable[[Call[Any]], Awaitable[Any]]


def _see(path: str, handle: _Handler, reply: type, query: type | None = None, *codes: str) -> Endpoint:
    return Endpoint("GET", path, handle, query=query, reply=reply, access=_IN, needs=_SEES, codes=codes)


def _move(
    word: str, handle: _Handler, body: type, *codes: str, needs: Permission = _WORKS, method: str = "POST"
) -> Endpoint:
    return Endpoint(
        method,
        f"/cases/{{id}}/{word}",
        handle,
        body=body,
        reply=v.CasePage,
        access=_IN,
        needs=needs,
        codes=(*_MOVE, *codes),
    )


_REVIEWS = partial(Endpoint, "GET", access=_IN, needs=_MANAGES, codes=("bad_time", "too_many"))
_REVIEW = (
    _REVIEWS("/case-review", review.see_review, query=r.ReviewQuery, reply=Review),
    _REVIEWS("/case-review/cases", review.see_behind, query=r.BehindQuery, reply=r.ReviewedCases),
    _REVIEWS(
        "/case-review/export",
        review.export_review,
        query=r.ReviewExport,
        reply=bytes,
        media_type="application/octet-stream",
    ),
)

CASES: tuple[Endpoint, ...] = (
    _see("/archive/search", archive.search_archive, v.ArchiveLines, v.ArchiveQuery),
    _see("/cases", cases.list_cases, v.CaseLines, v.CaseQuery, "bad_order", "bad_cursor", "forbidden"),
    Endpoint(
        "POST",
        "/cases",
        cases.open_case,
        body=v.CaseOpening,
        reply=v.CasePage,
        access=_IN,
        needs=_WORKS,
        codes=("not_found", "unknown_department", "unknown_user", "not_a_member", "stale_version"),
    ),
    _see("/cases/{id}", cases.see_case, v.CasePage, None, "unknown_case"),
    _see("/cases/{id}/customer", cases.see_customer, v.CaseCustomer, None, "unknown_case"),
    Endpoint(
        "POST",
        "/cases/{id}/customer-link",
        cases.make_customer_link,
        body=v.CustomerLinkWish,
        reply=v.CustomerLinked,
        access=_IN,
        needs=_WORKS,
        codes=("unknown_case", "bad_time"),
    ),
    _see("/cases/{id}/entries", cases.see_entries, v.CaseEntries, v.EntriesQuery, "unknown_case"),
    _move(
        "assign",
        moves.assign,
        v.Assignment,
        "unknown_department",
        "unknown_user",
        "not_a_member",
        "nobody_named",
        "already_there",
    ),
    _move("propose", moves.propose, v.CaseText, "text_missing"),
    _move("feed-back", moves.feed_back, v.CustomerWord, "text_missing", *_NO_ADDRESS),
    _move("accept", moves.accept, v.Acceptance),
    _move("refuse", moves.refuse, v.CaseText, "text_missing"),
    _move("reopen", moves.reopen, v.CaseText, "text_missing"),
    _move("resolve", moves.resolve, v.Resolution, "text_missing", "customer_refused", "forbidden"),
    _move("follow-up", moves.follow_up, v.CaseFollowUp, "text_missing", "bad_satisfaction"),
    _move("close", moves.close, v.Closing, "feedback_missing", "examination_missing"),
    _move("discard", moves.discard, v.CaseText, "text_missing", needs=_MANAGES),
    _move("answer", moves.answer, v.CustomerWord, "text_missing", *_NO_ADDRESS),
    _move("hear", moves.hear, v.CustomerSaid),
    _move("comment", moves.comment, v.CaseText, "text_missing"),
    _move(
        "examine",
        moves.examine,
        v.CaseExamination,
        "no_complaint",
        "text_missing",
        "unknown_cause",
        "unknown_user",
    ),
    _move("classify", moves.classify, v.CaseChange, "nothing_changed"),
    _move("reschedule", moves.reschedule, v.Rescheduling, "bad_time", needs=_MANAGES),
    _move("pause", moves.pause, v.CasePause, "already_paused", "text_missing", "unknown_reason"),
    _move("resume", moves.resume, v.CaseNote, "not_paused"),
    _move("escalate", moves.escalate, v.CaseEscalation, "already_there", "text_missing"),
    _move("link", moves.link, v.CaseLink, "same_case", "already_there"),
    _move("merge", moves.merge, v.CaseMerge, "same_case", "other_customer"),
    _move("watch", moves.watch, v.CaseWatch, "unknown_user", "already_there"),
    _move("watch", moves.unwatch, v.CaseWatch, "not_watching", method="DELETE"),
    _move("tags", moves.tag, v.CaseTags, "bad_tag", method="PUT"),
    Endpoint(
        "POST",
        "/cases/{id}/files",
        files.upload,
        query=v.FileQuery,
        reply=v.CasePage,
        access=_IN,
        needs=_WORKS,
        codes=(*_MOVE, "file_empty", "file_type"),
        uploads=True,
    ),
    Endpoint(
        "GET",
        "/cases/{id}/files/{file}",
        files.download,
        reply=bytes,
        access=_IN,
        needs=_SEES,
        codes=("unknown_case", "not_found", "file_gone"),
        media_type="application/octet-stream",
    ),
    _see(
        "/departments/{id}/inbox",
        cases.see_inbox,
        v.CaseLines,
        v.InboxQuery,
        "unknown_department",
        "bad_cursor",
    ),
    *_REVIEW,
    _see("/deadlines", board.see_deadlines, v.Deadlines, v.DeadlinesQuery),
    Endpoint(
        "GET",
        "/notices",
        board.see_notices,
        query=v.NoticesQuery,
        reply=v.Notices,
        access=_IN,
        codes=("bad_cursor",),
    ),
    Endpoint("POST", "/notices/read", board.read_notices, access=_IN),
    Endpoint("POST", "/notices/{id}/read", board.read_notice, access=_IN, codes=("unknown_notice",)),
)
