"""A follow-up date that an agent agreed with a customer becomes the agent's task (FL-24 ⑦, FL-25).

The journal is what counts: it is read from a bookmark on, and the tasks and the bookmark are one
transaction. So a crash after the contact was registered loses no date, and a restart makes no task twice.
"""

from collections.abc import Sequence

from callcenter.accounts.account import Account
from callcenter.cases.case import Case
from callcenter.cases.tasks import Task, TaskKind, agreed
from callcenter.floor import events as e
from callcenter.ports.books import Change, Put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.follow_up.chronicle import promised_line
from callcenter.service.follow_up.disposed import as_today, customer_in, named
from callcenter.service.follow_up.tools import Tools
from callcenter.service.follow_up.words import word
from callcenter.service.permissions import Permission
from callcenter.service.reading_along import Page, ReadingAlong, Whole

#: Seconds before the date at which the owner is reminded.
REMIND_BEFORE = 900.0


class AgreedDates(ReadingAlong):
    """Reads what agents registered and keeps their tasks by it: one for each agent and contact.

    Another date moves the task, none calls it off.
    """

    fault = "agreed"
    hears = (e.ContactDisposed,)

    def __init__(self, tools: Tools, name: str = "") -> None:
        super().__init__(name)
        self._tools = tools

    async def leads_to(self, page: Page) -> Sequence[Change]:
        """Return the tasks that agents' last words lead to."""
        newest = {task_id(word): word for word in page.all(e.ContactDisposed)}
        kept = await self._tools.books.get_many(Task, newest) if newest else {}
        tasks = [await self._task(kept.get(id_), word, page.whole) for id_, word in newest.items()]
        there = [task for task in tasks if task is not None]
        lines = {each.entity.id: each for task in there for each in promised_line(task)}
        told = await self._tools.books.get_many(TimelineEntry, lines) if lines else {}
        return [*map(Put, there), *(line for id_, line in lines.items() if id_ not in told)]

    async def _task(self, kept: Task | None, event: e.ContactDisposed, whole: Whole) -> Task | None:
        if kept is None and not event.follow_up_at:
            return None
        return agreed(kept, await self._wish(event, whole), event.at)

    async def _wish(self, event: e.ContactDisposed, whole: Whole) -> Task:
        card, number = customer_in(await whole.of_contact(event.contact))
        person, account = await as_today(self._tools.books, card)
        owner = await self._owner(event.agent, account)
        known = person is None or not person.erased_at
        due = event.follow_up_at
        early = due - REMIND_BEFORE
        cases = await self._tools.books.find(Case, {"contacts": event.contact}, order="-opened_at", limit=1)
        return Task(
            task_id(event),
            kind=TaskKind.CALL_BACK,
            title=word("agreed", self._tools.house().language, what=self._name_of(event.disposition)),
            note=event.note if known else "",
            owner=owner,
            due=due,
            remind_at=(early if early > event.at else due) if owner else 0.0,
            account=account.id if account is not None else card.account,
            person=(person.id if person is not None else card.person) if known else "",
            case=cases[0].id if cases else "",
            contact=event.contact,
            number=number if known else "",
            zone=self._tools.house().zone,
            by=await self._tools.user_of(event.agent),
        )

    async def _owner(self, agent: str, account: Account | None) -> str:
        """Return whose task it is: the agent's, else the account manager's, else a supervisor's."""
        if found := await self._tools.user_of(agent) or await self._tools.manager_of(account):
            return found
        leaders = await self._tools.users_with(Permission.MANAGE_CASES)
        return leaders[0].name if leaders else ""

    def _name_of(self, disposition: str) -> str:
        return named(self._tools.house(), disposition)


def task_id(event: e.ContactDisposed) -> str:
    """Return the id of the task that an agent's word about a contact leads to."""
    return f"agreed:{event.contact}:{event.agent}"
