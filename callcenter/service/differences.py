"""What differs between two documents, said so that a person can check it. Pure."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct


class Change(Struct, frozen=True, rename={"from_": "from"}):
    """One difference. `path` names the place; what is not there is None.

    Entries of lists are named by their id where they have one (`queues.sales.ring_seconds`), other
    lists are compared whole. The same entries in another order differ in the list of their ids.
    """

    path: str
    from_: Any
    to: Any


def differences(old: Any, new: Any, path: str = "") -> Iterator[Change]:
    """Yield every difference, deepest first, in the order of the documents."""
    before, after = _parts(old), _parts(new)
    if before is None or after is None:
        if old != new:
            yield Change(path, old, new)
        return
    for name in dict.fromkeys((*before, *after)):
        yield from differences(before.get(name), after.get(name), f"{path}.{name}" if path else name)
    if isinstance(old, list) and list(before) != list(after) and set(before) == set(after):
        yield Change(path, list(before), list(after))


def _parts(value: Any) -> dict[str, Any] | None:
    """Return what a value is made of by name, None for what is compared whole."""
    if isinstance(value, dict):
        return {str(name): part for name, part in value.items()}
    if isinstance(value, list) and _named(value):
        return {part["id"]: part for part in value}
    return None


def _named(value: list[Any]) -> bool:
    ids = [part.get("id") if isinstance(part, dict) else None for part in value]
    return all(isinstance(each, str) for each in ids) and len(set(ids)) == len(ids)
