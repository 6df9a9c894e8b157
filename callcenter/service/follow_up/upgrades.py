"""Upgrades: told once, and every customer who has the product gets a training as somebody's task (PR-06)."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.book import Contract, ContractState
from callcenter.accounts.health import is_active
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import LIVE, Task, TaskState
from callcenter.cases.upgrades import Upgrade, new_upgrade, train
from callcenter.ports.books import Cursor, Match, Put
from callcenter.service.accounts.signs import each
from callcenter.service.follow_up.tools import Doer, Tools, is_served_by, new_id
from callcenter.service.follow_up.words import word

#: Trainings of one upgrade: they are made in one transaction.
_MOST = 500


class Chosen(Struct, frozen=True):
    """Whom an upgrade is for: these accounts; without any, all of a tier ("" any) with a running contract."""

    accounts: tuple[str, ...] = ()
    tier: str = ""


class UpgradePage(Struct, frozen=True):
    """An upgrade, and how far its trainings are: `open`, of these `overdue`, `done`, `cancelled`."""

    upgrade: Upgrade
    open: int
    overdue: int
    done: int
    cancelled: int
    tasks: tuple[Task, ...] = ()


class Upgrades:
    """What is done about upgrades. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def begin(self, wish: Upgrade, chosen: Chosen, doer: Doer) -> UpgradePage:
        """Tell of an upgrade; whoever manages each account trains it, else whoever tells.

        Who does not see everything reaches their own accounts alone. Refuses with `nothing_changes` where
        there is nobody to train.
        """
        upgrade = new_upgrade(replace(wish, id=new_id("upgrade"), by=doer.name), self._tools.now())
        return await self._train(upgrade, chosen, doer)

    async def more(self, id_: str, chosen: Chosen, doer: Doer) -> UpgradePage:
        """Train further accounts; those that have a training keep it."""
        return await self._train(await self._tools.get(Upgrade, id_), chosen, doer)

    async def see(self, id_: str, doer: Doer) -> UpgradePage:
        """Return an upgrade with the trainings that the doer may see."""
        return await self._page(await self._tools.get(Upgrade, id_), doer, whole=True)

    async def find(self, limit: int, after: Cursor | None, doer: Doer) -> list[UpgradePage]:
        """Return a page of upgrades, the newest first."""
        found = await self._tools.books.find(Upgrade, order="-at", limit=limit, after=after)
        return [await self._page(upgrade, doer, whole=False) for upgrade in found]

    async def _train(self, upgrade: Upgrade, chosen: Chosen, doer: Doer) -> UpgradePage:
        accounts = await self._accounts(chosen, doer)
        owners = {each.id: await self._tools.manager_of(each) or doer.name for each in accounts}
        title = word("training", self._tools.house().language, name=upgrade.name)
        trained = {task.account for task in await self._tasks(upgrade)}
        upgrade, made = train(upgrade, owners, trained, title, self._tools.now())
        if not made:
            raise Refusal("nothing_changes", "accounts")
        stored = await self._tools.commit((Put(upgrade), *map(Put, made)), doer.name)
        return await self._page(stored[0], doer, whole=True)

    async def _accounts(self, chosen: Chosen, doer: Doer) -> list[Account]:
        books = self._tools.books
        if chosen.accounts:
            known = await books.get_many(Account, chosen.accounts)
            if missing := set(chosen.accounts) - known.keys():
                raise Refusal("not_found", min(missing))
            found = list(known.values())
        else:
            running: dict[str, Match] = {"outcome": ContractState.RUNNING.value}
            signed = {contract.account async for contract in each(books, Contract, running)}
            where: dict[str, Match] = {"tier": chosen.tier} if chosen.tier else {}
            found = [one async for one in each(books, Account, where) if one.id in signed and is_active(one)]
        mine = [one for one in found if doer.all or is_served_by(one, doer)]
        if chosen.accounts and len(mine) < len(found):
            raise Refusal("forbidden", "accounts")
        if len(mine) > _MOST:
            raise Refusal("too_many", str(_MOST))
        return mine

    async def _tasks(self, upgrade: Upgrade) -> list[Task]:
        return list((await self._tools.books.get_many(Task, upgrade.trainings)).values())

    async def _page(self, upgrade: Upgrade, doer: Doer, *, whole: bool) -> UpgradePage:
        tasks, now = await self._tasks(upgrade), self._tools.now()
        seen = [task for task in tasks if doer.all or doer.name in {task.owner, upgrade.by}]
        states = Counter("open" if task.state in LIVE else task.state.value for task in seen)
        return UpgradePage(
            upgrade,
            states["open"],
            sum(task.state in LIVE and task.due < now for task in seen),
            states[TaskState.DONE.value],
            states[TaskState.CANCELLED.value],
            _in_order(seen) if whole else (),
        )


def _in_order(tasks: Sequence[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda task: (task.state not in LIVE, task.due, task.id)))
