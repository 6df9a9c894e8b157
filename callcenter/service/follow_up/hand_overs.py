"""Hand-overs of accounts: begun, gone through, signed by both; then all changes hands at once (KA-07)."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.book import Promise
from callcenter.cases import hand_overs
from callcenter.cases.case import Case
from callcenter.cases.hand_overs import RUNNING, HandOver, HandOverState, Moved, Point, given_over
from callcenter.cases.refusal import Refusal
from callcenter.cases.table import OPEN
from callcenter.cases.tasks import LIVE, Task
from callcenter.ports.books import Among, Change, Match, Put
from callcenter.ports.notices import Notice
from callcenter.service.cases.keeping import changes
from callcenter.service.follow_up.tools import Doer, Tools, new_id

_MOST = 500


class OpenWork(Struct, frozen=True):
    """What of an account the manager who goes has open: it moves with the account."""

    cases: tuple[Case, ...]
    tasks: tuple[Task, ...]
    promises: tuple[Promise, ...]

    @property
    def listed(self) -> tuple[Moved, ...]:
        """Everything of it, as a hand-over keeps it."""
        return (
            *(Moved("case", case.id, f"{case.number} {case.title}".strip()) for case in self.cases),
            *(Moved("task", task.id, task.title) for task in self.tasks),
            *(Moved("promise", promise.id, promise.text) for promise in self.promises),
        )


class HandOverPage(Struct, frozen=True):
    """A hand-over, what is missing before it can be signed, and what would move or has moved with it."""

    hand_over: HandOver
    missing: tuple[str, ...]
    work: tuple[Moved, ...]


class HandOvers:
    """What people do with hand-overs. Refuses with `cases.refusal.Refusal`."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    async def begin(self, wish: HandOver, doer: Doer) -> HandOverPage:
        """Begin a hand-over from the present manager; one at a time for an account (`hand_over_open`)."""
        account = await self._served(wish.account, doer)
        if not await self._tools.user_of(wish.taker):
            raise Refusal("unknown_user", wish.taker)
        states = Among(tuple(state.value for state in RUNNING))
        where: dict[str, Match] = {"account": account.id, "state": states}
        if await self._tools.books.find(HandOver, where, limit=1):
            raise Refusal("hand_over_open", account.id)
        made = replace(wish, id=new_id("hand-over"), version=0, giver=account.manager, by=doer.name)
        begun = hand_overs.begin(made, self._tools.now())
        users = [await self._tools.user_of(agent) for agent in (begun.giver, begun.taker)]
        told = [self._notice(begun, account, user, "hand_over.begun", doer.name) for user in users if user]
        return await self._kept(begun, doer, told)

    async def of_account(self, account: str, doer: Doer) -> list[HandOverPage]:
        """Return the hand-overs of an account, the latest first."""
        await self._served(account, doer)
        found = await self._tools.books.find(HandOver, {"account": account}, order="-at", limit=50)
        return [await self._page(one) for one in found]

    async def check(self, id_: str, version: int, point: Point, note: str, doer: Doer) -> HandOverPage:
        """Note that the two went through a point."""
        one = await self._at(id_, version, doer)
        return await self._kept(hand_overs.check(one, point, doer.name, self._tools.now(), note), doer)

    async def introduce(self, id_: str, version: int, how: str, doer: Doer) -> HandOverPage:
        """Note how the customer met the new manager."""
        one = await self._at(id_, version, doer)
        return await self._kept(hand_overs.introduce(one, how, doer.name, self._tools.now()), doer)

    async def call_off(self, id_: str, version: int, doer: Doer) -> HandOverPage:
        """Call it off; the account stays with its manager."""
        one = await self._at(id_, version, doer)
        return await self._kept(hand_overs.call_off(one, self._tools.now()), doer)

    async def sign(self, id_: str, version: int, doer: Doer) -> HandOverPage:
        """Sign for oneself; who sees everybody's signs for a manager who has no user any more.

        The second signature makes the change: account, open cases, tasks and promises in one transaction.
        """
        one = await self._at(id_, version, doer)
        signed = hand_overs.sign(one, await self._signer(one, doer), doer.name, self._tools.now())
        if signed.state is not HandOverState.DONE:
            return await self._kept(signed, doer)
        account = await self._tools.get(Account, one.account)
        if account.manager != one.giver:
            raise Refusal("wrong_state", "manager")
        work = await self._work(one)
        done = replace(signed, moved=work.listed)
        return await self._kept(done, doer, await self._all(done, account, work, doer.name))

    async def _all(self, done: HandOver, account: Account, work: OpenWork, by: str) -> list[Change]:
        """Return everything that changes hands."""
        now, taker = self._tools.now(), await self._tools.user_of(done.taker)
        if not taker:
            raise Refusal("unknown_user", done.taker)
        deputy = "" if account.deputy == done.taker else account.deputy
        found: list[Change] = [Put(replace(account, manager=done.taker, deputy=deputy, looked_at=now))]
        found += changes([given_over(case, taker, by, done.reason, now) for case in work.cases], by, now)
        found += [Put(replace(task, owner=taker, reminded_at=0.0)) for task in work.tasks]
        found += [Put(replace(promise, owner=taker, told_at=0.0)) for promise in work.promises]
        users = {taker, await self._tools.user_of(done.giver)} - {"", by}
        found += [self._notice(done, account, user, "hand_over.done", by) for user in sorted(users)]
        return found

    async def _work(self, one: HandOver) -> OpenWork:
        """Return what the giver has open of the account."""
        users = [user for user in await self._tools.records.users() if user.agent == one.giver]
        # Who is gone keeps the name under which the work stands.
        owner = next((user.name for user in sorted(users, key=lambda user: not user.active)), "")
        if not owner:
            return OpenWork((), (), ())
        of: dict[str, Match] = {"account": one.account, "owner": owner}
        books = self._tools.books
        states = Among(tuple(sorted(state.value for state in OPEN)))
        cases = await books.find(Case, of | {"state": states}, limit=_MOST)
        tasks = await books.find(Task, of | {"state": Among(tuple(sorted(LIVE)))}, limit=_MOST)
        promises = await books.find(Promise, of | {"kept_at": 0.0, "broken_at": 0.0}, limit=_MOST)
        return OpenWork(tuple(cases), tuple(tasks), tuple(promises))

    async def _signer(self, one: HandOver, doer: Doer) -> str:
        """Return for which of the two somebody signs. Refuses with `not_yours`."""
        if doer.agent and doer.agent in {one.giver, one.taker}:
            return doer.agent
        if doer.all and not await self._tools.user_of(one.giver):
            return one.giver
        raise Refusal("not_yours", one.id)

    async def _at(self, id_: str, version: int, doer: Doer) -> HandOver:
        one = await self._tools.get(HandOver, id_)
        if doer.agent not in {one.giver, one.taker} or not doer.agent:
            await self._served(one.account, doer)
        return replace(one, version=version)

    async def _served(self, account: str, doer: Doer) -> Account:
        found = await self._tools.get(Account, account)
        if not await self._tools.serves(doer, account):
            raise Refusal("not_found", account)
        return found

    async def _kept(self, one: HandOver, doer: Doer, also: Iterable[Change] = ()) -> HandOverPage:
        return await self._page(await self._tools.keep(one, doer.name, list(also)))

    async def _page(self, one: HandOver) -> HandOverPage:
        running = one.state in RUNNING
        work = (await self._work(one)).listed if running else one.moved
        return HandOverPage(one, one.missing if running else (), work)

    def _notice(self, one: HandOver, account: Account, user: str, what: str, by: str) -> Put:
        return Put(
            Notice(
                new_id("notice"),
                user=user,
                at=self._tools.now(),
                kind="account",
                subject=account.id,
                what=what,
                title=account.company,
                text=one.reason,
                by=by,
            ),
            quiet=True,
        )
