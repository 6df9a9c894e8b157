"""What may be abandoned, by jurisdiction, and how it is counted (US-01, US-02, UK-01, CN-07)."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

DAY = 86_400.0


class AbandonLaw(Struct, frozen=True):
    """At most `cap` of the calls that a person answers may be abandoned, in each period of `days` days.

    Without `allowed` nothing is dialled ahead unless the house has said so with a reason.
    """

    id: str
    cap: float
    days: int
    allowed: bool


class Jurisdiction(StrEnum):
    """Whose law of abandoned calls holds."""

    US = "us"
    UK = "uk"
    CN = "cn"


#: US: 3 % for each campaign and 30 days. UK: none is permitted; where somebody opts in, 3 % a day is the
#: end of it. CN: not provided for, so nothing is dialled ahead.
LAWS: dict[Jurisdiction, AbandonLaw] = {
    Jurisdiction.US: AbandonLaw("US-01", 0.03, 30, allowed=True),
    Jurisdiction.UK: AbandonLaw("UK-01", 0.03, 1, allowed=False),
    Jurisdiction.CN: AbandonLaw("CN-07", 0.0, 1, allowed=False),
}


class Period(Struct, frozen=True):
    """One period of a campaign: from `begins` to `ends` (seconds UTC), with what a person answered in it."""

    begins: float
    ends: float
    answered: int = 0
    abandoned: int = 0

    @property
    def rate(self) -> float | None:
        """Abandoned of answered, None while nobody answered."""
        return self.abandoned / self.answered if self.answered else None


def period_at(law: AbandonLaw, started_at: float, now: float) -> Period:
    """Return the period that `now` lies in, empty: periods follow one another from the campaign's start."""
    length = law.days * DAY
    begins = started_at + int((now - started_at) // length) * length
    return Period(begins, begins + length)


def counted(period: Period, law: AbandonLaw, at: float, *, abandoned: bool) -> Period:
    """Return the period with one more call that a person answered at `at`, or the one that has begun."""
    so_far = period if at < period.ends else period_at(law, period.begins, at)
    return replace(so_far, answered=so_far.answered + 1, abandoned=so_far.abandoned + abandoned)


def within(law: AbandonLaw, period: Period) -> bool:
    """Whether a period keeps the law: 3 of 100 do at 3 %, 4 do not."""
    return period.abandoned <= law.cap * period.answered + 1e-9
