"""What people ask for about their own data, and the month in which they have an answer (EU-03, CN-05)."""

from calendar import monthrange
from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.keeping import DAY
from callcenter.accounts.refusal import AccountRefusal

#: Months for the answer, and how many more there are for a difficult one, said within the first (GDPR 12(3)).
MONTHS, MORE_MONTHS = 1, 2
#: Days before the end at which those who answer are told.
WARN_DAYS = (7, 1, 0)


class RequestKind(StrEnum):
    """What somebody asks for."""

    ACCESS = "access"  #: to see what is kept about them
    ERASURE = "erasure"
    CORRECTION = "correction"
    OBJECTION = "objection"  #: that their data be used for something


class RequestAnswer(StrEnum):
    """What they were answered."""

    DONE = "done"
    PARTLY = "partly"  #: some of it is locked, and they were told why
    REFUSED = "refused"


class PrivacyRequest(Struct, frozen=True, omit_defaults=True):
    """A request of a person about their own data. Times in seconds UTC, 0 for none.

    `received_at` starts the clock, `due_at` is the end of the last day. `text` says what they asked and how,
    `by` who wrote it down. `extended` is why it takes longer, as they were told. `warned` counts warnings.
    """

    id: str
    version: int = 0
    person: str = ""
    kind: RequestKind = RequestKind.ACCESS
    text: str = ""
    received_at: float = 0.0
    due_at: float = 0.0
    by: str = ""
    extended: str = ""
    extended_at: float = 0.0
    warned: int = 0
    answered_at: float = 0.0
    answered_by: str = ""
    answer: RequestAnswer | None = None
    answer_text: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return not self.answered_at

    @property
    def wakes_at(self) -> float | None:
        """When somebody has to be warned next, None if nobody has."""
        if not self.is_open or self.warned >= len(WARN_DAYS):
            return None
        return self.due_at - WARN_DAYS[self.warned] * DAY


def opened(request: PrivacyRequest, zone: str, now: float) -> PrivacyRequest:
    """Return a request with its clock. Refuses one that came in the future."""
    if not 0 < request.received_at <= now:
        raise AccountRefusal("bad_time", "received_at")
    return replace(request, due_at=due_at(request.received_at, zone, MONTHS))


def due_at(received_at: float, zone: str, months: int) -> float:
    """Return the end of the last day: that of the same number so many months on, or the month's last.

    Counted in the days of a time zone (IANA name).
    """
    begun = datetime.fromtimestamp(received_at, UTC).astimezone(ZoneInfo(zone)).date()
    year, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    last = date(year, month + 1, min(begun.day, monthrange(year, month + 1)[1]))
    return datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone)).timestamp()


def extend(request: PrivacyRequest, why: str, zone: str, now: float) -> PrivacyRequest:
    """Return a request with two months more. Refuses it without a reason, twice, and after the month."""
    _check_open(request)
    if not why.strip():
        raise AccountRefusal("text_missing", "They are told why it takes longer.")
    if request.extended or now >= request.due_at:
        raise AccountRefusal("too_late", "It is extended once, within the first month.")
    due = due_at(request.received_at, zone, MONTHS + MORE_MONTHS)
    return replace(request, extended=why, extended_at=now, due_at=due, warned=0)


def answer(request: PrivacyRequest, said: RequestAnswer, text: str, by: str, now: float) -> PrivacyRequest:
    """Return an answered request. Refuses a refusal, or a part, without its reason."""
    _check_open(request)
    if said is not RequestAnswer.DONE and not text.strip():
        raise AccountRefusal("text_missing", "They are told why.")
    return replace(request, answer=said, answer_text=text, answered_by=by, answered_at=now)


def warned(request: PrivacyRequest, now: float) -> PrivacyRequest:
    """Return a request of which people were warned: all warnings that are due count as this one."""
    due = sum(1 for days in WARN_DAYS if request.due_at - days * DAY <= now)
    return replace(request, warned=max(due, request.warned))


def answered_in_time(requests: Collection[PrivacyRequest]) -> float | None:
    """Return the share of the answered requests whose answer was in time, None where there is none."""
    over = [request for request in requests if not request.is_open]
    if not over:
        return None
    return sum(request.answered_at < request.due_at for request in over) / len(over)


def _check_open(request: PrivacyRequest) -> None:
    if not request.is_open:
        raise AccountRefusal("answered", request.id)
