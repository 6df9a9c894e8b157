"""Contacts that are over, and timelines."""

from collections.abc import Sequence

import msgspec

from callcenter.floor import events as e
from callcenter.floor.phases import Phase
from callcenter.floor.reporting_events import DeliveryReported, RecordingReported
from callcenter.floor.state import FloorState
from callcenter.floor.values import Channel, CustomerCard, Delivery, Outcome
from callcenter.ports.journal import Batch, Row
from callcenter.ports.views import RecordingView
from callcenter.service.beginnings import Beginnings
from callcenter.service.wire import name_of
from callcenter.storage.memory import MemoryJournal
from dashboards.live.history import Past
from tests.dashboards.live.build import NUMBER, contact, floor

TALK: list[e.Event] = [
    e.ContactArrived(
        10.0, "c1", "leg", caller=NUMBER, card=CustomerCard(name="Li", tier="A"), menu={"d": "4"}
    ),
    e.ContactQueued(20.0, "c1", "help", 20.0, 1.0),
    e.ContactOffered(25.0, "c1", "o1", "ann", 45.0),
    e.ContactConnected(30.0, "c1", "ann", "o1"),
    e.ContactHandedOver(50.0, "c1", "ann", to="bob"),
    e.ContactReleased(50.0, "c1", "ann", "transfer"),
    e.ContactReleased(90.0, "c1", "bob", "customer_left"),
    e.ContactDisposed(95.0, "c1", "bob", "sold"),
    e.ContactClosed(96.0, "c1", Outcome.HANDLED, "wrapping_up"),
]


async def past(events: Sequence[e.Event] = TALK, state: FloorState | None = None) -> Past:
    journal = MemoryJournal()
    await journal.open()
    beginnings = Beginnings()
    await journal.append(Batch(rows=[row(seq, event, beginnings) for seq, event in enumerate(events, 1)]))
    return Past(lambda: state or floor(), journal)


def row(seq: int, event: e.Event, beginnings: Beginnings) -> Row:
    contact = getattr(event, "contact", "")
    began = beginnings.of(event, contact)
    return Row(seq, event.at, name_of(event), contact, msgspec.json.encode(event), None, began)


def called(id_: str, at: float, agent: str = "ann") -> list[e.Event]:
    return [
        e.ContactArrived(at, id_, "leg"),
        e.ContactConnected(at, id_, agent),
        e.ContactClosed(at, id_, Outcome.HANDLED, "talking"),
    ]


async def test_tells_a_closed_contact_in_one_line() -> None:
    """Who, where, how it ended, how long the customer waited and was talked to."""
    made = await past()
    await made.catch_up(len(TALK))
    (line,) = made.closed(10, None, "", whole=True)
    assert (line.seq, line.id, line.queue, line.agent, line.disposition) == (9, "c1", "help", "bob", "sold")
    assert (line.outcome, line.tier, line.at, line.closed_at) == (Outcome.HANDLED, "A", 10.0, 96.0)
    assert (line.waited, line.talked) == (10.0, 60.0)


async def test_lists_the_newest_first_page_by_page() -> None:
    """`before` continues where the last page ended."""
    made = await past([])
    for number in range(3):
        made.listen(3 * number + 3, called(f"c{number}", number), 0.0)
    assert [line.id for line in made.closed(2, None, "", whole=True)] == ["c2", "c1"]
    assert [line.id for line in made.closed(2, 6, "", whole=True)] == ["c0"]


async def test_lists_the_contacts_of_one_agent() -> None:
    """An agent finds the contacts they took part in."""
    made = await past([])
    made.listen(3, called("c1", 1, "ann"), 0.0)
    made.listen(6, called("c2", 2, "bob"), 0.0)
    assert [line.id for line in made.closed(10, None, "bob", whole=True)] == ["c2"]


async def test_leaves_out_what_began_before_the_tail() -> None:
    """Half a contact is no line."""
    made = await past()
    await made.catch_up(len(TALK), tail=3)
    assert made.closed(10, None, "", whole=True) == []


async def test_shows_the_timeline_without_menu_and_card() -> None:
    """Every event is there in order; what a caller pressed is not."""
    found = await (await past()).page("c1")
    assert found is not None
    page, agents = found
    assert [moment.seq for moment in page.timeline] == list(range(1, 10))
    assert page.timeline[0].data == {"leg": "leg", "caller": NUMBER}
    assert agents == {"ann", "bob"}
    assert (page.contact.phase, page.contact.outcome, page.contact.name) == ("closed", "handled", "Li")


async def test_shows_what_became_of_messages_and_recordings_after_the_end() -> None:
    """Reports come late: the page of a closed contact knows them, each message its own."""
    made = await past(
        [
            e.ContactArrived(10.0, "m1", "", channel=Channel.MESSAGE),
            e.MessageSent(11.0, "m1", "ann", "one"),
            e.MessageReceived(12.0, "m1", "SM1", "two"),
            e.MessageSent(13.0, "m1", "ann", "three"),
            e.ContactClosed(14.0, "m1", Outcome.HANDLED, "talking"),
            DeliveryReported(15.0, "m1", 2, Delivery.UNDELIVERED, "30003"),
            RecordingReported(16.0, "m1", "leg", "RE1", 12.0),
        ]
    )
    found = await made.page("m1")
    assert found is not None
    shown = [(each.text, each.delivery, each.error) for each in found[0].contact.messages]
    expected = [("one", Delivery.SENDING, ""), ("two", None, ""), ("three", Delivery.UNDELIVERED, "30003")]
    assert shown == expected
    assert found[0].contact.recordings == (RecordingView("RE1", 12.0),)


async def test_shows_a_live_contact_as_it_stands() -> None:
    """While it lives the floor knows better than the journal."""
    state = floor(contact(phase=Phase.TALKING, agent="ann", arrived_at=10.0))
    found = await (await past(TALK[:4], state)).page("c1")
    assert found is not None
    assert found[0].contact.phase is Phase.TALKING


async def test_knows_nothing_of_strangers() -> None:
    """There is no page of a contact that never was."""
    assert await (await past()).page("nobody") is None


MENU = {"flow": "main", "version": "1", "step": "sales", "variables": {"pin": "[secret]"}, "heard": "2"}


async def test_tells_the_steps_of_the_menu() -> None:
    """Which step, by which answer, and what was said there; the variables stay inside."""
    journal = MemoryJournal()
    await journal.open()
    events, beginnings = (TALK[0], e.MenuAdvanced(12.0, "c1", MENU)), Beginnings()
    await journal.append(Batch(rows=[row(seq, event, beginnings) for seq, event in enumerate(events, 1)]))
    state = floor(contact(phase=Phase.GREETED, arrived_at=10.0))
    made = Past(lambda: state, journal, said=lambda menu: (f"Welcome to {menu['step']}.",))
    found = await made.page("c1")
    assert found is not None
    step = {"flow": "main", "step": "sales", "heard": "2", "tries": 0, "said": ["Welcome to sales."]}
    assert found[0].timeline[1].data == step
    assert made.veil(found[0]).timeline[1].data == {"flow": "main", "step": "sales", "tries": 0}
