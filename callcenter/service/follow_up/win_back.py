"""Winning back accounts that may leave: a task for whoever looks after each (KA-22, KA-24)."""

from collections.abc import Sequence

from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import LIVE, Task, TaskKind, new_task
from callcenter.ports.books import Change, Put
from callcenter.service.follow_up.chronicle import promised_line
from callcenter.service.follow_up.tools import Tools, new_id
from callcenter.service.follow_up.words import word

#: What the id of such a task begins with.
_MARK = "win-back"


class WinBackWish(Struct, frozen=True):
    """What is to be done for accounts until `due` (seconds UTC): call, visit or send, with a note for all."""

    due: float
    kind: TaskKind = TaskKind.CALL_BACK
    note: str = ""


class WinBackStarted(Struct, frozen=True):
    """The tasks that were given, and the accounts that have one already."""

    tasks: tuple[Task, ...]
    under_way: tuple[str, ...]


class WinBack:
    """Gives tasks to win accounts back. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def start(self, accounts: Sequence[Account], wish: WinBackWish, by: str) -> WinBackStarted:
        """Give a task for each account to its manager, else its deputy, else to whoever asks; all or none.

        An account for which such a task is open is left out. Refuses with `too_late` a day that is over.
        """
        now = self._tools.now()
        if wish.due <= now:
            raise Refusal("too_late", "due")
        waiting = [account.id for account in accounts if await self._waits(account.id)]
        made = [await self._task(account, wish, by, now) for account in accounts if account.id not in waiting]
        changes: list[Change] = [Put(task) for task in made]
        changes += [line for task in made for line in promised_line(task)]
        stored = (await self._tools.commit(changes, by))[: len(made)] if made else []
        return WinBackStarted(tuple(stored), tuple(waiting))

    async def _waits(self, account: str) -> bool:
        tasks = await self._tools.books.find(Task, {"account": account}, order="-due", limit=500)
        return any(task.id.startswith(_MARK) and task.state in LIVE for task in tasks)

    async def _task(self, account: Account, wish: WinBackWish, by: str, now: float) -> Task:
        house = self._tools.house()
        task = Task(
            new_id(_MARK),
            kind=wish.kind,
            title=word("win_back", house.language, company=account.company),
            note=wish.note,
            owner=await self._tools.manager_of(account) or by,
            due=wish.due,
            account=account.id,
            zone=house.zone,
            by=by,
        )
        return new_task(task, now)
