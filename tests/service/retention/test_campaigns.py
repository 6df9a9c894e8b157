"""Who was on a list goes when their time is over; a consent that was used stays as its proof (EU-04)."""

from msgspec.structs import replace

from callcenter.accounts.keeping import DAY
from callcenter.outbound.campaign.campaign import Mode
from callcenter.outbound.campaign.record import (
    CallList,
    DialAttempt,
    ListConsent,
    ListRecord,
    RecordState,
)
from callcenter.ports.books import Put
from callcenter.service.accounts.office import Office
from callcenter.service.house import House
from callcenter.service.retention.campaigns import CampaignRecords
from callcenter.storage.memory_records import MemoryRecords
from tests.demo.test_accounts import Noon

FAIR = CallList("list-1", campaign="spring", at=10.0)
IDA = ListRecord("record-1", campaign="spring", list="list-1", name="Ida", company="Acme", fields={"a": "b"})


async def test_old_records_go_and_a_used_consent_stays_as_its_proof() -> None:
    """One that an agent has stays; a list goes with its last record."""
    records = MemoryRecords()
    await records.open()
    books, now = records.books, Noon().now()
    tried = (DialAttempt("+14155550142", "record-3-1", now - 400 * DAY, Mode.PREVIEW),)
    held = replace(IDA, id="record-2", state=RecordState.RESERVED)
    agreed = replace(IDA, id="record-3", consent=ListConsent("on paper"), attempts=tried, since=20.0)
    young = replace(IDA, id="record-4", since=now - 5 * DAY)
    puts = [Put(each) for each in (FAIR, IDA, held, agreed, young)]
    other = CallList("list-2", campaign="spring", at=10.0)
    await books.commit([*puts, Put(other)], "sue", now)
    job = CampaignRecords(Office(books, records, Noon(), House))

    assert await job.foresee(now - 365 * DAY) == 1
    assert await job.dispose(now - 365 * DAY) == 1
    assert await job.foresee(now - 365 * DAY) == 0
    assert await job.dispose(now - 365 * DAY) == 0

    left = {each.id: each for each in await books.find(ListRecord)}
    assert set(left) == {"record-2", "record-3", "record-4"}
    proof = left["record-3"]
    assert (proof.name, proof.company, proof.fields, proof.consent.how) == ("Ida", "", {}, "on paper")
    assert (proof.state, proof.result, len(proof.attempts)) == (RecordState.WITHDRAWN, "expired", 1)
    assert [each.id for each in await books.find(CallList)] == ["list-1"]
