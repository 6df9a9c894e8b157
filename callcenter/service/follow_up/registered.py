"""A contact that an agent registered as a complaint becomes a case of that type (FL-26, KA-21).

Which dispositions do so the house says (`dispositions.opens`). The case of a contact has an id of its own, so
that a restart, a second word or another agent of the same contact opens none twice.
"""

from collections.abc import Sequence

from callcenter.cases.case import Case, CaseType, Origin
from callcenter.cases.seeing import Viewer
from callcenter.floor import events as e
from callcenter.ports.books import Match, Put
from callcenter.service.cases.desk import CaseDesk
from callcenter.service.cases.wishes import NewCase
from callcenter.service.follow_up.disposed import as_today, customer_in, named
from callcenter.service.follow_up.tools import Tools
from callcenter.service.reading_along import Page, ReadingAlong, Whole

#: A word that is read so many seconds late, as where the bookmark was lost, opens nothing any more.
STALE = 7 * 86_400.0


class RegisteredCases(ReadingAlong):
    """Reads what agents registered, and opens the cases that it stands for."""

    fault = "registered"
    hears = (e.ContactDisposed,)

    def __init__(self, tools: Tools, cases: CaseDesk, name: str = "") -> None:
        super().__init__(name)
        self._tools = tools
        self._cases = cases

    async def leads_to(self, page: Page) -> Sequence[Put]:
        """Open what is lacking; nothing is left to be stored. Raises `StaleVersion`."""
        opening = {each.id: each.opens for each in self._tools.house().dispositions if each.opens}
        fresh = self._tools.now() - STALE
        for event in page.all(e.ContactDisposed):
            if event.disposition in opening and event.at >= fresh:
                await self._open(event, CaseType(opening[event.disposition]), page.whole)
        return ()

    async def _open(self, event: e.ContactDisposed, type_: CaseType, whole: Whole) -> None:
        books, house = self._tools.books, self._tools.house()
        id_ = f"disposed-{event.contact}"
        same: dict[str, Match] = {"contacts": event.contact, "type": type_.value}
        if await books.get(Case, id_) is not None or await books.count(Case, same):
            return
        card, _number = customer_in(await whole.of_contact(event.contact))
        person, account = await as_today(books, card)
        known = person is None or not person.erased_at
        wish = NewCase(
            title=named(house, event.disposition),
            id=id_,
            text=event.note if known else "",
            type=type_,
            origin=Origin.CONTACT,
            contact=event.contact,
            account=account.id if account is not None else card.account,
            person=(person.id if person is not None else card.person) if known else "",
            tier=card.tier,
        )
        await self._cases.open(Viewer(await self._tools.user_of(event.agent)), wish)
