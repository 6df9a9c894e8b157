"""The records in memory: for tests and a demo that need keep nothing."""

import copy
import sys
from typing import Any

from msgspec import structs

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Among
from callcenter.ports.records import (
    AuditLine,
    Configuration,
    Edition,
    FlowText,
    RecordsError,
    Session,
    StaleVersion,
    User,
)
from callcenter.storage.books.memory import MemoryBooks
from callcenter.storage.books.shelf import Shelves
from callcenter.storage.cards import card_of, save_card
from callcenter.storage.kinds import SHELVES


class MemoryRecords:
    """Records that are forgotten with the process, and the `books` beside them.

    `break_with(error)` makes every call raise, until `mend()`.
    """

    def __init__(self, shelves: Shelves = SHELVES) -> None:
        self.books = MemoryBooks(shelves, self.check, self._note)
        self._users: dict[str, User] = {}
        self._sessions: dict[str, Session] = {}
        self._configurations: list[tuple[Configuration, Edition]] = []
        self._flows: dict[str, list[tuple[FlowText, Edition]]] = {}
        self._audit: list[AuditLine] = []
        self._audited = 0
        self._fault: RecordsError | None = None
        self._open = False

    def break_with(self, error: RecordsError) -> None:
        """Let every call raise `error` until `mend`."""
        self._fault = error

    def mend(self) -> None:
        """Work again."""
        self._fault = None

    async def open(self) -> None:
        """Begin."""
        self._open = True
        await self.check()

    async def close(self) -> None:
        """Let go; what was kept is there when they are opened again."""
        self._open = False

    async def check(self) -> None:
        """Raise `RecordsError` with the reason unless a read succeeds now."""
        if self._fault is not None:
            raise self._fault
        if not self._open:
            raise RecordsError("the records are not open")

    async def user(self, name: str) -> User | None:
        """Return the user of that name, if any."""
        await self.check()
        return self._users.get(name)

    async def users(self) -> list[User]:
        """Return all users by name."""
        await self.check()
        return [self._users[name] for name in sorted(self._users)]

    async def save_user(self, user: User) -> None:
        """Insert or replace a user."""
        await self.check()
        self._users[user.name] = user

    async def add_session(self, session: Session) -> None:
        """Keep a session of a known user."""
        await self.check()
        if session.user not in self._users or session.token in self._sessions:
            raise RecordsError("a session has a known user and a new token")
        self._sessions[session.token] = session

    async def session(self, token: str, now: float) -> Session | None:
        """Return the session of that token hash unless it has expired at `now`."""
        await self.check()
        found = self._sessions.get(token)
        return found if found and found.expires_at > now else None

    async def extend_session(self, token: str, expires_at: float) -> None:
        """Move a session's end; unknown ones are no error."""
        await self.check()
        if (found := self._sessions.get(token)) is not None:
            self._sessions[token] = structs.replace(found, expires_at=expires_at)

    async def end_session(self, token: str) -> None:
        """Forget a session; unknown ones are no error."""
        await self.check()
        self._sessions.pop(token, None)

    async def end_sessions(self, user: str, keep: str = "") -> list[str]:
        """Forget a user's sessions but one; return the tokens of the others."""
        await self.check()
        ended = [token for token, each in self._sessions.items() if each.user == user and token != keep]
        for token in ended:
            del self._sessions[token]
        return ended

    async def forget_sessions(self, now: float) -> int:
        """Delete the expired sessions and return how many."""
        await self.check()
        expired = [token for token, session in self._sessions.items() if session.expires_at <= now]
        for token in expired:
            del self._sessions[token]
        return len(expired)

    async def configuration(self) -> Configuration | None:
        """Return the newest configuration, if one was ever saved."""
        await self.check()
        return copy.deepcopy(self._configurations[-1][0]) if self._configurations else None

    async def save_configuration(self, document: dict[str, Any], expected: int, by: str, now: float) -> int:
        """Store a new version and return its number. Raises `StaleVersion`."""
        await self.check()
        version = len(self._configurations) + 1
        if version != expected + 1:
            raise StaleVersion(f"version {expected} is not the current one")
        kept = Configuration(version, copy.deepcopy(document))
        self._configurations.append((kept, Edition(version, now, by)))
        return version

    async def configuration_at(self, version: int) -> Configuration | None:
        """Return a version of the configuration, if there was one."""
        await self.check()
        found = [kept for kept, _ in self._configurations if kept.version == version]
        return copy.deepcopy(found[0]) if found else None

    async def configuration_history(self, limit: int = 100) -> list[Edition]:
        """Return who changed the configuration when, newest first."""
        await self.check()
        return [edition for _, edition in self._configurations[: -limit - 1 : -1]]

    async def flows(self) -> list[FlowText]:
        """Return the newest published version of each flow file, by name."""
        await self.check()
        return [self._flows[name][-1][0] for name in sorted(self._flows)]

    async def flow(self, name: str, version: int) -> FlowText | None:
        """Return a published version of a flow file, if there was one."""
        await self.check()
        return next((flow for flow, _ in self._flows.get(name, ()) if flow.version == version), None)

    async def save_flow(self, name: str, text: str, expected: int, by: str, now: float) -> int:
        """Store a new version of a flow file and return its number. Raises `StaleVersion`."""
        await self.check()
        version = len(self._flows.get(name, ())) + 1
        if version != expected + 1:
            raise StaleVersion(f"version {expected} is not the current one")
        kept = (FlowText(name, version, text), Edition(version, now, by))
        self._flows.setdefault(name, []).append(kept)
        return version

    async def flow_history(self, name: str) -> list[Edition]:
        """Return who published a flow file when, newest first."""
        await self.check()
        return [edition for _, edition in reversed(self._flows.get(name, ()))]

    async def card(self, number: str) -> CustomerCard | None:
        """Return the customer whose number (E.164) this is, if exactly one is known."""
        return (await self.cards((number,))).get(number)

    async def cards(self, numbers: tuple[str, ...]) -> dict[str, CustomerCard]:
        """Return the customers of these numbers, without those of nobody or of several."""
        holders = await self.books.find(
            Person, {"numbers": Among(numbers), "merged_into": ""}, limit=sys.maxsize
        )
        accounts = await self.books.get_many(Account, {person.account for person in holders})
        held = {number: [each for each in holders if number in each.numbers] for number in numbers}
        return {
            number: card_of(people[0], accounts.get(people[0].account))
            for number, people in held.items()
            if len(people) == 1
        }

    async def save_person(self, card: CustomerCard, numbers: tuple[str, ...]) -> None:
        """Insert or replace a person. Raises `ValueError` as `check_card` does."""
        await save_card(self.books, card, numbers)

    async def audit(self, at: float, who: str, what: str, detail: dict[str, Any]) -> None:
        """Write one line into the audit trail."""
        await self.check()
        self._note(at, who, what, detail)

    def _note(self, at: float, who: str, what: str, detail: dict[str, Any]) -> None:
        self._audited += 1
        self._audit.append(AuditLine(self._audited, at, who, what, copy.deepcopy(detail)))

    async def audit_trail(self, limit: int = 100) -> list[dict[str, Any]]:
        """Return the newest lines (at, who, what, detail) of the audit trail, newest first."""
        await self.check()
        return [_told(line) for line in copy.deepcopy(self._audit[: -limit - 1 : -1])]

    async def audit_lines(
        self, limit: int, before: int | None = None, who: str = "", what: str = ""
    ) -> list[AuditLine]:
        """Return lines of the audit trail, newest first, with `id` < `before` if that is given."""
        await self.check()
        wanted = (line for line in reversed(copy.deepcopy(self._audit)) if before is None or line.id < before)
        fitting = [line for line in wanted if who in ("", line.who) and line.what.startswith(what)]
        return fitting[:limit]

    async def old_audit(self, before: float) -> int:
        """Return how many lines of the audit trail are older than `before`."""
        await self.check()
        return sum(line.at < before for line in self._audit)

    async def forget_audit(self, before: float) -> int:
        """Delete the lines of the audit trail older than `before` and return how many."""
        await self.check()
        kept = [line for line in self._audit if line.at >= before]
        gone, self._audit[:] = len(self._audit) - len(kept), kept
        return gone


def _told(line: AuditLine) -> dict[str, Any]:
    return {"at": line.at, "who": line.who, "what": line.what, "detail": line.detail}
