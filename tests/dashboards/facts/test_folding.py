"""The fold of events into facts, held against what the simulator saw of the same day."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.values import Outcome
from callcenter.ports.facts import AGENT_SUMS, CELL, QUEUE_SUMS, Cell, Page
from callcenter.simulation.plan import Plan
from callcenter.simulation.watch import Watch
from callcenter.simulation.world import World
from dashboards.facts.folding import Folding
from tests.simulation.worlds import days


class Diary:
    """Writes down every event of a day."""

    def __init__(self) -> None:
        self.events: list[e.Event] = []

    def see(self, floor: Floor, command: c.Command, decision: Decision, now: float) -> None:
        """Write down what happened."""
        self.events += decision.events


def lived(plan: Plan) -> tuple[Watch, list[e.Event]]:
    """Live through a day."""
    watch, diary = Watch(plan.begin, plan.interval, plan.end + plan.after), Diary()
    World(plan, [watch, diary]).run()
    return watch, diary.events


def folded(events: list[e.Event], *cuts: int) -> list[Page]:
    """Fold events in pages, with a restart between them."""
    pages: list[Page] = []
    fold = Folding()
    for seq, event in enumerate(events, 1):
        fold.tell(seq, event)
        if seq in cuts:
            pages.append(fold.page())
            fold = Folding(pages[-1].seq, pages[-1].state)
    return [*pages, fold.page()]


def added(cells: list[Cell], names: tuple[str, ...]) -> dict[str, int]:
    """Add cells up."""
    return {name: sum(cell.sums[place] for cell in cells) for place, name in enumerate(names)}


def by_place(cells: list[Cell]) -> dict[tuple[object, ...], list[int]]:
    """Add up what is under the same key and start."""
    found: dict[tuple[object, ...], list[int]] = {}
    for cell in cells:
        sums = found.setdefault((cell.start, *cell.key), [0] * len(cell.sums))
        for place, value in enumerate(cell.sums):
            sums[place] += value
    return found


@given(days())
@settings(max_examples=40, deadline=None)
def test_stays_are_those_that_were_seen(plan: Plan) -> None:
    """Each contact that is over ended each of its stays as it did on the floor."""
    watch, events = lived(plan)
    (page,) = folded(events)
    over = {record.contact for record in page.records}
    seen = [(s.contact, s.queue, s.since, s.tier, s.end) for s in watch.stays if s.contact in over]

    assert Counter((s.contact, s.queue, s.at, s.tier, s.end) for s in page.stays) == Counter(seen)
    waits = {(s.contact, s.queue, s.since): s.wait for s in watch.stays}
    for stay in page.stays:
        assert abs(stay.wait / 1000 - (waits[stay.contact, stay.queue, stay.at] or 0.0)) < 0.002


@given(days())
@settings(max_examples=40, deadline=None)
def test_hours_are_those_that_were_seen(plan: Plan) -> None:
    """What agents did with their time up to their last move is what the floor itself says."""
    watch, events = lived(plan)
    # One more event, after the next quarter began: everybody is counted up to it.
    edge = (events[-1].at // CELL + 1) * CELL
    (page,) = folded([*events, end(edge)])
    watch._end = edge
    hours = watch.close().hours.values()
    sums = added(list(page.agents), AGENT_SUMS)

    assert abs(sums["work"] / 1000 - sum(each.work for each in hours)) < 0.1
    assert abs(sums["free"] / 1000 - sum(each.free for each in hours)) < 0.1


def end(edge: float) -> e.Event:
    """Something that happens after an edge and changes nobody."""
    return e.LegEnded(edge + 1, "nobody's")


@given(days(), st.lists(st.integers(1, 400), max_size=6))
@settings(max_examples=40, deadline=None)
def test_pages_and_restarts_change_nothing(plan: Plan, cuts: list[int]) -> None:
    """However the events are cut into pages, the sums come out the same."""
    _, events = lived(plan)
    (whole,) = folded(events)
    pages = folded(events, *cuts)

    for cells in ("queues", "agents"):
        cut = by_place([cell for page in pages for cell in getattr(page, cells)])
        assert {place: sums for place, sums in cut.items() if any(sums)} == {
            place: sums for place, sums in by_place(getattr(whole, cells)).items() if any(sums)
        }
    assert pages[-1].state == whole.state


@given(days())
@settings(max_examples=40, deadline=None)
def test_rows_add_up(plan: Plan) -> None:
    """Offered is answered, abandoned or flowed out; a contact is handled once, its agents each once."""
    _, events = lived(plan)
    (page,) = folded(events)
    sums = added(list(page.queues), QUEUE_SUMS)
    staff = added(list(page.agents), AGENT_SUMS)

    assert sums["offered"] == sums["answered"] + sums["abandoned"] + sums["flowed_out"] == len(page.stays)
    assert sums["handled"] == len({part.contact for part in page.parts if part.handled})
    assert staff["handled"] == sum(part.handled for part in page.parts) >= sums["handled"]
    for name in ("talked", "held", "wrapped"):
        assert staff[name] == sums[name]


def test_what_was_told_before_changes_nothing() -> None:
    """After a restart the same page may come again."""
    fold = Folding()
    for _ in range(2):
        fold.tell(1, e.ContactArrived(10.0, "k", "L"))
        fold.tell(2, e.ContactClosed(12.0, "k", Outcome.SELF_SERVED, "greeted"))
    assert [record.outcome for record in fold.page().records] == ["self_served"]
    assert not fold.page().records
