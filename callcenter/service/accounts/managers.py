"""Which agents look after accounts, so that one who is gone does not leave them alone (KA-07)."""

from collections.abc import Mapping

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.ports.books import Between, Books, Match

#: A house with more account managers of a tier than these is looked at in part.
MOST = 2_000
#: Comes before everything that an agent's id may go on with.
_NEXT = " "


class Keepers(Struct, frozen=True):
    """The agents who look after the accounts of a tier."""

    managers: frozenset[str] = frozenset()
    deputies: frozenset[str] = frozenset()


#: By tier, "" for accounts without one. A tier without accounts is not in it.
Kept = Mapping[str, Keepers]


def everybody(kept: Kept) -> frozenset[str]:
    """Return all agents who look after an account."""
    return frozenset().union(*(each.managers | each.deputies for each in kept.values()))


async def managers(books: Books) -> Kept:
    """Return who are account managers or deputies, a query for each. Raises `RecordsError`."""
    tiers = sorted(await _named(books, "tier", {}))
    if await books.find(Account, {"tier": "", "merged_into": ""}, limit=1):
        tiers.append("")
    return {tier: await _keepers(books, tier) for tier in tiers}


async def _keepers(books: Books, tier: str) -> Keepers:
    of = {"tier": tier}
    return Keepers(await _named(books, "manager", of), await _named(books, "deputy", of))


async def _named(books: Books, field: str, of: Mapping[str, Match]) -> frozenset[str]:
    found: set[str] = set()
    least = "!"
    while len(found) < MOST:
        where: dict[str, Match] = {**of, field: Between(least=least), "merged_into": ""}
        page = await books.find(Account, where, order=field, limit=1)
        if not page:
            break
        name: str = getattr(page[0], field)
        found.add(name)
        least = name + _NEXT
    return frozenset(found)
