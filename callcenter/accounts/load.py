"""How much each account manager has to look after, and how evenly it is spread (KA-06)."""

from collections import Counter
from collections.abc import Iterable
from statistics import median

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.health import is_active


class Load(Struct, frozen=True):
    """What one manager (an agent's id, "" for nobody) has: active accounts, and how many of each tier."""

    manager: str
    accounts: int
    tiers: dict[str, int]


class Spread(Struct, frozen=True):
    """Accounts per manager: how many managers, the median and the most; None without a manager."""

    managers: int
    median: float | None
    most: int | None


def loads(accounts: Iterable[Account]) -> list[Load]:
    """Return what each manager has, the most first; accounts that nobody manages are under ""."""
    tiers: dict[str, Counter[str]] = {}
    for account in accounts:
        if is_active(account):
            tiers.setdefault(account.manager, Counter())[account.tier] += 1
    found = [Load(manager, counts.total(), dict(counts)) for manager, counts in tiers.items()]
    return sorted(found, key=lambda each: (-each.accounts, each.manager))


def spread(found: Iterable[Load]) -> Spread:
    """Return how evenly accounts are spread; those that nobody manages are left out."""
    counts = [each.accounts for each in found if each.manager]
    return Spread(len(counts), median(counts) if counts else None, max(counts, default=None))
