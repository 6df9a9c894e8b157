"""The trail of a case: what happened to it, one entry each, never changed afterwards."""

from typing import Any

from msgspec import Struct


class CaseEntry(Struct, frozen=True):
    """One line of a case's trail. `id` is the case's id and the place in the trail.

    `kind` is the verb that was done, or `warned`, `breached`, `escalated` for what time did, `opened` for
    the first. `by` is a user, "" for time and for the customer. `detail` depends on the kind: what
    changed, and whom it was told to (`told`).
    """

    id: str
    case: str = ""
    place: int = 0
    at: float = 0.0
    kind: str = ""
    by: str = ""
    text: str = ""
    detail: dict[str, Any] = {}
    version: int = 0


def entry_id(case: str, place: int) -> str:
    """Return the id of the entry at a place: ids of one case sort as the trail runs."""
    return f"{case}:{place:06d}"
