"""What became of a sale: kept, paid or cancelled, as it is told 30 and 90 days after it (FL-25 ⑤)."""

from enum import StrEnum

from msgspec import Struct

DAY = 86_400.0
#: After so many days it is asked what became of a sale.
MARKS = (30, 90)


class Aftermath(StrEnum):
    """How a sale stands."""

    KEPT = "kept"  #: it stands; whether it is paid is not known, or it is not due
    PAID = "paid"
    CANCELLED = "cancelled"


class LaterResult(Struct, frozen=True):
    """What became of a sale `days` after it; told at `at` (seconds UTC) by a user."""

    days: int
    what: Aftermath
    at: float = 0.0
    by: str = ""
