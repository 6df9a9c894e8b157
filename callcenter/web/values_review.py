"""The bodies and replies of the endpoints about the review of cases."""

from typing import Literal

from msgspec import Struct

from callcenter.cases.review import Group, Mark
from callcenter.web.values import Short
from callcenter.web.values_cases import CaseLine

#: What cases are about, or all of them.
Kind = Literal["all", "question", "request", "fault", "complaint", "suggestion"]


class ReviewQuery(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Cases opened from `since` to `before` (seconds UTC): complaints, unless a `type` or all are named."""

    since: float
    before: float
    type: Kind = "complaint"
    department: Short = ""
    tier: Short = ""
    account: Short = ""


class BehindQuery(ReviewQuery, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which number of the review: the cases with a mark, under one `key` of what they are grouped `by`."""

    mark: Mark = Mark.RAISED
    by: Group | None = None
    key: Short = ""


class ReviewExport(ReviewQuery, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The cases of a period as what kind of file."""

    format: Literal["csv", "xlsx"] = "csv"


class ReviewedCase(Struct, frozen=True):
    """A case, hours by day and night to its first answer and to its solution, and all that counts of it."""

    case: CaseLine
    answer_hours: float | None
    solution_hours: float | None
    marks: tuple[Mark, ...]


class ReviewedCases(Struct, frozen=True):
    """How many cases are behind a number, and the first of them."""

    count: int
    cases: tuple[ReviewedCase, ...]
