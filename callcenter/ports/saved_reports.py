"""Reports that are kept by name, when they are sent by mail, and what was sent (ME reports).

Moments are seconds UTC, days `YYYY-MM-DD`, zones IANA names.
"""

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from callcenter.ports.reports import ReportInterval

#: What a file of a report may be.
ReportFormat = Literal["csv", "xlsx"]


class DaysWord(StrEnum):
    """Which days a report is about, seen from the day on which it is asked for. Weeks begin on Monday."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    THIS_WEEK = "this_week"  #: from Monday to today
    LAST_WEEK = "last_week"  #: the last whole one
    THIS_MONTH = "this_month"  #: from the first to today
    LAST_MONTH = "last_month"  #: the last whole one
    LAST_DAYS = "last_days"  #: so many whole days, the last one yesterday
    FIXED = "fixed"  #: from `since` to `until`, both included


class ReportDays(Struct, frozen=True, omit_defaults=True):
    """Days by a word; `count` is that of `last_days`, `since` and `until` are those of `fixed`."""

    word: DaysWord = DaysWord.YESTERDAY
    count: int = 0
    since: str = ""
    until: str = ""


class ReportAsked(Struct, frozen=True):
    """What a saved report asks, as `ReportQuery` does, its days by a word.

    `zone` "" is each queue's own; which day is today is then said by the house's.
    """

    days: ReportDays = ReportDays()
    interval: ReportInterval = ReportInterval.WHOLE
    by: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = {}
    zone: str = ""
    variant: str = "offered_less_short"
    waits: bool = False


class Sharing(StrEnum):
    """Who finds a saved report beside its owner. What they may see of it is said by their own rights."""

    NOBODY = "nobody"
    TEAM = "team"
    EVERYBODY = "everybody"


class SavedReport(Struct, frozen=True):
    """A report that is kept by name. `team` is the one it is shared with, `kind` which report it is."""

    id: str
    version: int = 0
    name: str = ""
    owner: str = ""
    sharing: Sharing = Sharing.NOBODY
    team: str = ""
    kind: str = ""
    asked: ReportAsked = ReportAsked()
    changed_at: float = 0.0


class ReportSchedule(Struct, frozen=True):
    """When a saved report is sent, and to whom; its `id` is the report's.

    `rule` is one of RFC 5545, counted from `start` (`2026-11-23T08:00`) on the wall of `zone`. `users` are
    recipients by name, `addresses` those outside the house. It is paused while it is not `active`; `paused`
    says why the service did that. It comes next at `wakes_at`, None for never.
    """

    id: str
    version: int = 0
    rule: str = ""
    start: str = ""
    zone: str = ""
    users: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    format: ReportFormat = "xlsx"
    active: bool = True
    paused: str = ""
    wakes_at: float | None = None
    changed_at: float = 0.0


class ParcelState(StrEnum):
    """Where one recipient's mail stands."""

    WAITING = "waiting"
    SENDING = "sending"  #: handed over; if nobody says how that ended it becomes `unclear`
    SENT = "sent"
    FAILED = "failed"
    UNCLEAR = (
        "unclear"  #: the service ended while it was handed over: it may have been sent, and is not again
    )
    LEFT_OUT = "left_out"  #: must not have it; `error` says why


class Parcel(Struct, frozen=True):
    """One recipient of a report that is sent: a user by name, or an address outside."""

    user: str = ""
    address: str = ""
    state: ParcelState = ParcelState.WAITING
    message_id: str = ""
    error: str = ""
    sent_at: float = 0.0


class SentState(StrEnum):
    """How sending a report ended: to everybody, to some, to nobody."""

    WAITING = "waiting"
    SENT = "sent"
    PARTLY = "partly"
    FAILED = "failed"


class SentReport(Struct, frozen=True):
    """That a report was, or is to be, sent once: for the moment `due`, by `by` or "" by its schedule.

    It holds what was asked and the days that were meant. While it waits, it is tried at `wakes_at`.
    """

    id: str
    version: int = 0
    report: str = ""
    name: str = ""
    kind: str = ""
    owner: str = ""
    by: str = ""
    asked: ReportAsked = ReportAsked()
    since: str = ""
    until: str = ""
    format: ReportFormat = "xlsx"
    due: float = 0.0
    parcels: tuple[Parcel, ...] = ()
    state: SentState = SentState.WAITING
    error: str = ""
    tries: int = 0
    wakes_at: float | None = None
    ended_at: float = 0.0

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses outside that it went to, or was to go to."""
        return tuple(each.address for each in self.parcels if each.address and not each.user)
