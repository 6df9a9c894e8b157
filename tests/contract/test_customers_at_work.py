"""What is done with customers, on every store: a sheet taken in, judged, merged, erased, and thrown away."""

from collections.abc import AsyncIterator, Sequence
from decimal import Decimal

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.book import Contract, Figures
from callcenter.accounts.keeping import DAY
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Suppression
from callcenter.ports.books import Change, put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.customers import Customers, customers_of
from callcenter.service.accounts.key_figures import Wanted
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.accounts.timelines import TimelineQuery
from callcenter.service.house import default_document, parse
from callcenter.storage.kinds import SHELVES
from tests.stores import Home

pytestmark = pytest.mark.contract

SHEET = "company,tier,name,phone\nAcme,A,Li,+4930111111\nAcme,,Li Wei,+4930222222\nBeta,B,Wang,+4930333333\n"


class Nobody:
    """Nobody is asked for tiers, so that none is given."""

    async def asked(self, wanted: Sequence[tuple[Account, str]], by: str) -> list[Change]:
        return []


NOBODY = Nobody()


class HandClock:
    """A clock that is set by hand: the first of July 2026."""

    time = 1_782_900_000.0

    def now(self) -> float:
        return self.time


@pytest.fixture
def clock() -> HandClock:
    """A clock of this test."""
    return HandClock()


@pytest.fixture
async def customers(home: Home, clock: HandClock) -> AsyncIterator[Customers]:
    """The customers of a house on each store, taken in from a sheet."""
    records = home.records_on(SHELVES)
    await records.open()
    house = parse(default_document())
    found = customers_of(Office(records.books, records, clock, lambda: house))
    report = await found.imports.take(HOUSE, SHEET.encode(), "csv", NOBODY, confirm=True)
    assert ({"added": 2, "same": 1}, {"added": 3}) == (report.accounts, report.people)
    for company, tier in (("Acme", "A"), ("Beta", "B")):
        await put(records.books, replace(await by_company(found, company), tier=tier), "", 0.0)
    yield found
    await records.close()


async def by_company(customers: Customers, company: str) -> Account:
    """Return the account of a company."""
    (found,) = await customers.office.books.find(Account, {"company": company})
    return found


async def test_they_are_judged(customers: Customers) -> None:
    """The watch list, Pareto, the register and the key figures."""
    books, acme = customers.office.books, await by_company(customers, "Acme")
    for index, (period, sales) in enumerate((("2026-03", 100), ("2026-06", 40), ("2025-06", 50))):
        line = Figures(f"f{index}", 0, acme.id, period, Decimal(sales), Decimal(sales) / 2, Decimal(0), 1)
        await put(books, line, "ada", 1.0)
    await put(books, Contract("c1", 0, acme.id, "frame", ends_on="2026-07-20"), "ada", 1.0)

    (first, *_) = await customers.overview.watch_list(HOUSE)
    report = await customers.overview.pareto(HOUSE, 0.8, 12)
    figures = await customers.figures.of(HOUSE, Wanted("2026-05", "2026-06"))
    page = await customers.overview.page(HOUSE, acme.id)

    assert ["falling_sales", "contract_ending", "overdue_visit"] == [each.id for each in first.health.reasons]
    assert [(acme.id, True)] == [(row.account, row.vital) for row in report.lists[0].rows if row.profit]
    (business,), kept = figures.measures.business, figures.measures.retention
    assert (Decimal(40), Decimal(50), 1.0) == (business.sales, business.before, kept.value)
    assert business.growth == pytest.approx(-0.2)
    assert (["Acme", "Beta"], 2, 1) == (
        [line.company for line in await customers.overview.register(HOUSE)],
        len(page.people),
        len(page.contracts),
    )


async def test_one_is_made_of_two(customers: Customers) -> None:
    """With the timeline of both."""
    acme = await by_company(customers, "Acme")
    one, two = await customers.people.of_account(HOUSE, acme.id)
    await customers.timelines.note(HOUSE, "met at the fair", person=two.id)

    merged = await customers.merging.people(HOUSE, two.id, two.version, one.id, one.version)

    lines, _ = await customers.timelines.of_person(HOUSE, one.id, TimelineQuery())
    assert ["met at the fair"] == [line.title for line in lines]
    assert ("+4930111111", "+4930222222") == merged.numbers
    assert {"+4930222222": one.id} == {
        number: card.person
        for number, card in (await customers.office.records.cards(("+4930222222",))).items()
    }


async def test_whoever_is_erased_stays_away(customers: Customers) -> None:
    """Their number is nobody's, and the same sheet does not bring them back."""
    acme = await by_company(customers, "Acme")
    li, _ = await customers.people.of_account(HOUSE, acme.id)

    await customers.erasing.erase(HOUSE, li.id, li.version, "letter")
    report = await customers.imports.take(HOUSE, SHEET.encode(), "csv", NOBODY, confirm=True)

    assert [(2, "suppressed")] == [(flaw.row, flaw.code) for flaw in report.flaws]
    assert {} == await customers.office.records.cards(("+4930111111",))
    assert 1 == await customers.office.books.count(Suppression)
    assert "+4930111111" not in str(await customers.office.records.audit_trail(100))
    assert 1 == await customers.office.books.count(Person, {"account": acme.id, "erased_at": 0.0})


async def test_what_is_over_goes(customers: Customers, clock: HandClock) -> None:
    """With its proof."""
    acme = await by_company(customers, "Acme")
    await customers.timelines.note(HOUSE, "old", account=acme.id)
    clock.time += 1096 * DAY
    await customers.timelines.note(HOUSE, "new", account=acme.id)

    deleted = {proof.category: proof.deleted for proof in await customers.retention.run()}

    assert 1 == deleted["timeline"]
    assert ["new"] == [line.title for line in await customers.office.books.find(TimelineEntry)]
