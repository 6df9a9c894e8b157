"""The review of complaints, and of other cases, over a period (DU-02)."""

import asyncio

from aiohttp import web

from callcenter.cases.case import CaseType
from callcenter.cases.review import Mark
from callcenter.service.accounts.tables import write_csv, write_xlsx
from callcenter.service.cases.review import Period, Review
from callcenter.web.api.cases.common import line, viewer
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_review import BehindQuery, ReviewedCase, ReviewedCases, ReviewExport, ReviewQuery

_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


async def see_review(call: Call[ReviewQuery]) -> Review:
    """Complaints of a period: by type, cause, department and tier, in time or not, and who came again."""
    return await call.parts.cases.review.review(_period(call.body))


async def see_behind(call: Call[BehindQuery]) -> ReviewedCases:
    """The cases behind one number of the review, the oldest first; at most 500 are shown."""
    wish = call.body
    found = await call.parts.cases.review.behind(viewer(call), _period(wish), wish.mark, wish.by, wish.key)
    shown = (
        ReviewedCase(line(each.case), each.answer_hours, each.solution_hours, _marks(each.marks))
        for each in found[:500]
    )
    return ReviewedCases(len(found), tuple(shown))


async def export_review(call: Call[ReviewExport]) -> web.Response:
    """The cases of a period as a file, with everything that is said of each; it is noted who took it out."""
    wish = call.body
    rows = await call.parts.cases.review.sheet(viewer(call), _period(wish))
    data = await asyncio.to_thread(write_csv if wish.format == "csv" else write_xlsx, rows)
    name = f'attachment; filename="cases.{wish.format}"'
    return web.Response(body=data, content_type=_TYPES[wish.format], headers={"Content-Disposition": name})


def _period(wish: ReviewQuery) -> Period:
    if wish.before <= wish.since:
        raise Failure("bad_time", "A period ends after it begins.")
    kind = None if wish.type == "all" else CaseType(wish.type)
    return Period(wish.since, wish.before, kind, wish.department, wish.tier, wish.account)


def _marks(marks: frozenset[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in Mark if mark in marks)
