"""What a customer's timeline tells of the follow-up."""

from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.visits import Visit, VisitReport
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.follow_up.approvals import ChangeWish
from callcenter.service.follow_up.surveys import About, Given
from tests.service.follow_up.world import ANN, MAX, NOW, SUE, World


async def test_a_timeline_has_a_line_of_each(world: World) -> None:
    """A task, a visit, an answer without its words, and a change that was agreed to."""
    task = await world.office.tasks.add(Task("", title="Call", due=NOW + 1, account="acme"), MAX)
    for state in (TaskState.DONE, TaskState.OPEN, TaskState.DONE):
        await world.office.tasks.move(task.id, state, MAX)
    planned = await world.office.visits.plan(Visit("", account="acme", planned=NOW, purpose="Talk"), MAX)
    for _ in range(2):
        await world.office.visits.report(planned.id, VisitReport(NOW, "Fine"), MAX)
    given = Given("after_call", {"csat": 2}, "Never again", About(account="acme"))
    await world.office.surveys.by_hand(given, ANN)
    asked = await world.office.approvals.ask(ChangeWish("tier", "acme", {"tier": "A"}, "Big"), MAX)
    await world.office.approvals.approve(asked.id, SUE)
    lines = await world.books.find(TimelineEntry, {"account": "acme"}, order="at")
    assert [
        ("approval", "tier", "sue"),
        ("survey", "low", "ann"),
        ("task", "done", "max"),
        ("task", "done", "max"),
        ("visit", "done", "max"),
    ] == sorted((line.kind, line.what, line.by) for line in lines)
    assert "Never again" not in repr(lines)


async def test_what_concerns_nobody_is_in_no_timeline(world: World) -> None:
    """A task of the house's own."""
    task = await world.office.tasks.add(Task("", title="Tidy up", due=NOW + 1), ANN)
    await world.office.tasks.move(task.id, TaskState.DONE, ANN)
    assert 0 == await world.books.count(TimelineEntry)
