"""Tells an account's people what was changed: a notice for each, and a line in the timeline (KA-32).

It reads the audit trail, so it hears of every change, whoever made it and by whichever way.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

from callcenter.accounts.account import Account
from callcenter.accounts.book import Contract, Need, Project, Promise
from callcenter.accounts.person import Person
from callcenter.ports.bookmarks import Bookmark
from callcenter.ports.books import Changed, Put, RecordsError
from callcenter.ports.notices import Notice
from callcenter.ports.records import AuditLine
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office
from callcenter.service.signals import Signals

#: What is told of, by its name in the audit trail.
_KINDS: dict[str, type[Any]] = {
    "account": Account,
    "person": Person,
    "need": Need,
    "promise": Promise,
    "project": Project,
    "contract": Contract,
}
_DONE = ("added", "changed", "dropped")
#: What can have been done to what, as the trail and the notices of it say.
WHAT = tuple(f"{name}.{done}" for name in _KINDS for done in _DONE)
_NAME, _PAGE = "change_feed", 500
#: Seconds until it is tried again after a fault.
_AGAIN = 5.0


class ChangeFeed:
    """Reads the audit trail from its bookmark on; what it tells and the bookmark are one transaction."""

    def __init__(self, office: Office, signals: Signals) -> None:
        self._office = office
        self._signals = signals
        self._woken = asyncio.Event()

    def hear(self, changes: Sequence[Changed]) -> None:
        """Wake when something was changed that is told of."""
        kinds = tuple(_KINDS.values())
        if any(isinstance(change.after or change.before, kinds) for change in changes):
            self._woken.set()

    async def run(self) -> None:
        """Tell of changes, for ever; after a fault of the store it is tried again."""
        while True:
            self._woken.clear()
            try:
                await self.catch_up()
            except RecordsError as error:
                self._signals.fault("change_feed", error)
                await asyncio.sleep(_AGAIN)
                continue
            await self._woken.wait()

    async def catch_up(self) -> int:
        """Tell of all changes since the bookmark and return how many; the first time of none."""
        books = self._office.books
        bookmark = await books.get(Bookmark, _NAME)
        if bookmark is None:
            newest = await self._office.records.audit_lines(1)
            seq = newest[0].id if newest else 0
            await books.commit([Put(Bookmark(_NAME, seq=seq), quiet=True)], "", 0.0)
            return 0
        lines = await self._since(bookmark.seq)
        told = [entity for line in lines for entity in await self._told(line)]
        if lines:
            moved = Bookmark(_NAME, bookmark.version, lines[-1].id)
            puts = [Put(entity, quiet=True) for entity in (*told, moved)]
            await books.commit(puts, "", 0.0)
        return sum(isinstance(each, TimelineEntry) for each in told)

    async def _since(self, seq: int) -> list[AuditLine]:
        """Return the lines behind one, oldest first."""
        found: list[AuditLine] = []
        before: int | None = None
        while True:
            page = await self._office.records.audit_lines(_PAGE, before)
            new = [line for line in page if line.id > seq]
            found += new
            if len(new) < _PAGE:
                return found[::-1]
            before = page[-1].id

    async def _told(self, line: AuditLine) -> list[Any]:
        """Return the line of the timeline and the notices that a line of the trail means."""
        name, _, done = line.what.rpartition(".")
        if name not in _KINDS or done not in _DONE:
            return []
        account = await self._account(name, str(line.detail.get("id", "")))
        if account is None:
            return []
        fields = sorted(line.detail.get("fields", {}))
        entry = TimelineEntry(
            id=f"change:{line.id}",
            at=line.at,
            account=account.id,
            kind="change",
            ref=str(line.detail["id"]),
            what=line.what,
            detail={"fields": fields},
            by=line.who,
            secrecy=account.secrecy,
        )
        return [entry, *await self._notices(line, account, ", ".join(fields))]

    async def _account(self, name: str, id: str) -> Account | None:
        """Return the account that a line is about, None where that is not known any more."""
        entity = await self._office.books.get(_KINDS[name], id)
        if entity is None or isinstance(entity, Account):
            return entity
        return await self._office.books.get(Account, entity.account) if entity.account else None

    async def _notices(self, line: AuditLine, account: Account, fields: str) -> list[Notice]:
        """Return a notice for everybody who works for the account, but for whoever changed it."""
        agents = {account.manager, account.deputy} - {""}
        team = {member.user for member in account.team}
        users = await self._office.records.users()
        names = [user.name for user in users if user.active and (user.agent in agents or user.name in team)]
        return [
            Notice(
                id=f"change:{line.id}:{name}",
                user=name,
                at=line.at,
                kind="account",
                subject=account.id,
                what=line.what,
                title=account.company,
                text=fields,
                by=line.who,
            )
            for name in names
            if name != line.who
        ]
