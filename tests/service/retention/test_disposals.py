"""Recordings and call details go when their time is over, from where the last run got to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.floor import commands as c
from callcenter.floor.values import LegCause
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.telephony import TryAgain
from callcenter.service.retention.calls import CallDetails
from callcenter.service.retention.recordings import OldRecordings
from tests.service.retention.samples import CARD, NAME, NUMBER
from tests.service.stage import Noted
from tests.web.stage import Stage, build
from tests.web.test_recordings import FakeRecordings


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A floor with a journal, and books beside it."""
    made = await build(tmp_path / "dist")
    yield made
    await made.runner.stop()


async def calls(stage: Stage, contact: str) -> float:
    """A customer calls, is recorded, talks and goes; return when it was over."""
    stage.clock.time += 100
    await stage.do(c.ArriveContact(contact, f"leg-{contact}", caller=NUMBER, dialled="+2", card=CARD))
    await stage.do(c.RequestVoicemail(contact, queue="support"))
    await stage.do(c.LeaveVoicemail(contact, f"RE-{contact}"))
    await stage.do(c.EndLeg(f"leg-{contact}", LegCause.HUNG_UP))
    return stage.clock.time


def told(stage: Stage, contact: str) -> str:
    """Return all that the journal says of a contact."""
    rows = [row for row in stage.journal._rows if row.contact == contact]
    return b" ".join(row.payload + (row.cause or b"") for row in rows).decode()


async def test_old_callers_are_forgotten_and_the_others_not(stage: Stage) -> None:
    """What is shown of them goes, too; a second run finds nothing."""
    over = await calls(stage, "k1")
    await calls(stage, "k2")
    dropped: list[float] = []
    job = CallDetails(stage.journal, stage.records.books, "main", dropped.append)

    assert 1 == await job.foresee(over + 1)
    assert 1 == await job.dispose(over + 1)
    assert 0 == await job.foresee(over + 1)
    assert 0 == await job.dispose(over + 1)

    assert NUMBER not in told(stage, "k1")
    assert NAME not in told(stage, "k1")
    assert NUMBER in told(stage, "k2")
    assert [over + 1] == dropped
    page = await stage.parts.history.page("k1")
    assert page is not None
    assert "" == page[0].contact.caller


async def test_a_contact_that_lives_is_left_alone(stage: Stage) -> None:
    """Whatever its age: the floor still needs to know whom to call."""
    await stage.do(c.ArriveContact("k1", "leg-k1", caller=NUMBER, dialled="+2", card=CARD))
    stage.clock.time += 1000
    assert 0 == await CallDetails(stage.journal, stage.records.books, "main").dispose(stage.clock.time)
    assert NUMBER in told(stage, "k1")


async def test_recordings_go_at_the_carrier(stage: Stage) -> None:
    """Those of before, once; a carrier that cannot be asked is asked again from where it failed."""
    over = await calls(stage, "k1")
    await calls(stage, "k2")
    books, noted, carrier = stage.records.books, Noted(), FakeRecordings(TryAgain("busy"))
    job = OldRecordings(stage.journal, books, carrier, noted, "main")

    assert 1 == await job.foresee(over + 1)
    assert 0 == await job.dispose(over + 1)
    assert ["recordings"] == [where for where, _ in noted.faults]
    carrier.error = None
    assert 1 == await job.dispose(over + 1)
    assert 0 == await job.dispose(over + 1)
    assert 1 == await job.dispose(stage.clock.time + 1)

    assert ["k1", "k1", "k2"] == carrier.deleted
    assert await books.get(Bookmark, "recordings:main") is not None
