"""Cases are found by what is in their files, and by the address that they are with."""

from typing import Any

from alembic import op

from callcenter.storage.books.schema import add_many

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Bring the schema forward. There is no way back but a backup."""
    add_many(op.get_bind(), "cases", "digests", _digests)
    add_many(op.get_bind(), "cases", "addresses", _addresses)


def _digests(case: Any) -> list[str]:
    return [file["digest"] for file in case.get("files", ())]


def _addresses(case: Any) -> list[str]:
    address = case.get("address", "").strip().lower()
    return [address] if address else []
