"""Who was known before customers became books is known afterwards."""

from pathlib import Path

import pytest
from sqlalchemy import text

from callcenter.accounts.account import Account, Stage
from callcenter.accounts.person import Person
from callcenter.floor.values import CustomerCard
from callcenter.storage.database import open_engine
from callcenter.storage.migrate import upgrade
from callcenter.storage.sql_records import SqlRecords
from tests.stores import Postgres

OLD = (
    "INSERT INTO accounts VALUES ('acme', 'Acme \"钢铁\"', 'A', 'ana', '')",
    "INSERT INTO people VALUES ('p1', 'Grace', 'en', 'acme'), ('p2', '王芳', 'zh-CN', NULL)",
    "INSERT INTO numbers VALUES ('+15550100', 'p1'), ('+15550101', 'p1'), ('+15550101', 'p2')",
)


@pytest.fixture
async def new_database(postgres: Postgres) -> str:
    """An empty database on the server."""
    return postgres.url(await postgres.empty())


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each sort."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/old.db"
    return str(request.getfixturevalue("new_database"))


async def test_the_customers_of_before_are_there(url: str) -> None:
    """By number, by account and by who serves them; what nobody asked for then is as of a new one."""
    await upgrade(url, "0005")
    engine = open_engine(url)
    async with engine.begin() as connection:
        for statement in OLD:
            await connection.execute(text(statement))
    await engine.dispose()
    await upgrade(url)
    records = SqlRecords(url)
    await records.open()
    acme = Account("acme", 1, company='Acme "钢铁"', tier="A", manager="ana")
    assert await records.books.find(Account, {"served_by": "ana", "stage": Stage.FOUND}) == [acme]
    assert await records.books.find(Person, {"account": ""}) == [
        Person("p2", 1, name="王芳", language="zh-CN", numbers=("+15550101",))
    ]
    grace = CustomerCard("p1", "Grace", "acme", 'Acme "钢铁"', "A", "en", manager="ana")
    assert await records.card("+15550100") == grace
    assert await records.card("+15550101") is None
    await records.save_person(CustomerCard(person="p1", name="Grace"), ("+15550100",))
    assert await records.card("+15550101") == CustomerCard(person="p2", name="王芳", language="zh-CN")
    await records.close()
