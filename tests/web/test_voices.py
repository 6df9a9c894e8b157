"""Erasing a person takes away what they said, too: at the carrier and in the journal (EU-03)."""

from dataclasses import replace

from callcenter.accounts.privacy import Erased
from callcenter.floor import commands as c
from callcenter.floor.values import CustomerCard, LegCause
from callcenter.ports.telephony import TryAgain
from callcenter.service.accounts.chronicle import Chronicle
from callcenter.service.retention.voices import KeptVoices
from tests.reading import reader
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Stage
from tests.web.test_accounts import got, sent
from tests.web.test_recordings import FakeRecordings


async def test_what_they_said_goes_and_the_number_stays_locked(stage: Stage, visit: Visit) -> None:
    """A carrier that cannot be asked is asked again, until nothing waits."""
    carrier = FakeRecordings(TryAgain("busy"))
    stage.parts = replace(stage.parts, voices=KeptVoices(stage.journal, carrier))
    ada, sue = await visit("ada"), await visit("sue")
    li = await sent(sue, "POST", "/people", name="Li Wei")
    card = CustomerCard(person=li["id"], name="Li Wei", tier="A")
    await stage.do(c.ArriveContact("k1", "leg", caller=NUMBER, dialled="+2", card=card))
    await stage.do(c.RequestVoicemail("k1", queue="support"))
    await stage.do(c.LeaveVoicemail("k1", "RE1"))
    await stage.do(c.EndLeg("leg", LegCause.HUNG_UP))
    await reader(stage, Chronicle(stage.records.books)).catch_up()

    recordings = (await got(ada, f"/people/{li['id']}/export"))["recordings"]
    assert [("k1", "voicemail")] == [(each["contact"], each["what"]) for each in recordings]
    proof = await sent(ada, "POST", f"/people/{li['id']}/erase", version=1, request="letter")
    assert ["k1"] == proof["waiting"]
    assert "Li Wei" in str([row.payload for row in stage.journal._rows])

    carrier.error = None
    assert 1 == await stage.parts.customers.finishing.run()
    assert 0 == await stage.parts.customers.finishing.run()

    (kept,) = await stage.records.books.find(Erased)
    told = str([(row.payload, row.cause) for row in stage.journal._rows])
    assert ((), 1) == (kept.waiting, kept.recordings)
    assert "Li Wei" not in told
    assert li["id"] not in told
    assert NUMBER in told
    assert "journal" in kept.locked
