"""Cases of before are found by what is in their files, and by their address."""

import json
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from callcenter.cases.case import Case
from callcenter.storage.database import open_engine
from callcenter.storage.migrate import upgrade
from callcenter.storage.sql_records import SqlRecords
from tests.stores import Postgres

FILE = {
    "id": "f1",
    "name": "a",
    "media_type": "text/plain",
    "size": 1,
    "digest": "d1",
    "at": 1.0,
    "by": "ann",
}
BODIES = (
    {"id": "k1", "version": 1, "files": [FILE, FILE | {"id": "f2"}], "address": " Ida@Acme.example"},
    {"id": "k2", "version": 1},
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


async def test_files_and_addresses_of_before_are_found(url: str) -> None:
    """Once each; a case without either has none."""
    await upgrade(url, "0023")
    engine = open_engine(url)
    async with engine.begin() as connection:
        columns = await connection.run_sync(lambda sync: inspect(sync).get_columns("cases"))
        names = [f'"{each["name"]}"' for each in columns]
        for body in BODIES:
            kept = {"id": f"'{body['id']}'", "version": "1", "body": ":body"}
            texts = [kept.get(each["name"], "''" if "TEXT" in str(each["type"]) else "0") for each in columns]
            sql = f"INSERT INTO cases ({', '.join(names)}) VALUES ({', '.join(texts)})"
            await connection.execute(text(sql), {"body": json.dumps(body)})
    await engine.dispose()
    await upgrade(url)
    records = SqlRecords(url)
    await records.open()
    for field, value in (("digests", "d1"), ("addresses", "ida@acme.example")):
        assert ["k1"] == [case.id for case in await records.books.find(Case, {field: value})]
    await records.close()
