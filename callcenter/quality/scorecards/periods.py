"""Months, quarters and years that a scorecard is about (ME-17)."""

import re
from datetime import date, timedelta

from msgspec import Struct

from callcenter.quality.refusal import QualityRefusal

_SHAPE = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


class Period(Struct, frozen=True):
    """Whole months. `name` is how it is written: 2026-11, 2026-Q4 or 2026; both days are included."""

    name: str
    first: date
    last: date

    @property
    def since(self) -> str:
        """The first month, YYYY-MM."""
        return self.first.isoformat()[:7]

    @property
    def until(self) -> str:
        """The last month, YYYY-MM."""
        return self.last.isoformat()[:7]


def period_of(name: str) -> Period:
    """Return the period of a name. Refuses with `bad_period` what is no month, quarter or year."""
    found = _SHAPE.fullmatch(name)
    if found is None or not 1970 < int(found[1]) < 3000:
        raise QualityRefusal("bad_period", name)
    year, quarter, month = int(found[1]), found[2], found[3]
    begins, months = 1, 12
    if quarter:
        begins, months = 3 * int(quarter) - 2, 3
    elif month:
        begins, months = int(month), 1
    after = year * 12 + begins - 1 + months
    last = date(after // 12, after % 12 + 1, 1) - timedelta(days=1)
    return Period(name, date(year, begins, 1), last)
