"""Who calls, and what happened with them: against the same indexed query, asked of the bare driver."""

import asyncio
import random
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import asyncpg

from bench.customers import PAGE, Crowd, postgres_crowd, sqlite_crowd
from bench.figures import Figure, at_most, figure, percentile, ratios
from bench.rounds import Size, interleaved
from callcenter.service.directory import Directory
from callcenter.service.signals import Signals
from callcenter.service.timeline import timeline
from callcenter.storage.database import sqlite_path
from callcenter.storage.sql_records import SqlRecords

#: Who call at the same moment.
_AT_ONCE = 32

_LOOK_UP = """
    SELECT person.id, person.name, person.language, account.id, account.company, account.tier,
        account.manager, account.deputy
    FROM people_numbers JOIN people AS person ON person.id = people_numbers.id
    LEFT JOIN accounts AS account ON account.id = person.account
    WHERE value = {place}"""
_PAGE = f"SELECT body FROM timeline WHERE account = {{place}} ORDER BY at DESC, id DESC LIMIT {PAGE}"

#: Asks the bare driver one thing of one value.
Ask = Callable[[str, str], Awaitable[Sequence[Any]]]


async def measure(size: Size, folder: Path) -> list[Figure]:
    """Measure with the same customers in either database, one after the other."""
    crowd = Crowd(size.people, size.entries)
    found = []
    async with sqlite_crowd(folder, crowd) as url, _bare_sqlite(url) as ask:
        found += await _figures(url, ask, "?", crowd, size, "")
    async with postgres_crowd(folder, crowd) as url, _bare_postgres(url) as ask:
        found += await _figures(url, ask, "$1", crowd, size, "_postgres")
    return found


async def _figures(url: str, ask: Ask, place: str, crowd: Crowd, size: Size, store: str) -> list[Figure]:
    records = SqlRecords(url)
    await records.open()
    dice = random.Random(size.seed)

    def number() -> str:
        return f"+1{2_000_000_000 + dice.randrange(crowd.people)}"

    def account() -> str:
        return f"a{dice.randrange(crowd.accounts)}"

    look_up, page = _LOOK_UP.format(place=place), _PAGE.format(place=place)
    try:
        found = await interleaved(
            {
                "look_up": lambda: _each(size, lambda: ask(look_up, number())),
                "card": lambda: _each(size, lambda: records.card(number())),
                "cards": lambda: _at_once(size, records, number),
                "page": lambda: _each(size, lambda: ask(page, account())),
                "timeline": lambda: _each(
                    size, lambda: timeline(records.books, account=account(), limit=PAGE)
                ),
            },
            size,
        )
    finally:
        await records.close()
    half = {name: [percentile(turn, 0.5) for turn in turns] for name, turns in found.items()}
    half["cards"] = [seconds / _AT_ONCE for seconds in half["cards"]]
    slow = [percentile(turn, 0.99) * 1000 for turn in found["cards"]]
    looked = (
        f"{min(half['cards']) * 1e6:.0f} us a caller at best, the bare query {min(half['look_up']) * 1e6:.0f}"
    )
    paged = (
        f"{min(half['timeline']) * 1e6:.0f} us a page at best, the bare query {min(half['page']) * 1e6:.0f}"
    )
    return [
        figure(f"lookup_vs_sql{store}", ratios(half["cards"], half["look_up"]), at_most(3), looked),
        figure(f"lookup_lone_vs_sql{store}", ratios(half["card"], half["look_up"])),
        figure(f"lookup_p99_ms{store}", slow, at_most(5), f"{crowd.people} people"),
        figure(f"timeline_vs_sql{store}", ratios(half["timeline"], half["page"]), at_most(3), paged),
    ]


async def _each(size: Size, ask: Callable[[], Awaitable[Any]]) -> list[float]:
    """Return the seconds of one after another. Raises `RuntimeError` for one who is not found."""
    took = []
    for _ in range(size.lookups):
        began = time.perf_counter()
        answer = await ask()
        took.append(time.perf_counter() - began)
        if not answer:
            raise RuntimeError("a customer of the bench is not found")
    return took


async def _at_once(size: Size, records: SqlRecords, number: Callable[[], str]) -> list[float]:
    """Return the seconds that callers wait who come together, through what every new call asks."""
    directory = Directory(records, Signals(), remembered=0)
    took = []
    for _ in range(max(1, size.lookups // 8)):
        numbers = [number() for _ in range(_AT_ONCE)]
        began = time.perf_counter()
        cards = await asyncio.gather(*map(directory.card, numbers))
        took.append(time.perf_counter() - began)
        if not all(card.person for card in cards):
            raise RuntimeError("a customer of the bench is not found")
    return took


@asynccontextmanager
async def _bare_sqlite(url: str) -> AsyncIterator[Ask]:
    """A connection in the same thread: nothing is handed over."""
    with closing(sqlite3.connect(sqlite_path(url), isolation_level=None)) as raw:

        async def ask(sql: str, value: str) -> Sequence[Any]:
            return raw.execute(sql, (value,)).fetchall()

        yield ask


@asynccontextmanager
async def _bare_postgres(url: str) -> AsyncIterator[Ask]:
    """A connection, whose statements the driver prepares once."""
    raw: asyncpg.Connection[Any] = await asyncpg.connect(url)
    try:

        async def ask(sql: str, value: str) -> Sequence[Any]:
            return await raw.fetch(sql, value)

        yield ask
    finally:
        await raw.close()
