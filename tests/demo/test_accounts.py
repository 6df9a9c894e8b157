"""The demo's accounts tell a story: who is well, who may leave, and why."""

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.demo.accounts import file_in
from callcenter.demo.people import customers, house_document
from callcenter.demo.stage import introduce
from callcenter.ports.books import put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.customers import customers_of
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.house import parse
from callcenter.storage.memory_records import MemoryRecords


class Noon:
    """A clock that stands at a noon."""

    def now(self) -> float:
        return 1_780_000_000.0


async def test_the_files_are_full_and_show_who_may_leave() -> None:
    """With their reasons; filled in once, they are left as people change them."""
    records, house = MemoryRecords(), parse(house_document())
    await records.open()
    await introduce(records)
    await file_in(records.books, Noon())
    customers_at = customers_of(Office(records.books, records, Noon(), lambda: house))

    watched = await customers_at.overview.watch_list(HOUSE)
    report = await customers_at.overview.pareto(HOUSE, 0.8, 12)
    vital = {each.currency: [row.account for row in each.rows if row.vital] for each in report.lists}
    page = await customers_at.overview.page(HOUSE, "acc-01")

    assert "东海化工" == watched[0].company
    assert {"falling_sales", "contract_ending", "overdue_visit"} <= {
        each.id for each in watched[0].health.reasons
    }
    assert ("acc-02", "good", ()) == (vital["CNY"][0], page.health.level, page.completeness.missing)
    assert 12 == await records.books.count(Account)
    assert {person.person for person in customers()} <= {
        person.id for person in await records.books.find(Person, limit=100)
    }
    assert await records.books.count(TimelineEntry, {"account": "acc-01"}) == 2

    account = await records.books.get(Account, "acc-01")
    assert account is not None
    changed = await put(records.books, account, "ada", 1.0)
    await file_in(records.books, Noon())
    assert changed == await records.books.get(Account, "acc-01")
