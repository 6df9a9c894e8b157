"""The records in SQLite or PostgreSQL, through SQLAlchemy Core."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Table, delete, func, insert, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine, Result, RowMapping
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.sql import Executable

from callcenter.floor.values import CustomerCard
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
from callcenter.storage import tables
from callcenter.storage.books.open import sql_books
from callcenter.storage.books.shelf import Shelves
from callcenter.storage.cards import save_card
from callcenter.storage.database import POSTGRES_ERRORS, open_engine, open_reader
from callcenter.storage.kinds import SHELVES
from callcenter.storage.sql_cards import find_cards


class SqlRecords:
    """The records, and the `books` beside them, of a database whose schema exists (see `migrate.upgrade`).

    Every call is one short transaction. Whatever the database says comes back as
    `RecordsError` that holds no values.
    """

    def __init__(self, database_url: str, shelves: Shelves = SHELVES) -> None:
        self.books = sql_books(database_url, shelves)
        self._url = database_url
        self._engine: AsyncEngine | None = None
        self._reader: Engine | None = None

    async def open(self) -> None:
        """Connect. Raises `RecordsError`."""
        if self._engine is None:
            self._engine = open_engine(self._url)
            self._reader = open_reader(self._url)
        try:
            await self.check()
            await self.books.open()
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Let go of the connections."""
        await self.books.close()
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None
        if self._reader is not None:
            self._reader.dispose()
            self._reader = None

    async def check(self) -> None:
        """Raise `RecordsError` with the reason unless a read succeeds now."""
        await self._all(select(tables.users.c.name).limit(1))

    async def user(self, name: str) -> User | None:
        """Return the user of that name, if any."""
        found = await self._all(select(tables.users).where(tables.users.c.name == name))
        return _user(found[0]) if found else None

    async def users(self) -> list[User]:
        """Return all users by name."""
        found = [_user(row) for row in await self._all(select(tables.users))]
        # Sorted here, because each database has its own order of letters.
        return sorted(found, key=lambda user: user.name)

    async def save_user(self, user: User) -> None:
        """Insert or replace a user."""
        values = {name: getattr(user, name) for name in user.__struct_fields__}
        async with self._transaction() as connection:
            await _upsert(connection, tables.users, values | {"roles": list(user.roles)}, "name")

    async def add_session(self, session: Session) -> None:
        """Keep a session of a known user."""
        await self._do(
            insert(tables.sessions).values(
                token=session.token,
                user_name=session.user,
                created_at=session.created_at,
                expires_at=session.expires_at,
            )
        )

    async def session(self, token: str, now: float) -> Session | None:
        """Return the session of that token hash unless it has expired at `now`."""
        table = tables.sessions
        found = await self._all(select(table).where(table.c.token == token, table.c.expires_at > now))
        return Session(*found[0].values()) if found else None

    async def extend_session(self, token: str, expires_at: float) -> None:
        """Move a session's end; unknown ones are no error."""
        table = tables.sessions
        await self._do(update(table).where(table.c.token == token).values(expires_at=expires_at))

    async def end_session(self, token: str) -> None:
        """Forget a session; unknown ones are no error."""
        await self._do(delete(tables.sessions).where(tables.sessions.c.token == token))

    async def end_sessions(self, user: str, keep: str = "") -> list[str]:
        """Forget a user's sessions but one; return the tokens of the others."""
        table = tables.sessions
        gone = delete(table).where(table.c.user_name == user, table.c.token != keep)
        async with self._transaction() as connection:
            return list((await connection.execute(gone.returning(table.c.token))).scalars())

    async def forget_sessions(self, now: float) -> int:
        """Delete the expired sessions and return how many."""
        return await self._do(delete(tables.sessions).where(tables.sessions.c.expires_at <= now))

    async def configuration(self) -> Configuration | None:
        """Return the newest configuration, if one was ever saved."""
        table = tables.configurations
        newest = select(table.c.version, table.c.document).order_by(table.c.version.desc()).limit(1)
        found = await self._all(newest)
        return Configuration(*found[0].values()) if found else None

    async def save_configuration(self, document: dict[str, Any], expected: int, by: str, now: float) -> int:
        """Store a new version and return its number. Raises `StaleVersion`.

        The comparison and the insert are one statement; of two that run at once, the key
        lets one pass.
        """
        table = tables.configurations
        current = select(func.coalesce(func.max(table.c.version), 0)).scalar_subquery()
        values = select(
            literal(expected + 1),
            literal(document, table.c.document.type),
            literal(now),
            literal(by),
        ).where(current == expected)
        columns = ["version", "document", "at", "author"]
        stored = await self._do(insert(table).from_select(columns, values), taken=StaleVersion)
        if not stored:
            raise StaleVersion(f"version {expected} is not the current one")
        return expected + 1

    async def configuration_at(self, version: int) -> Configuration | None:
        """Return a version of the configuration, if there was one."""
        table = tables.configurations
        found = await self._all(select(table.c.version, table.c.document).where(table.c.version == version))
        return Configuration(*found[0].values()) if found else None

    async def configuration_history(self, limit: int = 100) -> list[Edition]:
        """Return who changed the configuration when, newest first."""
        table = tables.configurations
        newest = select(table.c.version, table.c.at, table.c.author).order_by(table.c.version.desc())
        return [Edition(*row.values()) for row in await self._all(newest.limit(limit))]

    async def flows(self) -> list[FlowText]:
        """Return the newest published version of each flow file, by name."""
        table = tables.flows
        newest = select(table.c.name, func.max(table.c.version).label("version")).group_by(table.c.name)
        last = newest.subquery()
        same = (table.c.name == last.c.name) & (table.c.version == last.c.version)
        found = await self._all(
            select(table.c.name, table.c.version, table.c.text).select_from(table.join(last, same))
        )
        return sorted((FlowText(*row.values()) for row in found), key=lambda flow: flow.name)

    async def flow(self, name: str, version: int) -> FlowText | None:
        """Return a published version of a flow file, if there was one."""
        table = tables.flows
        columns = select(table.c.name, table.c.version, table.c.text)
        found = await self._all(columns.where(table.c.name == name, table.c.version == version))
        return FlowText(*found[0].values()) if found else None

    async def save_flow(self, name: str, text: str, expected: int, by: str, now: float) -> int:
        """Store a new version of a flow file and return its number. Raises `StaleVersion`."""
        table = tables.flows
        last = select(func.coalesce(func.max(table.c.version), 0)).where(table.c.name == name)
        values = select(literal(name), literal(expected + 1), literal(text), literal(now), literal(by)).where(
            last.scalar_subquery() == expected
        )
        columns = ["name", "version", "text", "at", "author"]
        if not await self._do(insert(table).from_select(columns, values), taken=StaleVersion):
            raise StaleVersion(f"version {expected} is not the current one")
        return expected + 1

    async def flow_history(self, name: str) -> list[Edition]:
        """Return who published a flow file when, newest first."""
        table = tables.flows
        columns = select(table.c.version, table.c.at, table.c.author).where(table.c.name == name)
        return [Edition(*row.values()) for row in await self._all(columns.order_by(table.c.version.desc()))]

    async def card(self, number: str) -> CustomerCard | None:
        """Return the customer whose number (E.164) this is, if exactly one is known."""
        return (await self.cards((number,))).get(number)

    async def cards(self, numbers: tuple[str, ...]) -> dict[str, CustomerCard]:
        """Return the customers of these numbers in one query, without those of nobody or of several."""
        return await find_cards(self.books, numbers)

    async def save_person(self, card: CustomerCard, numbers: tuple[str, ...]) -> None:
        """Insert or replace a person with the account on the card and the numbers.

        Raises `ValueError` as `check_card` does.
        """
        await save_card(self.books, card, numbers)

    async def audit(self, at: float, who: str, what: str, detail: dict[str, Any]) -> None:
        """Write one line into the audit trail."""
        await self._do(insert(tables.audit).values(at=at, who=who, what=what, detail=detail))

    async def audit_trail(self, limit: int = 100) -> list[dict[str, Any]]:
        """Return the newest lines (at, who, what, detail) of the audit trail, newest first."""
        table = tables.audit
        newest = select(table.c.at, table.c.who, table.c.what, table.c.detail).order_by(table.c.id.desc())
        return [dict(row) for row in await self._all(newest.limit(limit))]

    async def audit_lines(
        self, limit: int, before: int | None = None, who: str = "", what: str = ""
    ) -> list[AuditLine]:
        """Return lines of the audit trail, newest first, with `id` < `before` if that is given."""
        table = tables.audit
        lines = select(table).order_by(table.c.id.desc()).limit(limit)
        if before is not None:
            lines = lines.where(table.c.id < before)
        if who:
            lines = lines.where(table.c.who == who)
        if what:
            lines = lines.where(func.substr(table.c.what, 1, len(what)) == what)
        return [AuditLine(**dict(row)) for row in await self._all(lines)]

    async def old_audit(self, before: float) -> int:
        """Return how many lines of the audit trail are older than `before`."""
        counted = select(func.count().label("n")).where(tables.audit.c.at < before)
        return int((await self._all(counted))[0]["n"])

    async def forget_audit(self, before: float) -> int:
        """Delete the lines of the audit trail older than `before` and return how many."""
        return await self._do(delete(tables.audit).where(tables.audit.c.at < before))

    async def _all(self, query: Executable) -> Sequence[RowMapping]:
        if self._reader is not None:
            return await self._look(self._reader, lambda connection: connection.execute(query))
        async with self._transaction() as connection:
            return (await connection.execute(query)).mappings().all()

    @staticmethod
    async def _look(reader: Engine, query: Callable[[Connection], Result[Any]]) -> Sequence[RowMapping]:
        """Return what a query finds, read in a thread."""
        try:
            return await asyncio.to_thread(_read, reader, query)
        except SQLAlchemyError as error:
            raise RecordsError(_reason(error)) from None

    async def _do(self, statement: Executable, taken: type[RecordsError] = RecordsError) -> int:
        """Execute one change and return how many rows it touched; `taken` tells of a broken key."""
        async with self._transaction(taken) as connection:
            return (await connection.execute(statement)).rowcount

    @asynccontextmanager
    async def _transaction(self, taken: type[RecordsError] = RecordsError) -> AsyncIterator[AsyncConnection]:
        if self._engine is None:
            raise RecordsError("the records are not open")
        try:
            async with self._engine.begin() as connection:
                yield connection
        except IntegrityError as error:
            raise taken(_reason(error)) from None
        except (SQLAlchemyError, *POSTGRES_ERRORS) as error:
            # What the database says may quote a number or a name: the chain ends here.
            raise RecordsError(_reason(error)) from None


async def _upsert(connection: AsyncConnection, table: Table, values: dict[str, Any], key: str) -> None:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(values)
    others = {name: statement.excluded[name] for name in values if name != key}
    await connection.execute(statement.on_conflict_do_update(index_elements=[key], set_=others))


def _read(reader: Engine, query: Callable[[Connection], Result[Any]]) -> Sequence[RowMapping]:
    with reader.connect() as connection:
        return query(connection).mappings().all()


def _user(row: RowMapping) -> User:
    return User(**(dict(row) | {"roles": tuple(row["roles"])}))


def _reason(error: Exception) -> str:
    """Name an error without the values that its later lines may hold."""
    cause = getattr(error, "orig", None) or error
    first = str(cause).partition("\n")[0]
    return f"{type(cause).__name__}: {first}"
