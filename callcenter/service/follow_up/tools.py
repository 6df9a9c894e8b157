"""What every part of the follow-up works with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.cases.plans import Plan
from callcenter.cases.refusal import Refusal
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.ports.books import Books, Change, Entity, put
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records, User
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.house import House
from callcenter.service.permissions import Permission, permissions_of

T = TypeVar("T", bound=Entity)
#: Something that somebody does about an account.
About = TypeVar("About", Task, Visit, Plan)
_ALWAYS_TOLD = frozenset(
    {"version", "kind", "owner", "by", "at", "account", "state", "since", "due", "planned", "begins", "ends"}
)


class Doer(Struct, frozen=True):
    """Who does something: a user's name and agent id, and whether they see what is not theirs.

    Of a secret file that takes a role that may read it, too; nobody in particular ("") reads them all.
    """

    name: str
    agent: str = ""
    all: bool = False
    roles: tuple[str, ...] = ()


#: The service itself, where nobody in particular does something.
NOBODY = Doer("", all=True)


def new_id(kind: str) -> str:
    """Return an id that nothing else has."""
    return f"{kind}-{uuid4().hex}"


@dataclass(frozen=True)
class Tools:
    """The books, the users, the clock and the configuration."""

    books: Books
    records: Records
    clock: Clock
    house: Callable[[], House]

    def now(self) -> float:
        """Return the time, seconds UTC."""
        return self.clock.now()

    async def get(self, kind: type[T], id_: str) -> T:
        """Return an entity. Refuses with `not_found`."""
        found = await self.books.get(kind, id_)
        if found is None:
            raise Refusal("not_found", id_)
        return found

    async def keep(self, entity: T, by: str, also: Sequence[Change] = ()) -> T:
        """Store an entity and `also` now, and return it as it is then; raises as `Books.commit` does."""
        return await put(self.books, entity, by, self.now(), also=also)

    async def commit(self, changes: Sequence[Change], by: str) -> list[Any]:
        """Make the changes now; raises as `Books.commit` does."""
        return await self.books.commit(changes, by, self.now())

    async def check_users(self, *names: str) -> None:
        """Refuse with `unknown_user` a name that no active user has."""
        for name in names:
            user = await self.records.user(name)
            if user is None or not user.active:
                raise Refusal("unknown_user", name)

    async def users_with(self, permission: Permission) -> list[User]:
        """Return the active users who may do something: supervisors before the others, each by name."""
        users = await self.records.users()
        found = [user for user in users if user.active and permission in permissions_of(user.roles)]
        return sorted(found, key=lambda user: "supervisor" not in user.roles)

    async def user_of(self, agent: str) -> str:
        """Return the name of the active user who is this agent, "" if there is none."""
        users = await self.records.users() if agent else []
        return next((user.name for user in users if user.active and user.agent == agent), "")

    async def manager_of(self, account: Account | None) -> str:
        """Return the user who manages an account, else the one who stands in, "" if there is neither."""
        if account is None:
            return ""
        return await self.user_of(account.manager) or await self.user_of(account.deputy)

    async def serves(self, doer: Doer, account: str) -> bool:
        """Whether somebody may see all that is about an account: theirs, or everybody's.

        Of a secret file it is written down (DA-08).
        """
        found = await self.books.get(Account, account) if account else None
        if found is None:
            return doer.all
        if not is_served_by(found, doer) and not (doer.all and self._may_read(doer, found)):
            return False
        await self._office.shown(_reader(doer), [found], "follow_up")
        return True

    async def said(self, doer: Doer, found: Sequence[About]) -> list[About]:
        """Return a page as somebody may see it: about secret files that are not open to them, not a word.

        What they own or wrote is open.
        """
        accounts = await self.books.get_many(Account, {each.account for each in found} - {""})
        shut = {id for id, account in accounts.items() if not self._may_read(doer, account)}
        unsaid = {
            each.id for each in found if each.account in shut and doer.name not in {each.owner, each.by}
        }
        told = {each.account for each in found if each.account in accounts and each.id not in unsaid}
        await self._office.shown(_reader(doer), [accounts[id] for id in sorted(told)], "follow_up")
        return [_unsaid(each) if each.id in unsaid else each for each in found]

    @property
    def _office(self) -> Office:
        return Office(self.books, self.records, self.clock, self.house)

    def _may_read(self, doer: Doer, account: Account) -> bool:
        return not doer.name or self._office.may_read(_reader(doer), account)


def _unsaid(one: About) -> About:
    """Return whose it is, how far it is and until when, and nothing of what it says."""
    kept = {name: getattr(one, name) for name in one.__struct_fields__ if name in _ALWAYS_TOLD}
    return replace(type(one)(one.id), **kept)


def _reader(doer: Doer) -> Reader:
    return Reader(doer.name, doer.agent, doer.roles)


def is_served_by(account: Account, doer: Doer) -> bool:
    """Whether somebody is the account's manager, stands in, or is of its team."""
    mine = bool(doer.agent) and doer.agent in {account.manager, account.deputy}
    return mine or any(role.user == doer.name for role in account.team)
