"""Monthly figures by hand: a month is added once, and corrected where it stands (ME-09)."""

from msgspec.structs import replace

from callcenter.accounts.book import Figures
from callcenter.accounts.months import corrected, line_id, place
from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import Match, StaleVersion
from callcenter.service.accounts.office import Office


class Months:
    """Keeps the months of accounts apart. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def add(self, figures: Figures, by: str) -> Figures:
        """Keep a new month. Refuses with `month_taken` one that is told already, also at this very moment."""
        made = replace(figures, id=line_id(figures, self._own))
        await self._check(made)
        try:
            return await self._office.keep(made, by)
        except StaleVersion:
            raise _taken(made) from None

    async def correct(self, before: Figures, after: Figures, by: str) -> Figures:
        """Change a month and keep what it was. It does not become another one that is told already."""
        if place(before, self._own) != place(after, self._own):
            await self._check(after)
        return await self._office.keep(corrected(before, after, by, self._office.now()), by)

    @property
    def _own(self) -> str:
        return self._office.house().account_rules.currency

    async def _check(self, figures: Figures) -> None:
        where: dict[str, Match] = {"account": figures.account, "period": figures.period}
        for known in await self._office.books.find(Figures, where, limit=50):
            if known.id != figures.id and place(known, self._own) == place(figures, self._own):
                raise _taken(known)


def _taken(known: Figures) -> AccountRefusal:
    """Return the refusal of a month that is told already, with how it is corrected."""
    detail = f"{known.period} is told already: correct it where it stands, by PUT /api/v1/figures/{known.id}"
    return AccountRefusal("month_taken", detail)
