"""`callcenter admin rebuild-facts` and `check-facts`: the facts of reports against the journal."""

import argparse
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from callcenter.commands.common import FAILED
from callcenter.settings import Settings

if TYPE_CHECKING:
    from callcenter.ports.journal import Row
    from callcenter.storage.open import Storage


async def rebuild_facts(settings: Settings, _args: argparse.Namespace) -> int:
    """Make the facts of reports anew from the journal; a service may run meanwhile."""
    from dashboards.reports.keeping import rebuild

    async with _beside(settings) as (storage, pages):
        last = await rebuild(storage.facts, storage.books, pages, lambda _seq: None)
    print(f"made anew from {last} events")
    return 0


async def check_facts(settings: Settings, _args: argparse.Namespace) -> int:
    """Compare the facts of reports with the journal; say where they first differ."""
    from dashboards.reports.keeping import first_difference

    async with _beside(settings) as (storage, pages):
        found = await first_difference(storage.facts, storage.books, pages)
        seq, _ = await storage.facts.position()
    print(found or f"the facts are those of the journal, up to event {seq}")
    return FAILED if found else 0


@asynccontextmanager
async def _beside(settings: Settings) -> "AsyncIterator[tuple[Storage, AsyncIterator[Sequence[Row]]]]":
    """The records and the facts, and the pages of the journal: its floor may be owned by a service."""
    from callcenter.storage.migrate import upgrade
    from callcenter.storage.open import build_storage
    from callcenter.storage.reading import pages_of

    await upgrade(settings.database_url)
    storage = build_storage(settings.database_url, settings.floor)
    await storage.records.open()
    await storage.facts.open()
    try:
        yield storage, pages_of(settings.database_url, settings.floor)
    finally:
        await storage.facts.close()
        await storage.records.close()
