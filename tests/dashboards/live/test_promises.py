"""What came of callbacks: counted on the day they were asked for, kept or not, and listed while open."""

from callcenter.floor import calling_events as k
from callcenter.floor import events as e
from callcenter.floor.phases import Phase
from callcenter.floor.state import Callback, FloorState
from callcenter.floor.values import Kind, Outcome
from callcenter.ports.views import CallbacksView
from callcenter.storage.memory import MemoryJournal
from dashboards.live.history import Past
from dashboards.live.today import Today
from dashboards.measures.counts import CallbackCounts
from dashboards.measures.levels import kept_promises
from tests.dashboards.live.build import contact, floor

#: 2027-01-15 12:00:00 UTC.
NOON = 1_800_014_400.0
DAY = 86400.0


def opened(id_: str, at: float = NOON, promised: float = 3600.0) -> k.CallbackOpened:
    return k.CallbackOpened(at, id_, "help", "+14155550142", at, at, at, at + promised, at + DAY)


def reached(id_: str, at: float) -> e.ContactConnected:
    return e.ContactConnected(at, id_, "ann")


def closed(id_: str, at: float, outcome: Outcome) -> e.ContactClosed:
    return e.ContactClosed(at, id_, outcome, "dialling")


def view(*events: e.Event, now: float = NOON) -> CallbacksView:
    """Return the numbers of the queue after these events."""
    state = floor()
    today = Today(lambda: state)
    today.listen(events)
    return today.promises.view("help", now)


def test_a_promise_is_kept_at_the_promised_moment() -> None:
    """Inclusive; a second later it is broken."""
    found = view(opened("a"), reached("a", NOON + 3600.0), opened("b"), reached("b", NOON + 3601.0))
    assert (found.asked, found.reached, found.kept) == (2, 2, 0.5)


def test_giving_up_breaks_a_promise_and_calling_off_does_not() -> None:
    """Nor does a customer who called first; what is open is not decided."""
    found = view(
        opened("a"),
        reached("a", NOON + 5.0),
        closed("a", NOON + 99.0, Outcome.HANDLED),
        opened("b"),
        closed("b", NOON + 10.0, Outcome.UNREACHED),
        opened("c"),
        closed("c", NOON + 10.0, Outcome.CANCELLED),
        opened("d"),
    )
    assert (found.asked, found.reached, found.kept) == (4, 1, 0.5)


def test_a_promise_counts_on_the_day_it_was_made() -> None:
    """Kept after midnight it is none of the new day's."""
    assert view(opened("a"), reached("a", NOON + DAY), now=NOON + DAY).asked == 0
    newer = view(opened("a"), opened("b", NOON + DAY), reached("a", NOON + DAY), now=NOON + DAY)
    assert (newer.asked, newer.reached) == (1, 0)


def test_nothing_decided_is_no_share() -> None:
    """None, not zero and not all."""
    assert kept_promises(CallbackCounts(asked=3)).value is None
    assert view(opened("a")).kept is None


def state_with(*due: tuple[str, float]) -> FloorState:
    """A floor with callbacks that are due at these moments."""
    state = floor()
    for id_, at in due:
        held = contact(id_, Phase.SCHEDULED, leg="", queue="help", caller="+14155550142", kind=Kind.CALLBACK)
        held.callback = Callback(NOON, at, at, at, by="sue", note="prices")
        state.contacts[id_] = held
        state.callbacks.setdefault("+14155550142", []).append(id_)
    return state


def test_callbacks_are_listed_the_next_due_first() -> None:
    """Numbers and notes only for those who may see them."""
    state = state_with(("b1", NOON + 60.0), ("b2", NOON))
    past = Past(lambda: state, MemoryJournal())
    whole = past.callbacks(whole=True)
    assert [each.id for each in whole] == ["b2", "b1"]
    assert (whole[0].number, whole[0].note, whole[0].attempts) == ("+14155550142", "prices", 3)
    veiled = past.callbacks(whole=False)[0]
    assert (veiled.number != "+14155550142", veiled.note) == (True, "")


def test_calls_of_ours_are_among_the_closed_ones() -> None:
    """A callback and an agent's own call have a life that is kept like any other's."""
    past = Past(floor, MemoryJournal())
    past.listen(2, [opened("a"), closed("a", NOON + 9.0, Outcome.UNREACHED)], NOON)
    own = k.CallPlaced(NOON, "p", "ann", "+14155550143", "p.1", NOON + 15.0, "help")
    past.listen(4, [own, closed("p", NOON + 9.0, Outcome.UNREACHED)], NOON)
    lines = past.closed(10, None, "", whole=True)
    assert [(each.id, each.caller, each.outcome) for each in lines] == [
        ("p", "+14155550143", Outcome.UNREACHED),
        ("a", "+14155550142", Outcome.UNREACHED),
    ]
    assert [each.id for each in past.closed(10, None, "ann", whole=True)] == ["p"]
