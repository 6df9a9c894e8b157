"""What goes of the follow-up when a person is erased (EU-03): who it was, their number, their words."""

from msgspec.structs import replace

from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.tasks import Task
from callcenter.ports.books import Books, Change, Put

_MOST = 1000


async def without_person(books: Books, person: str) -> tuple[list[Change], dict[str, int]]:
    """Return the changes that take a person out, and how many things each kind is."""
    answers = await books.find(SurveyAnswer, {"person": person}, limit=_MOST)
    invitations = await books.find(Invitation, {"person": person}, limit=_MOST)
    tasks = await books.find(Task, {"person": person}, limit=_MOST)
    changes: list[Change] = [
        *(Put(replace(each, person="", contact="", comment="", number="")) for each in answers),
        *(Put(replace(each, person="", contact="", number="")) for each in invitations),
        *(Put(replace(each, person="", contact="", number="", note="", result="")) for each in tasks),
    ]
    counted = {"survey_answers": len(answers), "survey_invitations": len(invitations), "tasks": len(tasks)}
    return changes, {name: count for name, count in counted.items() if count}
