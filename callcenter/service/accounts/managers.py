"""Which agents look after accounts, so that one who is gone does not leave them alone (KA-07)."""

from callcenter.accounts.account import Account
from callcenter.ports.books import Between, Books, Match

#: A house with more account managers than these is looked at in part.
MOST = 2_000
#: Comes before everything that an agent's id may go on with.
_NEXT = " "


async def managers(books: Books) -> frozenset[str]:
    """Return the agents who are account managers or deputies, a query for each. Raises `RecordsError`."""
    return await _named(books, "manager") | await _named(books, "deputy")


async def _named(books: Books, field: str) -> frozenset[str]:
    found: set[str] = set()
    least = "!"
    while len(found) < MOST:
        where: dict[str, Match] = {field: Between(least=least), "merged_into": ""}
        page = await books.find(Account, where, order=field, limit=1)
        if not page:
            break
        agent: str = getattr(page[0], field)
        found.add(agent)
        least = agent + _NEXT
    return frozenset(found)
