"""Today's numbers of a queue: what counts where, and for which day."""

import pytest

from callcenter.floor import events as e
from callcenter.floor.state import FloorState
from callcenter.floor.values import Calendar, Outcome
from dashboards.live.today import Today
from tests.dashboards.live.build import floor

#: 2027-01-15 12:00:00 UTC.
NOON = 1_800_014_400.0


def queued(contact: str, at: float, since: float | None = None, queue: str = "help") -> e.ContactQueued:
    return e.ContactQueued(at, contact, queue, at if since is None else since, at)


def closed(
    contact: str, at: float, outcome: Outcome = Outcome.ABANDONED, short: bool = False
) -> e.ContactClosed:
    return e.ContactClosed(at, contact, outcome, "waiting", short)


def told(*events: e.Event, state: FloorState | None = None) -> Today:
    known = state or floor()
    today = Today(lambda: known)
    today.listen(events)
    return today


def test_counts_an_answer_within_the_threshold_inclusive() -> None:
    """20 s is within 20 s; ring time and all."""
    view = told(
        queued("a", NOON),
        e.ContactConnected(NOON + 20.0, "a", "ann"),
        queued("b", NOON),
        e.ContactConnected(NOON + 20.5, "b", "ann"),
        closed("a", NOON + 99, Outcome.HANDLED),
    ).view("help", NOON)
    assert (view.offered, view.answered, view.sl, view.asa) == (2, 2, 0.5, 20.25)


def test_keeps_one_offer_through_ring_no_answer_and_transfers_within_the_queue() -> None:
    """The clock goes on, so it is the same one; and it is answered once."""
    view = told(
        queued("a", NOON),
        queued("a", NOON + 15, since=NOON),
        e.ContactConnected(NOON + 30, "a", "ann"),
        queued("a", NOON + 60, since=NOON),
        e.ContactConnected(NOON + 70, "a", "bob"),
    ).view("help", NOON)
    assert (view.offered, view.answered, view.asa) == (1, 1, 30.0)


def test_another_queue_is_a_new_offer_there_and_a_flow_out_here() -> None:
    """Rows of both queues add up."""
    today = told(queued("a", NOON), queued("a", NOON + 30, queue="sales"), closed("a", NOON + 40))
    here, there = today.view("help", NOON), today.view("sales", NOON)
    assert (here.offered, here.flowed_out, here.abandoned) == (1, 1, 0)
    assert (there.offered, there.flowed_out, there.abandoned) == (1, 0, 1)


@pytest.mark.parametrize(
    "end",
    [
        e.VoicemailStarted(NOON + 30, "a", "help", "late"),
        closed("a", NOON + 30, Outcome.CALLBACK),
        closed("a", NOON + 30, Outcome.TURNED_AWAY),
    ],
)
def test_leaving_otherwise_is_a_flow_out(end: e.Event) -> None:
    """No service level is missed by it, nor met; what comes after counts no more."""
    view = told(queued("a", NOON), end, closed("a", NOON + 60)).view("help", NOON)
    assert (view.offered, view.flowed_out, view.abandoned, view.sl) == (1, 1, 0, None)


def test_tells_short_abandons_apart() -> None:
    """They stay in the abandoned and leave the service level's denominator."""
    view = told(
        queued("a", NOON),
        closed("a", NOON + 3, short=True),
        queued("b", NOON),
        closed("b", NOON + 50, Outcome.FAILED),
        queued("c", NOON),
        e.ContactConnected(NOON + 1, "c", "ann"),
    ).view("help", NOON)
    assert (view.offered, view.abandoned, view.short_abandoned, view.sl) == (3, 2, 1, 0.5)


def test_belongs_to_the_day_of_the_offer_in_the_queues_zone() -> None:
    """Offered before midnight in Shanghai, answered after: yesterday's; the new day begins at zero."""
    state = floor()
    state.calendars["cn"] = Calendar("cn", zone="Asia/Shanghai")
    state.queues["help"] = type(state.queues["help"])("help", calendar="cn")
    midnight = NOON + 4 * 3600
    today = told(queued("a", midnight - 10), state=state)
    assert today.view("help", midnight - 1).offered == 1
    today.tell(queued("b", midnight))
    today.tell(e.ContactConnected(midnight + 5, "a", "ann"))
    view = today.view("help", midnight + 5)
    assert (view.offered, view.answered) == (1, 0)
    assert today.view("help", midnight + 86_400).offered == 0


def test_says_which_queues_changed() -> None:
    """And of what no number tells, none."""
    today = told(queued("a", NOON))
    assert today.listen([queued("a", NOON + 9, queue="sales")]) == {"help", "sales"}
    assert today.listen([closed("x", NOON), queued("a", NOON + 9, queue="sales")]) == set()
