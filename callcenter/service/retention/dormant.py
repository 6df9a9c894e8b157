"""People with whom nothing has been for so long are emptied (EU-04): nobody needs to know them any more."""

from msgspec.structs import replace

from callcenter.accounts.book import Consent, Contract, ContractState
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import erase
from callcenter.cases.case import Case
from callcenter.cases.tasks import Task
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Between, Books, Cursor, Match, Put, StaleVersion
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office

_NAME = "retention:people"
#: So many people are looked at in one run; the next one goes on behind them.
_SOME = 500


class DormantPeople:
    """A `Disposal` of people whose line nobody looked at, and of whom nothing is left that is younger.

    They are emptied as an erasure empties them, but may come back. Whoever has a consent, a case or a task,
    works for an account with a running contract, or has a line in the timeline since, stays. What else
    tells of them has its own time.
    """

    category = "people"

    def __init__(self, office: Office) -> None:
        self._office = office

    async def foresee(self, before: float) -> int:
        """Count those among the next ones that would go. Raises `RecordsError`."""
        page = await self._page((await self._bookmark()).at, before)
        return sum([await self._is_dormant(person, before) for person in page])

    async def dispose(self, before: float) -> int:
        """Empty them and return how many; goes on where the last run ended. Raises `RecordsError`."""
        bookmark, books, now = await self._bookmark(), self._office.books, self._office.now()
        count, page = 0, await self._page(bookmark.at, before)
        for person in page:
            if not await self._is_dormant(person, before):
                continue
            left = replace(erase(person, now), merged_into=person.merged_into)
            try:
                await books.commit([Put(left, quiet=True)], "system", now)
            except StaleVersion:
                continue
            count += 1
        at = page[-1].id if len(page) == _SOME else ""
        if at != bookmark.at:
            await books.commit([Put(replace(bookmark, at=at), quiet=True)], "", 0.0)
        return count

    async def _bookmark(self) -> Bookmark:
        return await self._office.books.get(Bookmark, _NAME) or Bookmark(_NAME)

    async def _page(self, after: str, before: float) -> list[Person]:
        where: dict[str, Match] = {"erased_at": 0.0, "looked_at": Between(None, before)}
        cursor = Cursor(after, after) if after else None
        return await self._office.books.find(Person, where, limit=_SOME, after=cursor)

    async def _is_dormant(self, person: Person, before: float) -> bool:
        young = max(person.created_at, person.left_at) >= before
        return not young and not await needed(self._office.books, person, before)


async def needed(books: Books, person: Person, before: float) -> bool:
    """Whether something younger than `before`, or that lasts, wants to know who a person is."""
    mine: dict[str, Match] = {"person": person.id}
    lately: dict[str, Match] = mine | {"at": Between(before, None)}
    if await books.find(TimelineEntry, lately, limit=1):
        return True
    for kind in (Consent, Case, Task):
        if await books.find(kind, mine, limit=1):
            return True
    running: dict[str, Match] = {"account": person.account, "outcome": ContractState.RUNNING.value}
    return bool(person.account and await books.find(Contract, running, limit=1))
