"""What a customer's timeline tells of the follow-up, and what is left of an erased person."""

from callcenter.accounts.book import Project
from callcenter.accounts.person import Person
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.case import Case
from callcenter.cases.plans import Confirmation, Plan, PlanEdition
from callcenter.cases.table import CaseState
from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.visits import Visit, VisitReport
from callcenter.ports.books import Put
from callcenter.ports.mail import Letter, LetterState
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.follow_up.approvals import ChangeWish
from callcenter.service.follow_up.erasing import without_person
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


async def test_nothing_of_an_erased_person_is_left(world: World) -> None:
    """Their number, their words, who they were; the mark stays, it is nobody's (EU-03)."""
    about = About("k1", "ann", "support", "acme", "p1", "+15551230001")
    await world.office.surveys.by_hand(Given("after_call", {"csat": 2}, "I am Ida", about), ANN)
    await world.office.surveys.invite("after_call", about, "en", ANN)
    wish = Task("", title="Call", note="Ida", due=NOW + 1, person="p1", number="+15551230001")
    await world.office.tasks.add(wish, ANN)
    yes = Confirmation("p1", "call", NOW, "max")
    former = PlanEdition(1, NOW, "max", "news", confirmed=Confirmation("Ida", "letter", NOW, "max"))
    told = VisitReport(NOW, "good", met=("p1", "p2"))
    kept = (
        Visit("v1", account="acme", people=("p1", "p2"), report=told),
        Plan("pl1", account="acme", confirmed=yes, former=(former,)),
        Project("pr1", account="acme", people=("p1",)),
        Case("k1", person="p1", state=CaseState.CLOSED, text="Ida says", address="ida@acme.example"),
        Case("k2", person="p2", state=CaseState.CLOSED, text="not hers"),
        Letter("l1", to="ida@acme.example", subject="Dear Ida", text="Ida", case="k1"),
    )
    await world.books.commit([Put(each) for each in kept], "sue", NOW)
    seen = await world.records.audit_trail(100)
    changes, counted = await without_person(world.books, Person("p1", name="Ida", account="acme"))
    await world.tools.commit(changes, "sue")
    assert {
        "survey_answers": 1,
        "survey_invitations": 1,
        "tasks": 1,
        "cases": 1,
        "letters": 1,
        "visits": 1,
        "plans": 1,
        "projects": 1,
    } == counted
    kinds = (SurveyAnswer, Invitation, Task, Visit, Plan, Project, Case, Letter)
    left = [await world.books.find(kind) for kind in kinds]
    assert "ida@acme.example" not in repr(left)
    assert ("p2",) == (await world.books.find(Visit))[0].people
    assert LetterState.FAILED is (await world.books.find(Letter))[0].state
    assert seen == await world.records.audit_trail(100)  # which would quote what was there before
    for word in ("p1", "Ida", "+15551230001"):
        assert word not in repr(left)
    assert 2 == (await world.books.find(SurveyAnswer))[0].score
