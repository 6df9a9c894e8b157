"""A journal is read beside its owner."""

from pathlib import Path

import pytest

from callcenter.ports.journal import Batch, JournalUnavailable, Row
from callcenter.storage.reading import rows_of, sqlite_rows
from tests.stores import Home

ROWS = [Row(seq, float(seq), "contact.held", "k1", b"{}", b"{}" if seq == 1 else None) for seq in (1, 2, 3)]


async def test_rows_are_read_while_the_floor_is_owned(durable_home: Home) -> None:
    """All of them, of the one floor, and nothing of the owner's is taken: it writes on."""
    journal = durable_home.journal()
    await journal.open()
    try:
        await journal.append(Batch(ROWS))
        assert await rows_of(durable_home.url) == ROWS
        assert await rows_of(durable_home.url, "another floor") == []
        await journal.append(Batch([Row(4, 4.0, "contact.held", "k1", b"{}")]))
    finally:
        await journal.close()
    assert [row.seq for row in await rows_of(durable_home.url)] == [1, 2, 3, 4]


async def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    """A file that is not there is not made, and a file that is no database is refused."""
    with pytest.raises(JournalUnavailable):
        list(sqlite_rows(tmp_path / "none.db"))
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("no database, but long enough to look at")
    with pytest.raises(JournalUnavailable):
        list(sqlite_rows(tmp_path / "text.db"))
    with pytest.raises(JournalUnavailable):
        await rows_of("postgresql://127.0.0.1:1/x")
    with pytest.raises(ValueError, match="memory"):
        await rows_of("memory:")
