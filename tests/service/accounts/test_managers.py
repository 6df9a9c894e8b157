"""Who looks after accounts, tier by tier (KA-07)."""

from callcenter.accounts.account import Account
from callcenter.ports.books import Put
from callcenter.service.accounts.managers import Keepers, everybody, managers
from callcenter.storage.memory_records import MemoryRecords

ACCOUNTS = (
    Account("a1", company="Acme", tier="A", manager="ann", deputy="bob"),
    Account("a2", company="Bolt", tier="A", manager="cid"),
    Account("a3", company="Cog", tier="A", manager="ann", deputy="dan", merged_into="a1"),
    Account("b1", company="Dyn", tier="B"),
    Account("n1", company="Ems", manager="eve"),
)


async def test_they_are_told_by_tier() -> None:
    """A tier whose accounts nobody looks after is there; one without accounts is not, nor who was merged."""
    records = MemoryRecords()
    await records.open()
    books = records.books
    assert await managers(books) == {}
    await books.commit([Put(each) for each in ACCOUNTS], "", 1.0)

    kept = await managers(books)

    assert kept == {
        "A": Keepers(frozenset({"ann", "cid"}), frozenset({"bob"})),
        "B": Keepers(),
        "": Keepers(frozenset({"eve"})),
    }
    assert everybody(kept) == {"ann", "bob", "cid", "eve"}
