"""A house with tiers and a key account, whose changes a second person agrees to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.accounts.account import Account
from callcenter.ports.books import Put
from callcenter.ports.records import User
from tests.scenarios.house import HASH, House, open_house

TIERS = [{"id": "A", "name": {"en": "Gold", "zh-CN": "金牌"}}, {"id": "B", "name": {"en": "Silver"}}]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """The house, to be imported by the tests in place of the usual one: an account, and two who may agree."""
    database = f"sqlite:///{tmp_path / 'browser.db'}"
    async with open_house("simulated", database, {"tiers": TIERS}) as found:
        storage = found.service.storage
        await storage.records.save_user(User("meg", HASH, "Meg", "", ("supervisor",)))
        acme = Account("acc-acme", company="Acme Pumps", tier="B", manager="ana")
        await storage.books.commit([Put(acme)], "sue", found.service.clock.now())
        yield found
