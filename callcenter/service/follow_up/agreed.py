"""A follow-up date that an agent agreed with a customer becomes the agent's task (FL-24 ⑦, FL-25).

The journal is what counts: it is read from a bookmark on, and the tasks and the bookmark are one
transaction. So a crash after the contact was registered loses no date, and a restart makes no task twice.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.cases.case import Case
from callcenter.cases.tasks import Task, TaskKind, agreed
from callcenter.floor import events as e
from callcenter.floor.values import CustomerCard
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Change, Put, StaleVersion
from callcenter.ports.journal import Journal, Row
from callcenter.service.follow_up.tools import Tools
from callcenter.service.follow_up.words import word
from callcenter.service.permissions import Permission
from callcenter.service.reading_along import ReadingAlong
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_event

#: What an agent registered, and when its contact began.
Heard = tuple[e.ContactDisposed, float]

#: Seconds before the date at which the owner is reminded.
REMIND_BEFORE = 900.0
#: How often a batch is made anew because somebody changed one of its tasks meanwhile.
_TRIES = 5
_DISPOSED = "contact.disposed"


class AgreedDates(ReadingAlong):
    """Reads what agents registered and keeps their tasks by it: one for each agent and contact.

    Another date moves the task, none calls it off.
    """

    fault = "agreed"
    hears = (e.ContactDisposed,)

    def __init__(self, journal: Journal, tools: Tools, signals: Signals, name: str = "agreed") -> None:
        super().__init__(journal, tools.books, signals, name)
        self._tools = tools

    async def _take(self, bookmark: Bookmark, rows: Sequence[Row]) -> tuple[Bookmark, int]:
        heard = [(decode_event(row.payload), row.began) for row in rows if row.kind == _DISPOSED]
        newest = {task_id(word): (word, at) for word, at in heard if isinstance(word, e.ContactDisposed)}
        moved = replace(bookmark, seq=rows[-1].seq)
        for _ in range(_TRIES):
            with suppress(StaleVersion):
                return await self._once(newest.values(), moved)
        return await self._once(newest.values(), moved)

    async def _once(self, words: Iterable[Heard], moved: Bookmark) -> tuple[Bookmark, int]:
        changes = [change for event, began in words for change in await self._changes(event, began)]
        stored = await self._tools.commit((*changes, Put(moved, quiet=True)), "")
        return stored[-1], len(changes)

    async def _changes(self, event: e.ContactDisposed, began: float) -> list[Change]:
        kept = await self._tools.books.get(Task, task_id(event))
        if kept is None and not event.follow_up_at:
            return []
        wish = await self._wish(event, began)
        task = agreed(kept, wish, event.at)
        return [] if task is None else [Put(task)]

    async def _wish(self, event: e.ContactDisposed, began: float) -> Task:
        card, number = await self._customer(event.contact, began)
        person, account = await self._true(card)
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

    async def _customer(self, contact: str, began: float) -> tuple[CustomerCard, str]:
        """Return who the customer was when the contact began, and their number."""
        found = CustomerCard(), ""
        for row in await self._journal.of_contact(contact, began):
            event: Any = decode_event(row.payload)
            if (card := getattr(event, "card", None)) is not None:
                found = card, getattr(event, "caller", "") or getattr(event, "number", "")
        return found

    async def _true(self, card: CustomerCard) -> tuple[Person | None, Account | None]:
        """Return the files of a customer as they stand today: of whoever they were merged into."""
        books = self._tools.books
        person = await books.get(Person, card.person) if card.person else None
        if person is not None and person.merged_into:
            person = await books.get(Person, person.merged_into)
        of = person.account if person is not None and person.account else card.account
        account = await books.get(Account, of) if of else None
        if account is not None and account.merged_into:
            account = await books.get(Account, account.merged_into)
        return person, account

    async def _owner(self, agent: str, account: Account | None) -> str:
        """Return whose task it is: the agent's, else the account manager's, else a supervisor's."""
        if found := await self._tools.user_of(agent) or await self._tools.manager_of(account):
            return found
        leaders = await self._tools.users_with(Permission.MANAGE_CASES)
        return leaders[0].name if leaders else ""

    def _name_of(self, disposition: str) -> str:
        house = self._tools.house()
        names = next((each.name for each in house.dispositions if each.id == disposition), {})
        return names.get(house.language) or disposition


def task_id(event: e.ContactDisposed) -> str:
    """Return the id of the task that an agent's word about a contact leads to."""
    return f"agreed:{event.contact}:{event.agent}"
