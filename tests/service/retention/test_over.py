"""What is over goes when its time is over, with its proof; what is open or needed stays (EU-04, CN-03)."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.accounts.book import Consent, Contract
from callcenter.accounts.keeping import CATEGORIES, DAY
from callcenter.accounts.person import Person
from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.archive import ArchivedFile
from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.cases.plans import Plan, PlanState
from callcenter.cases.table import CaseState
from callcenter.cases.tasks import Task, TaskState
from callcenter.cases.visits import Visit, VisitState
from callcenter.ports.books import Books, Put
from callcenter.ports.mail import Letter
from callcenter.ports.timeline import TimelineEntry
from callcenter.quality.calibration import CalibrationSession, CalibrationState
from callcenter.quality.coaching import CoachingNote, CoachingState
from callcenter.quality.evaluations import Evaluation, EvaluationState
from callcenter.quality.sampling import Fact, Pick
from callcenter.quality.weekly import SampleRun
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.retention import RetentionJob
from callcenter.service.cases.files import FileStore
from callcenter.service.house import House, default_document, parse
from callcenter.service.retention.cases import old_cases
from callcenter.storage.memory_records import MemoryRecords
from tests.demo.test_accounts import Noon

NOW = Noon().now()
OLD, YOUNG = NOW - 100 * DAY, NOW - 10 * DAY
RULES = dict.fromkeys(CATEGORIES, 0)


def house(**days: int) -> House:
    """A house that keeps these categories so many days, and all others always."""
    times = [{"category": name, "keep_days": keep} for name, keep in (RULES | days).items()]
    return parse(default_document() | {"account_rules": {"retention": times}})


@pytest.fixture
async def books() -> Books:
    """Books in memory."""
    records = MemoryRecords()
    await records.open()
    return records.books


async def run(books: Books, store: FileStore | None = None, **days: int) -> dict[str, int]:
    """Count what would go, let it go, and return how much the proofs say; a second run finds nothing."""
    records = MemoryRecords()
    await records.open()
    rules = house(**days)
    disposals = old_cases(books, store) if store is not None else ()
    job = RetentionJob(Office(books, records, Noon(), lambda: rules), disposals)
    foreseen: dict[str, int] = {}
    for each in await job.dry_run():
        if each.count:
            foreseen[each.category] = foreseen.get(each.category, 0) + each.count
    gone: dict[str, int] = {}
    for proof in await job.run():
        gone[proof.category] = gone.get(proof.category, 0) + proof.deleted
    assert gone == foreseen
    assert [] == await job.run()
    return gone


async def left(books: Books, *kinds: type[Any]) -> list[str]:
    """Return the ids of what is left of these kinds."""
    return [one.id for kind in kinds for one in await books.find(kind, limit=500)]


async def test_what_is_settled_goes(books: Books) -> None:
    """Live ones stay, however old, and young ones, however settled."""
    kept: tuple[Any, ...] = (
        *(
            Task(f"task-{name}", state=state, due=due)
            for name, state, due in _pairs(TaskState.DONE, TaskState.OPEN)
        ),
        *(
            Visit(f"visit-{name}", state=state, planned=due)
            for name, state, due in _pairs(VisitState.DONE, VisitState.PLANNED)
        ),
        *(
            Plan(f"plan-{name}", state=state, at=OLD, since=due)
            for name, state, due in _pairs(PlanState.CLOSED, PlanState.IN_FORCE)
        ),
        *(SurveyAnswer(f"answer-{name}", at=at) for name, at in (("old", OLD), ("young", YOUNG))),
        *(Invitation(f"invited-{name}", at=at) for name, at in (("old", OLD), ("young", YOUNG))),
        PrivacyRequest("request-old", due_at=OLD, answered_at=OLD),
        PrivacyRequest("request-live", due_at=OLD),
        PrivacyRequest("request-young", due_at=YOUNG, answered_at=YOUNG),
    )
    await books.commit([Put(each) for each in kept], "", 0.0)

    gone = await run(books, tasks=50, visits=50, plans=50, survey_answers=50, privacy_requests=50)

    assert {"tasks": 1, "visits": 1, "plans": 1, "survey_answers": 2, "privacy_requests": 1} == gone
    kinds = (Task, Visit, Plan, SurveyAnswer, Invitation, PrivacyRequest)
    assert {each.id for each in kept if not each.id.endswith("old")} == set(await left(books, *kinds))


async def test_evaluations_and_coaching_go_when_they_are_over(books: Books) -> None:
    """Drafts stay, and notes and sessions that somebody is still at."""
    done, draft = EvaluationState.FINISHED, EvaluationState.DRAFT
    closed, shared = CoachingState.CLOSED, CoachingState.SHARED
    kept: tuple[Any, ...] = (
        *(
            Evaluation(f"evaluation-{name}", state=state, finished_at=0.0 if state is draft else at)
            for name, state, at in _pairs(done, draft)
        ),
        *(CoachingNote(f"note-{name}", state=state, since=at) for name, state, at in _pairs(closed, shared)),
        *(
            CalibrationSession(f"session-{name}", state=state, closed_at=at)
            for name, state, at in _pairs(CalibrationState.CLOSED, CalibrationState.OPEN)
        ),
        *(SampleRun(f"run-{name}", at=at) for name, at in (("old", OLD), ("young", YOUNG))),
        *(
            Pick(f"pick-{name}", fact=Fact("c", "ann", at=at))
            for name, at in (("old", OLD), ("young", YOUNG))
        ),
    )
    await books.commit([Put(each) for each in kept], "", 0.0)

    assert {"evaluations": 4, "coaching": 1} == await run(books, evaluations=50, coaching=50)

    kinds = (Evaluation, CoachingNote, CalibrationSession, SampleRun, Pick)
    assert {each.id for each in kept if not each.id.endswith("old")} == set(await left(books, *kinds))


def _pairs(over: Any, live: Any) -> tuple[tuple[str, Any, float], ...]:
    return ("old", over, OLD), ("young", over, YOUNG), ("live", live, OLD)


async def test_an_old_case_goes_with_all_that_belongs_to_it(books: Books, tmp_path: Path) -> None:
    """And its file, unless another case has it; an open one stays."""
    store = FileStore(tmp_path)
    own = await store.save("own.txt", b"own", "", OLD)
    shared = await store.save("shared.txt", b"shared", "", OLD)
    gone = Case("gone", state=CaseState.CLOSED, changed_at=OLD, files=(own, shared))
    kept = (
        gone,
        Case("live", state=CaseState.ASSIGNED, changed_at=OLD, files=(shared,)),
        Case("young", state=CaseState.CLOSED, changed_at=YOUNG),
        *(CaseEntry(f"{case}:1", case=case) for case in ("gone", "live")),
        *(Letter(f"letter-{case}", case=case) for case in ("gone", "live")),
        ArchivedFile(own.id, case="gone"),
    )
    await books.commit([Put(each) for each in kept], "", 0.0)

    assert {"cases": 1} == await run(books, store, cases=50)

    assert ["live", "young", "live:1", "letter-live"] == await left(
        books, Case, CaseEntry, Letter, ArchivedFile
    )
    assert [b"shared"] == [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]


async def test_files_and_letters_may_go_before_their_case(books: Books, tmp_path: Path) -> None:
    """The case stays; one that was changed again comes again when its time is over."""
    store = FileStore(tmp_path)
    file = await store.save("a.txt", b"a", "", OLD)
    case = Case("k1", state=CaseState.CLOSED, changed_at=OLD, files=(file,))
    await books.commit(
        [Put(case), Put(Letter("l1", case="k1")), Put(ArchivedFile(file.id, case="k1"))], "", 0.0
    )

    assert {"case_files": 1, "letters": 1} == await run(books, store, case_files=50, letters=50)

    (kept,) = await books.find(Case)
    assert ((), []) == (kept.files, await left(books, Letter, ArchivedFile))
    again = await store.save("b.txt", b"b", "", OLD)
    await books.commit([Put(replace(kept, files=(again,), changed_at=OLD + DAY))], "", 0.0)
    assert {"case_files": 1} == await run(books, store, case_files=50, letters=50)


async def test_people_with_whom_nothing_was_are_emptied(books: Books) -> None:
    """Whoever is still needed keeps their name; nobody is kept from coming back."""
    names = ("dormant", "called", "agreed", "cased", "tasked", "contracted", "young")
    people = [Person(name, name=name, looked_at=OLD, created_at=OLD) for name in names]
    people[5] = replace(people[5], account="acme")
    people[6] = replace(people[6], looked_at=YOUNG)
    needs = (
        TimelineEntry("t1", person="called", at=YOUNG),
        TimelineEntry("t2", person="dormant", at=OLD),
        Consent("c1", person="agreed", at=OLD),
        Case("k1", person="cased"),
        Task("a1", person="tasked"),
        Contract("b1", account="acme"),
    )
    await books.commit([Put(each) for each in (*people, *needs)], "", 0.0)

    assert {"people": 1} == await run(books, people=50)

    assert {"", *names[1:]} == {person.name for person in await books.find(Person)}
