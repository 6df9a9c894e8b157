"""What is over stands in the timeline of its customer: once, whatever happens in between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.person import Person
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.calling import CancelCallback, ScheduleCallback
from callcenter.floor.reporting import ReportRecording
from callcenter.floor.reporting_events import DeliveryReported
from callcenter.floor.values import CustomerCard, Delivery, LegCause
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Drop, put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.chronicle import Chronicle, Told
from callcenter.service.journal_reader import JournalReader
from tests.reading import reader
from tests.web.stage import Stage, build

CARD = CustomerCard(person="p1", name="Li", account="a1", company="Acme", tier="A")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A floor with a journal, and books beside it."""
    made = await build(tmp_path / "dist")
    await put(made.records.books, Account("a1", company="Acme"), "sue", 1.0)
    await put(made.records.books, Person("p1", name="Li", account="a1"), "sue", 1.0)
    yield made
    await made.runner.stop()


def chronicle(stage: Stage) -> JournalReader:
    """Return one as a process that has just begun has it."""
    return reader(stage, Chronicle(stage.records.books, "timeline"))


async def over(stage: Stage, contact: str, card: CustomerCard = CARD) -> None:
    """A customer calls, waits 20 seconds and gives up."""
    await stage.do(c.ArriveContact(contact, f"leg-{contact}", caller="+4930111", dialled="+2", card=card))
    await stage.do(c.RequestQueue(contact, "support"))
    stage.clock.time += 20
    await stage.do(c.EndLeg(f"leg-{contact}", LegCause.HUNG_UP))


async def lines(stage: Stage, **where: str) -> list[TimelineEntry]:
    """Return the lines of a timeline, oldest first."""
    return await stage.records.books.find(TimelineEntry, where, order="at")


async def test_a_contact_is_written_when_it_is_over(stage: Stage) -> None:
    """With what became of it; calls of nobody we know are in nobody's timeline."""
    await over(stage, "k1")
    await over(stage, "k2", CustomerCard())
    await stage.call("k3")

    assert 1 == await chronicle(stage).catch_up()

    (line,) = await lines(stage, person="p1")
    assert ("contact", "k1", "abandoned", "a1") == (line.kind, line.ref, line.what, line.account)
    assert {"channel": "voice", "kind": "inbound", "queue": "support", "seconds": 20.0} == line.detail


async def test_a_restart_writes_nothing_twice_and_leaves_nothing_out(stage: Stage) -> None:
    """Not even when the bookmark is lost."""
    await over(stage, "k1")
    await chronicle(stage).catch_up()
    await over(stage, "k2")

    assert 1 == await chronicle(stage).catch_up()
    assert 0 == await chronicle(stage).catch_up()
    bookmark = await stage.records.books.get(Bookmark, "timeline")
    assert bookmark is not None
    await stage.records.books.commit([Drop(bookmark)], "ada", 1.0)
    await chronicle(stage).catch_up()

    assert ["k1", "k2"] == [line.ref for line in await lines(stage, account="a1")]


async def test_the_line_stands_as_things_are_today(stage: Stage) -> None:
    """Merged people and accounts, secret files, and who was erased meanwhile."""
    books = stage.records.books
    await put(books, Account("a2", company="Old", merged_into="a1", secrecy=Secrecy.SECRET), "sue", 1.0)
    await put(books, Person("p2", name="Li", account="a2", merged_into="p1"), "sue", 1.0)
    await put(books, Person("p3", account="a1", erased_at=5.0), "sue", 1.0)
    await over(stage, "k1", CustomerCard(person="p2", account="a2"))
    await over(stage, "k2", CustomerCard(person="p3", account="a1"))

    await chronicle(stage).catch_up()

    first, second = await lines(stage, account="a1")
    assert ("p1", Secrecy.SECRET) == (first.person, first.secrecy)
    assert ("", "") == (second.person, second.title)


async def test_what_is_reported_after_the_end_is_added_to_the_line(stage: Stage) -> None:
    """How a message fared with the carrier's code, and how long a recording is; told late, once."""
    await over(stage, "k1")
    reading = chronicle(stage)
    await reading.catch_up()

    await stage.do(ReportRecording("k1", "leg-k1", "RE1", 17.0))
    await reading.catch_up()

    (line,) = await lines(stage, person="p1")
    assert (line.detail["recorded"], "delivery" in line.detail) == (17.0, False)


async def test_a_line_says_how_the_worst_of_its_messages_fared() -> None:
    """One that did not arrive is what somebody must know."""
    told = Told()
    for event in (
        e.MessageSent(1.0, "m1", "ann", "one"),
        e.MessageSent(2.0, "m1", "ann", "two"),
        DeliveryReported(3.0, "m1", 1, Delivery.UNDELIVERED, "30003"),
    ):
        told.hear(event)
    assert (told.delivery, told.error) == ("undelivered", "30003")
    told.hear(DeliveryReported(4.0, "m1", 2, Delivery.DELIVERED))
    assert told.delivery == "undelivered"


async def test_a_callback_stands_in_the_timeline_while_it_waits(stage: Stage) -> None:
    """Until when it is promised; once it is over, the line of the contact takes its place."""
    when = stage.clock.time + 3_600
    wish = ScheduleCallback("b1", "support", "+4930111", when, card=CARD, by="bob", note="Ask for Li")
    await stage.do(wish)
    await stage.do(ScheduleCallback("b2", "support", "+4930112", when))

    await chronicle(stage).catch_up()
    (line,) = await lines(stage, account="a1")
    await chronicle(stage).catch_up()
    assert [line] == await lines(stage, account="a1")
    await stage.do(CancelCallback("b1"))
    await chronicle(stage).catch_up()
    (closed,) = await lines(stage, account="a1")

    assert ("b1", "callback_open", "Ask for Li", "p1", "bob") == (
        line.ref,
        line.what,
        line.title,
        line.person,
        line.by,
    )
    assert {"kind", "queue", "due", "promised_by"} == set(line.detail)
    assert when <= line.detail["due"] <= line.detail["promised_by"]
    assert ("contact:b1:closed", "callback") == (closed.id, closed.detail["kind"])
