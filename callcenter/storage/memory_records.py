"""The records in memory: for tests and a demo that need keep nothing."""

import copy
from typing import Any

from msgspec import structs

from callcenter.floor.values import CustomerCard
from callcenter.ports.records import Configuration, RecordsError, Session, StaleVersion, User
from callcenter.storage.cards import check_card


class MemoryRecords:
    """Records that are forgotten with the process.

    `break_with(error)` makes every call raise, until `mend()`.
    """

    def __init__(self) -> None:
        self._users: dict[str, User] = {}
        self._sessions: dict[str, Session] = {}
        self._configuration: Configuration | None = None
        self._people: dict[str, CustomerCard] = {}
        self._accounts: dict[str, CustomerCard] = {}
        self._numbers: dict[str, set[str]] = {}
        self._audit: list[dict[str, Any]] = []
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
        return copy.deepcopy(self._configuration)

    async def save_configuration(self, document: dict[str, Any], expected: int, by: str, now: float) -> int:
        """Store a new version and return its number. Raises `StaleVersion`."""
        await self.check()
        current = self._configuration.version if self._configuration else 0
        if current != expected:
            raise StaleVersion(f"version {expected} is not the current one")
        self._configuration = Configuration(current + 1, copy.deepcopy(document))
        return current + 1

    async def card(self, number: str) -> CustomerCard | None:
        """Return the customer whose number (E.164) this is, if exactly one is known."""
        await self.check()
        holders = self._numbers.get(number, set())
        if len(holders) != 1:
            return None
        card = self._people[next(iter(holders))]
        account = self._accounts.get(card.account, card)
        return structs.replace(
            card,
            company=account.company,
            tier=account.tier,
            manager=account.manager,
            deputy=account.deputy,
        )

    async def cards(self, numbers: tuple[str, ...]) -> dict[str, CustomerCard]:
        """Return the customers of these numbers, without those of nobody."""
        found = {number: await self.card(number) for number in numbers}
        return {number: card for number, card in found.items() if card is not None}

    async def save_person(self, card: CustomerCard, numbers: tuple[str, ...]) -> None:
        """Insert or replace a person. Raises `ValueError` as `check_card` does."""
        await self.check()
        check_card(card)
        self._people[card.person] = card
        if card.account:
            self._accounts[card.account] = card
        for holders in self._numbers.values():
            holders.discard(card.person)
        for number in numbers:
            self._numbers.setdefault(number, set()).add(card.person)

    async def audit(self, at: float, who: str, what: str, detail: dict[str, Any]) -> None:
        """Write one line into the audit trail."""
        await self.check()
        self._audit.append({"at": at, "who": who, "what": what, "detail": copy.deepcopy(detail)})

    async def audit_trail(self, limit: int = 100) -> list[dict[str, Any]]:
        """Return the newest lines (at, who, what, detail) of the audit trail, newest first."""
        await self.check()
        return copy.deepcopy(self._audit[: -limit - 1 : -1])
