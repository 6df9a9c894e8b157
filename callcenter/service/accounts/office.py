"""What every part that works with accounts reaches for, and who is asking."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import uuid4
from zoneinfo import ZoneInfo

from msgspec import Struct

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.privacy import grade_on, may_read
from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import Books, Change, Entity, StaleVersion, put
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records
from callcenter.service.house import House
from callcenter.service.permissions import Permission, permissions_of

T = TypeVar("T", bound=Entity)


class Reader(Struct, frozen=True):
    """Who asks: a user's name, their agent's id if they are one, and their roles."""

    user: str
    agent: str = ""
    roles: tuple[str, ...] = ()

    def may(self, permission: Permission) -> bool:
        """Whether the roles allow something."""
        return permission in permissions_of(self.roles)


#: The service itself.
HOUSE = Reader("system", roles=("administrator",))


@dataclass(frozen=True)
class Office:
    """The books, the audit trail, the clock and the configuration."""

    books: Books
    records: Records
    clock: Clock
    house: Callable[[], House]

    def now(self) -> float:
        """Return the time in seconds UTC."""
        return self.clock.now()

    def today(self) -> date:
        """Return the day in the house's time zone."""
        return datetime.fromtimestamp(self.now(), UTC).astimezone(ZoneInfo(self.house().zone)).date()

    def new_id(self, kind: str) -> str:
        """Return an id that nothing else has."""
        return f"{kind}-{uuid4().hex}"

    async def keep(self, entity: T, by: str, also: Sequence[Change] = ()) -> T:
        """Store an entity and `also` now, and return it as it is then; raises as `Books.commit` does."""
        return await put(self.books, entity, by, self.now(), also=also)

    async def commit(self, changes: Sequence[Change], by: str) -> list[Any]:
        """Make the changes now; raises as `Books.commit` does."""
        return await self.books.commit(changes, by, self.now())

    async def get(self, kind: type[T], id: str) -> T:
        """Return an entity. Refuses with `not_found`."""
        found = await self.books.get(kind, id)
        if found is None:
            raise AccountRefusal("not_found", id)
        return found

    async def at_version(self, kind: type[T], id: str, version: int) -> T:
        """Return an entity as the asker knows it. Raises `StaleVersion` when it was changed since."""
        found = await self.get(kind, id)
        if found.version != version:
            raise StaleVersion(f"version {found.version} is current")
        return found

    def may_read(self, reader: Reader, account: Account) -> bool:
        """Whether somebody may read the file of an account (DA-08)."""
        cleared = self.house().account_rules.cleared(reader.roles)
        return may_read(account, reader.user, reader.agent, cleared, self.today())

    async def readable(self, reader: Reader, id: str) -> Account:
        """Return an account whose file somebody may read; to have read a secret one is written down.

        Refuses with `not_found` or `secret_file`.
        """
        account = await self.get(Account, id)
        if not self.may_read(reader, account):
            raise AccountRefusal("secret_file", "This file is not open to you.")
        await self.shown(reader, [account], "file")
        return account

    async def open_to(self, reader: Reader, accounts: Iterable[Account], where: str) -> list[Account]:
        """Return those whose files somebody may read, as what they are `shown`."""
        found = [account for account in accounts if self.may_read(reader, account)]
        await self.shown(reader, found, where)
        return found

    async def shown(self, reader: Reader, accounts: Iterable[Account], where: str) -> None:
        """Write down in one line that somebody was shown secret files, each with its grade (DA-08).

        `where` is a word: `file`, `list`, `screen_pop`, `case` and the like. Of files that are open to all
        nothing is written.
        """
        today = self.today()
        grades = {account.id: grade_on(account, today) for account in accounts}
        secret = {id: grade.value for id, grade in grades.items() if grade is not Secrecy.NORMAL}
        if secret:
            await self.records.audit(self.now(), reader.user, "account.read", {"in": where, "files": secret})
