"""The gate before every dial: lawful by construction (FL-25).

`ask(attempt, facts, packs, now)` is the whole of it. What the shell looked up comes as `Facts`, the law as a
`Rulebook` of dated policy packs; the answer is a `Verdict` with every reason against, and nothing is waved
through because nobody knew better.
"""

from callcenter.outbound.gate.asking import ask
from callcenter.outbound.gate.rulebook import Rulebook
from callcenter.outbound.gate.values import (
    Attempt,
    Audience,
    Day,
    Duty,
    Facts,
    ForAbandoned,
    Leave,
    Listing,
    Mode,
    OwnNumber,
    Past,
    Place,
    Purpose,
    Reason,
    Refused,
    Sound,
    Verdict,
    Waiver,
)

__all__ = [
    "Attempt",
    "Audience",
    "Day",
    "Duty",
    "Facts",
    "ForAbandoned",
    "Leave",
    "Listing",
    "Mode",
    "OwnNumber",
    "Past",
    "Place",
    "Purpose",
    "Reason",
    "Refused",
    "Rulebook",
    "Sound",
    "Verdict",
    "Waiver",
    "ask",
]
