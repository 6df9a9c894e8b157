"""A database that has the present schema already, for houses that open in the middle of their history."""

import atexit
import shutil
import tempfile
from pathlib import Path

from callcenter.storage.database import Store, sqlite_path, store_of
from callcenter.storage.migrate import upgrade

_MADE: list[Path] = []


async def make_schema(database: str) -> None:
    """Let a new SQLite file begin as a copy: bringing an empty one up to date takes longer than a story."""
    if store_of(database) is not Store.SQLITE or (file := sqlite_path(database)).exists():
        return
    if not _MADE:
        folder = Path(tempfile.mkdtemp(prefix="schema-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        await upgrade(f"sqlite:///{folder}/schema.db")
        _MADE.append(folder / "schema.db")
    shutil.copy(_MADE[0], file)
