"""One URL opens a whole store."""

from pathlib import Path

import pytest

from callcenter.ports.journal import JournalUnavailable
from callcenter.storage.database import Store, sqlite_path, store_of
from callcenter.storage.open import open_storage
from tests.rows import batch
from tests.stores import Postgres


async def test_every_store_opens_from_nothing(tmp_path: Path, postgres: Postgres) -> None:
    """Tables are made, both parts work, and closing twice is no error."""
    urls = ("memory:", f"sqlite:///{tmp_path}/new.db", postgres.url(await postgres.empty()))
    for url in urls:
        storage = await open_storage(url)
        await storage.journal.append(batch(1))
        await storage.records.audit(1.0, "ada", "began", {})
        assert await storage.journal.last() == 1
        await storage.close()
        await storage.close()


async def test_a_second_owner_is_refused_and_holds_nothing(tmp_path: Path) -> None:
    """The first goes on undisturbed, another floor of the same file may be owned."""
    url = f"sqlite:///{tmp_path}/callcenter.db"
    first = await open_storage(url)
    with pytest.raises(JournalUnavailable, match="owned by process"):
        await open_storage(url)
    other = await open_storage(url, floor="night shift/2")
    await first.journal.append(batch(1))
    await other.journal.append(batch(1))
    await first.close()
    await other.close()


@pytest.mark.parametrize(
    ("url", "store"),
    [
        ("memory:", Store.MEMORY),
        ("sqlite:///callcenter.db", Store.SQLITE),
        ("postgresql://u:p@h/d", Store.POSTGRES),
        ("postgres://h/d", Store.POSTGRES),
    ],
)
def test_a_url_names_its_store(url: str, store: Store) -> None:
    """By its scheme."""
    assert store_of(url) is store


@pytest.mark.parametrize("url", ["", "mysql://ada:secret@h/d", "callcenter.db", "sqlitefoo:///x"])
def test_another_url_is_refused_without_repeating_it(url: str) -> None:
    """A URL may hold a password, so the error does not."""
    with pytest.raises(ValueError, match="begins with") as caught:
        store_of(url)
    assert "secret" not in str(caught.value)


def test_sqlite_urls_are_relative_or_absolute() -> None:
    """Three slashes or four; a host, nothing, or a memory are no file."""
    assert sqlite_path("sqlite:///var/callcenter.db") == Path("var/callcenter.db")
    assert sqlite_path("sqlite:////var/callcenter.db") == Path("/var/callcenter.db")
    for url in ("sqlite://", "sqlite://var/callcenter.db", "sqlite:///:memory:", "sqlite:"):
        with pytest.raises(ValueError, match="SQLite URL"):
            sqlite_path(url)
