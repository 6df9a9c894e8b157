"""The demo's cases show each kind of trouble, and one that ended well."""

from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.demo.cases import remember
from callcenter.demo.people import FOR_PEOPLE, MANAGERS, OFFICE, house_document
from callcenter.demo.stage import introduce
from callcenter.service.house import parse
from callcenter.storage.memory_records import MemoryRecords
from tests.demo.test_accounts import Noon


async def test_cases_are_under_way_and_one_is_closed() -> None:
    """Of customers of the demo, by people of the demo, each trail in the order of time; filled in once."""
    records, house = MemoryRecords(), parse(house_document())
    await records.open()
    await introduce(records)
    await remember(records.books, Noon(), house)
    await remember(records.books, Noon(), house)

    cases = await records.books.find(Case, order="number")

    assert ["assigned", "assigned", "proposed", "reopened", "closed", "assigned", "solved"] == [
        case.state.value for case in cases
    ]
    assert all(case.person and case.tier for case in cases)
    users = {*FOR_PEOPLE, *MANAGERS, *OFFICE}
    for case in cases:
        trail = await records.books.find(CaseEntry, {"case": case.id})
        assert {entry.by for entry in trail} <= users
        assert [entry.at for entry in trail] == sorted(entry.at for entry in trail)
    people = {user for each in house.departments for user in (each.head, *each.members)}
    assert people <= users
