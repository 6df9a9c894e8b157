"""How a campaign that dials ahead stands to the cap of abandoned calls, before it is reached (US-01)."""

import math
from enum import StrEnum

from callcenter.outbound.pacing.law import AbandonLaw, Period, within

#: The share of the cap from which on it is near.
NEAR = 0.8


class Standing(StrEnum):
    """Where a campaign stands."""

    WITHIN = "within"
    NEAR = "near"  #: so much of the cap is used up that somebody should look
    OVER = "over"


def used_of_cap(law: AbandonLaw, period: Period) -> float:
    """Return abandoned / (cap x answered): 1 at the cap, 0 while nothing was abandoned.

    Infinite where something was abandoned and nothing may be.
    """
    if not period.abandoned:
        return 0.0
    allowed = law.cap * period.answered
    return period.abandoned / allowed if allowed else math.inf


def standing(law: AbandonLaw, period: Period) -> Standing:
    """Return where a campaign stands in a period."""
    if not within(law, period):
        return Standing.OVER
    return Standing.NEAR if used_of_cap(law, period) >= NEAR else Standing.WITHIN
