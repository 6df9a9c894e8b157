"""The follow-up over memory, with a clock that is set by hand and a handful of users."""

from typing import Any

from callcenter.accounts.account import Account, Credit, TeamRole
from callcenter.ports.books import Put
from callcenter.ports.notices import Notice
from callcenter.ports.records import User
from callcenter.service.cases.desk import CaseDesk
from callcenter.service.follow_up.calendar import DueCall
from callcenter.service.follow_up.office import FollowUp
from callcenter.service.follow_up.tools import Doer, Tools
from callcenter.service.house import default_document, parse
from callcenter.storage.memory_records import MemoryRecords

DAY = 86400.0
NOW = 1_800_000_000.0

USERS = (
    User("abe", "", "Abe", "", ("administrator",)),
    User("ann", "", "Ann", "ann"),
    User("max", "", "Max", "max", ("account_manager",)),
    User("sue", "", "Sue", "", ("supervisor",)),
    User("tia", "", "Tia", "", ("supervisor",)),
    User("old", "", "Old", "", ("supervisor",), active=False),
)
ANN, MAX, SUE, TIA = Doer("ann", "ann"), Doer("max", "max"), Doer("sue", all=True), Doer("tia", all=True)
ACME = Account(
    "acme",
    company="Acme",
    tier="B",
    manager="max",
    team=(TeamRole("ann", "sales"),),
    credit=Credit("A"),
    created_at=NOW - 400 * DAY,
    last_visit=NOW - 100 * DAY,
)


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> float:
        return self.time


class World:
    """Everything behind the follow-up."""

    def __init__(self, **changed: Any) -> None:
        self.clock = HandClock()
        self.records = MemoryRecords()
        self.books = self.records.books
        self.house = parse(default_document() | changed)
        self.calls: list[DueCall] = []
        self.tools = Tools(self.books, self.records, self.clock, lambda: self.house)
        self.cases = CaseDesk(self.books, self.records, self.clock, lambda: self.house)
        self.office = FollowUp(self.tools, self.cases, lambda agent: self.calls if agent == "ann" else ())

    async def open(self) -> "World":
        """Begin, with the users and one account."""
        await self.records.open()
        for user in USERS:
            await self.records.save_user(user)
        await self.books.commit((Put(ACME), Put(Account("other", company="Other", tier="C"))), "", NOW)
        return self

    async def account(self, id_: str = "acme") -> Account:
        """Return an account as it is now."""
        return await self.tools.get(Account, id_)

    async def told(self, user: str) -> list[str]:
        """Return what a user was told, in order."""
        notices = await self.books.find(Notice, {"user": user}, order="at")
        return [notice.what for notice in notices]
