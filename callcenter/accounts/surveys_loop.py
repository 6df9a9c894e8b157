"""What a low score leads to, and whether it was followed up: the closed loop (FL-13 ③ to ④, KA-35)."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from statistics import median

from msgspec import Struct

from callcenter.accounts.surveys import SurveyAnswer

DAY = 86400.0
HOUR = 3600.0


class Consequence(StrEnum):
    """What is done about an answer."""

    NOTHING = "nothing"
    CALL_BACK = "call_back"  #: a case, and the account manager calls back
    ESCALATE = "escalate"  #: the head of the department hears of it, too


def consequence(answer: SurveyAnswer, before: Iterable[SurveyAnswer], repeat_days: float) -> Consequence:
    """Return what a new answer leads to; `before` are the earlier ones of the same customer.

    A low one is repeated when another low one of a different talk came within `repeat_days` before it.
    """
    if not answer.low:
        return Consequence.NOTHING
    earliest = answer.at - repeat_days * DAY
    again = any(_another_low(each, answer) and earliest <= each.at <= answer.at for each in before)
    return Consequence.ESCALATE if again else Consequence.CALL_BACK


def _another_low(each: SurveyAnswer, answer: SurveyAnswer) -> bool:
    same_talk = each.contact == answer.contact if answer.contact else each.invitation == answer.invitation
    unlinked = not answer.contact and not answer.invitation
    return each.low and each.id != answer.id and (unlinked or not same_talk)


class FollowedUp(Struct, frozen=True):
    """How far the call back after a low score is. Times in seconds UTC, 0 for not yet.

    `said` is what the customer said to what we offered (accepted, refused, silent), "" for nothing yet.
    """

    due: float = 0.0
    called_at: float = 0.0
    closed_at: float = 0.0
    said: str = ""


class Loop(Struct, frozen=True):
    """The closed loop of the low scores of a span, as counts.

    `called_back` of them were, `in_time` by their time; `overdue` are late and still open; `closed` are
    those whose case is. `hours` is the median from the answer to the call, None without a call.
    """

    low: int
    with_case: int
    called_back: int
    in_time: int
    overdue: int
    closed: int
    hours: float | None


def closed_loop(low: Sequence[SurveyAnswer], done: Mapping[str, FollowedUp], now: float) -> Loop:
    """Return how the low scores were followed up; `done` by the id of the answer."""
    follow = [(each, done.get(each.id, FollowedUp())) for each in low]
    called = [(each, f) for each, f in follow if f.called_at]
    return Loop(
        low=len(low),
        with_case=sum(bool(each.case) for each in low),
        called_back=len(called),
        in_time=sum(f.called_at <= f.due for _, f in called),
        overdue=sum(not f.called_at and 0 < f.due < now for _, f in follow),
        closed=sum(bool(f.closed_at) for _, f in follow),
        hours=median([(f.called_at - each.at) / HOUR for each, f in called]) if called else None,
    )
