"""Visits over the books: planned, reported, followed by another, and overdue by their tier's cycle."""

import pytest

from callcenter.accounts.book import Need
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task
from callcenter.cases.visits import HeardNeed, Visit, VisitReport, VisitState
from callcenter.service.follow_up.tools import Doer
from callcenter.service.follow_up.visits import VisitChange, VisitSearch
from tests.service.follow_up.world import ANN, DAY, MAX, NOW, SUE, World

TOLD = VisitReport(
    NOW + DAY,
    "They grow",
    news="The new portal",
    trial="Three months",
    opinions="Too slow on Mondays",
    escalation="They talk to a competitor",
    needs=(HeardNeed("Faster answers", 5, 4),),
    next_visit=NOW + 40 * DAY,
)


def visit(**changes: object) -> Visit:
    """Return a visit as somebody plans it."""
    return Visit("", account="acme", planned=NOW + DAY, purpose="Quarterly talk", **changes)  # type: ignore[arg-type]


async def test_a_report_reaches_everybody_it_concerns(world: World) -> None:
    """The account, its needs, the next visit, and the management (KA-36)."""
    visits = world.office.visits
    planned = await visits.plan(visit(), MAX)
    world.clock.time += 2 * DAY
    done = await visits.report(planned.id, TOLD, MAX)
    assert (VisitState.DONE, NOW + DAY) == (done.visit.state, (await world.account()).last_visit)
    assert done.next is not None
    assert (NOW + 40 * DAY, "max", planned.id) == (done.next.planned, done.next.owner, done.next.follows)
    assert done.escalation is not None
    assert ("sue", "They talk to a competitor") == (done.escalation.owner, done.escalation.note)
    (need,) = await world.books.find(Need, {"account": "acme"})
    assert ("Faster answers", "visit", 20) == (need.text, need.source, need.priority)


async def test_a_report_that_is_mended_does_nothing_twice(world: World) -> None:
    """No second visit, task or need."""
    visits = world.office.visits
    planned = await visits.plan(visit(), MAX)
    world.clock.time += 2 * DAY
    await visits.report(planned.id, TOLD, MAX)
    again = await visits.report(planned.id, TOLD, MAX)
    assert (None, None) == (again.next, again.escalation)
    assert [1, 2, 1] == [await world.books.count(kind) for kind in (Task, Visit, Need)]


async def test_a_visit_becomes_overdue_by_its_tier(world: World) -> None:
    """Tier B is visited every 90 days; a visit that stands is shown beside it, one that was made ends it."""
    visits = world.office.visits
    (late,) = await visits.overdue(MAX)
    assert ("acme", 10.0, 0.0) == (late.account, late.days, late.planned)
    planned = await visits.plan(visit(), MAX)
    assert [NOW + DAY] == [each.planned for each in await visits.overdue(MAX)]
    assert {"acme", "other"} == {each.account for each in await visits.overdue(SUE)}
    assert [] == await visits.overdue(Doer("tom"))
    world.clock.time += 2 * DAY
    await visits.report(planned.id, TOLD, MAX)
    assert [] == await visits.overdue(MAX)


async def test_visits_are_found_planned_otherwise_and_called_off(world: World) -> None:
    """By their owner, by the account's people and by those who see all."""
    visits = world.office.visits
    planned = await visits.plan(visit(), MAX)
    assert [planned] == await visits.find(VisitSearch(), MAX)
    assert [planned] == await visits.find(VisitSearch(account="acme"), ANN)
    assert [] == await visits.find(VisitSearch(), ANN)
    with pytest.raises(Refusal, match="forbidden"):
        await visits.find(VisitSearch(owner="max"), ANN)
    moved = await visits.change(planned.id, VisitChange(1, planned=NOW + 9 * DAY, visitors=("sue",)), MAX)
    assert (NOW + 9 * DAY, ("sue",)) == (moved.planned, moved.visitors)
    off = await visits.move(planned.id, VisitState.CANCELLED, MAX)
    assert off.state is VisitState.CANCELLED
    for code, wish in (("wrong_state", VisitChange(3)), ("not_found", VisitChange(1))):
        with pytest.raises(Refusal, match=code):
            await visits.change(planned.id if code == "wrong_state" else "x", wish, MAX)


async def test_a_visit_is_made_by_its_report_alone(world: World) -> None:
    """And not before it took place."""
    planned = await world.office.visits.plan(visit(), MAX)
    with pytest.raises(Refusal, match="incomplete"):
        await world.office.visits.move(planned.id, VisitState.DONE, MAX)
    with pytest.raises(Refusal, match="not_yet"):
        await world.office.visits.report(planned.id, TOLD, MAX)
