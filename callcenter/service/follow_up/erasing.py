"""What goes of the follow-up when a person is erased (EU-03): who it was, their number, their words."""

from typing import Any

from msgspec.structs import replace

from callcenter.accounts.book import Meeting, Project
from callcenter.accounts.person import Person
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.archive import ArchivedFile
from callcenter.cases.case import Case
from callcenter.cases.plans import Confirmation, Plan
from callcenter.cases.table import OPEN
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.ports.books import Books, Change, Drop, Put
from callcenter.ports.mail import Letter, LetterState
from callcenter.service.selling.erasing import talks_without

_MOST = 1000


async def without_person(books: Books, person: Person) -> tuple[list[Change], dict[str, int]]:
    """Return the changes that take a person out, and how many things each kind is.

    Of cases those that are closed, with their letters: what is open is still needed, and locked.
    """
    mine = {"person": person.id}
    answers = await books.find(SurveyAnswer, mine, limit=_MOST)
    invitations = await books.find(Invitation, mine, limit=_MOST)
    tasks = await books.find(Task, mine, limit=_MOST)
    cases = [each for each in await books.find(Case, mine, limit=_MOST) if each.state not in OPEN]
    files = [
        each for case in cases for each in await books.find(ArchivedFile, {"case": case.id}, limit=_MOST)
    ]
    letters = [each for case in cases for each in await books.find(Letter, {"case": case.id}, limit=_MOST)]
    met, talks = await _met(books, person), await talks_without(books, person.id)
    bare = [
        *(replace(each, person="", contact="", comment="", number="") for each in answers),
        *(replace(each, person="", contact="", number="") for each in invitations),
        *(replace(each, person="", contact="", number="", note="", result="") for each in tasks),
        *(replace(each, person="", address="", text="") for each in cases),
        *(_unwritten(each) for each in letters),
        *met,
        *talks,
    ]
    # The trail quotes what a field was before: of somebody who is erased it may not.
    changes: list[Change] = [Put(each, quiet=True) for each in bare]
    changes += [Drop(each, quiet=True) for each in files]
    counted = {
        "survey_answers": len(answers),
        "survey_invitations": len(invitations),
        "tasks": len(tasks),
        "cases": len(cases),
        "letters": len(letters),
        "talks": len(talks),
        "archived_files": len(files),
        "visits": sum(isinstance(each, Visit) for each in met),
        "plans": sum(isinstance(each, Plan) for each in met),
        "projects": sum(isinstance(each, Project) for each in met),
        "meetings": sum(isinstance(each, Meeting) for each in met),
    }
    return changes, {name: count for name, count in counted.items() if count}


async def _met(books: Books, person: Person) -> list[Any]:
    """Return visits, plans and projects of their account that name the person, without them."""
    if not person.account:
        return []
    where = {"account": person.account}
    found: list[Any] = []
    for visit in await books.find(Visit, where, limit=_MOST):
        report = visit.report and replace(visit.report, met=_others(visit.report.met, person.id))
        found.append((visit, replace(visit, people=_others(visit.people, person.id), report=report)))
    for kind in (Project, Meeting):
        named: list[Any] = await books.find(kind, where, limit=_MOST)
        found += [(each, replace(each, people=_others(each.people, person.id))) for each in named]
    for plan in await books.find(Plan, where, limit=_MOST):
        former = tuple(replace(each, confirmed=_by_nobody(each.confirmed, person)) for each in plan.former)
        found.append((plan, replace(plan, confirmed=_by_nobody(plan.confirmed, person), former=former)))
    return [after for before, after in found if after != before]


def _others(people: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(each for each in people if each != gone)


def _by_nobody(confirmed: Confirmation | None, person: Person) -> Confirmation | None:
    """Return the customer's yes without the person who said it."""
    if confirmed is None or confirmed.person not in {person.id, person.name}:
        return confirmed
    return replace(confirmed, person="")


def _unwritten(letter: Letter) -> Letter:
    """Return a letter to nobody with nothing in it; one that was not sent yet is not sent any more."""
    bare = replace(letter, to="", subject="", text="", next_at=None)
    return bare if letter.state is LetterState.SENT else replace(bare, state=LetterState.FAILED)
