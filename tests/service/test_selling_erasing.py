"""A person who is erased leaves talks that are counted and about nobody (EU-03)."""

from msgspec.structs import replace

from callcenter.accounts.keeping import DAY
from callcenter.accounts.person import Person
from callcenter.outbound.talks.talk import Reached, Talk
from callcenter.ports.books import put
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.retention import InBooks
from callcenter.service.house import House
from callcenter.service.privacy.held import without
from callcenter.storage.memory_records import MemoryRecords
from tests.demo.test_accounts import Noon
from tests.outbound.talks_world import objection, talk

IDA = Reached(number="+14155550142", name="Ida", company="Acme", account="acme", person="p-1", tier="A")


async def test_who_it_was_and_their_words_go_and_the_counts_stay() -> None:
    """Other people's talks stay as they are."""
    records = MemoryRecords()
    await records.open()
    hers = talk(
        "a", objection("price", verbatim="Too dear, says Ida"), who=IDA, note="Ida called", fields={"x": "y"}
    )
    await put(records.books, hers, "test", 0.0)
    await put(records.books, talk("b", who=replace(IDA, person="p-2", name="Bo")), "test", 0.0)

    changes, counted = await without(records.books, Person("p-1", name="Ida"))
    await records.books.commit(changes, "test", 1.0)

    gone, other = await records.books.get(Talk, "a"), await records.books.get(Talk, "b")
    assert counted == {"talks": 1}
    assert gone is not None
    assert gone.who == Reached(account="acme", tier="A")
    assert (gone.note, gone.fields, gone.objections[0].verbatim) == ("", {}, "")
    assert (gone.objections[0].type, gone.result) == ("price", hers.result)
    assert other is not None
    assert other.who.name == "Bo"


async def test_records_of_calls_go_with_their_time() -> None:
    """What is younger stays."""
    records = MemoryRecords()
    await records.open()
    for name, at in (("old", DAY), ("new", 3 * DAY)):
        await put(records.books, talk(name, dialled_at=at), "test", 0.0)
    office = Office(records.books, records, Noon(), House)

    count = await InBooks(office, "talks", Talk, "dialled_at").dispose(2 * DAY)

    assert (count, await records.books.count(Talk)) == (1, 1)
    assert await records.books.get(Talk, "new") is not None
