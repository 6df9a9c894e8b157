"""What is not live: users, sessions, configuration, people and numbers, the audit trail."""

from typing import Any, Protocol

from msgspec import Struct

from callcenter.floor.values import CustomerCard


class User(Struct, frozen=True):
    """Somebody who may sign in. `agent` is the id on the floor, empty for those who take no calls.

    `password` is an argon2 hash, never the word itself. `roles` out of agent, supervisor,
    department, account_manager, administrator, auditor. `email` is where reports go, "" for nowhere.
    `language` is the one that somebody chose for the console, "" while nobody has: then the browser's holds.
    """

    name: str
    password: str
    display: str = ""
    agent: str = ""
    roles: tuple[str, ...] = ("agent",)
    language: str = ""
    active: bool = True
    email: str = ""


class Session(Struct, frozen=True):
    """A server-side session. `token` is the SHA-256 of the cookie, so a stolen table opens no door."""

    token: str
    user: str
    created_at: float
    expires_at: float


class Configuration(Struct, frozen=True):
    """The house's configuration document with its version, which grows by one per change."""

    version: int
    document: dict[str, Any]


class Edition(Struct, frozen=True):
    """One version of a document: who made it and when (seconds UTC)."""

    version: int
    at: float
    by: str


class FlowText(Struct, frozen=True):
    """One version of a flow file as it was published."""

    name: str
    version: int
    text: str


class AuditLine(Struct, frozen=True):
    """One line of the audit trail; `id` grows and orders it."""

    id: int
    at: float
    who: str
    what: str
    detail: dict[str, Any]


class RecordsError(Exception):
    """The records cannot be read or written."""


class StaleVersion(RecordsError):
    """Somebody else changed the record since it was read."""


class Records(Protocol):
    """The ordinary tables."""

    async def open(self) -> None:
        """Connect. The schema must exist."""

    async def close(self) -> None:
        """Let go of the connections."""

    async def check(self) -> None:
        """Raise `RecordsError` with the reason unless a read succeeds now."""

    async def user(self, name: str) -> User | None:
        """Return the user of that name, if any."""

    async def users(self) -> list[User]:
        """Return all users by name."""

    async def save_user(self, user: User) -> None:
        """Insert or replace a user."""

    async def add_session(self, session: Session) -> None:
        """Keep a session of a known user, with a new token."""

    async def session(self, token: str, now: float) -> Session | None:
        """Return the session of that token hash unless it has expired at `now`."""

    async def extend_session(self, token: str, expires_at: float) -> None:
        """Move a session's end; unknown ones are no error."""

    async def end_session(self, token: str) -> None:
        """Forget a session; unknown ones are no error."""

    async def end_sessions(self, user: str, keep: str = "") -> list[str]:
        """Forget a user's sessions but the one with the token `keep`; return the tokens of the others."""

    async def forget_sessions(self, now: float) -> int:
        """Delete the expired sessions and return how many."""

    async def configuration(self) -> Configuration | None:
        """Return the newest configuration, if one was ever saved."""

    async def save_configuration(self, document: dict[str, Any], expected: int, by: str, now: float) -> int:
        """Store a new version and return its number; `expected` is the version it replaces (0: none).

        Raises `StaleVersion` when another version is current.
        """

    async def configuration_at(self, version: int) -> Configuration | None:
        """Return a version of the configuration, if there was one."""

    async def configuration_history(self, limit: int = 100) -> list[Edition]:
        """Return who changed the configuration when, newest first."""

    async def flows(self) -> list[FlowText]:
        """Return the newest published version of each flow file, by name."""

    async def flow(self, name: str, version: int) -> FlowText | None:
        """Return a published version of a flow file, if there was one."""

    async def save_flow(self, name: str, text: str, expected: int, by: str, now: float) -> int:
        """Store a new version of a flow file and return its number, as `save_configuration` does."""

    async def flow_history(self, name: str) -> list[Edition]:
        """Return who published a flow file when, newest first."""

    async def card(self, number: str) -> CustomerCard | None:
        """Return the customer whose number (E.164) this is, if exactly one is known."""

    async def cards(self, numbers: tuple[str, ...]) -> dict[str, CustomerCard]:
        """Return the same for many numbers in one look-up; those of nobody are left out."""

    async def save_person(self, card: CustomerCard, numbers: tuple[str, ...]) -> None:
        """Insert or replace a person (by `card.person`) with the account on the card and the numbers."""

    async def audit(self, at: float, who: str, what: str, detail: dict[str, Any]) -> None:
        """Write one line into the audit trail."""

    async def audit_trail(self, limit: int = 100) -> list[dict[str, Any]]:
        """Return the newest lines of the audit trail, newest first."""

    async def audit_lines(
        self, limit: int, before: int | None = None, who: str = "", what: str = ""
    ) -> list[AuditLine]:
        """Return lines of the audit trail, newest first, with `id` < `before` if that is given.

        `who` leaves that user's lines alone, `what` those whose word begins so (`user.`).
        """

    async def old_audit(self, before: float) -> int:
        """Return how many lines of the audit trail are older than `before`."""

    async def forget_audit(self, before: float) -> int:
        """Delete the lines of the audit trail older than `before` and return how many.

        The others keep their ids.
        """
