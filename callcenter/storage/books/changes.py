"""What a commit will do, decided from the changes and from what is stored now."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct, structs

from callcenter.ports.books import Change, Changed, Drop, Put, StaleVersion
from callcenter.storage.books.shelf import Row, Shelf, Shelves, row_of


class Line(Struct, frozen=True):
    """A line for the audit trail."""

    what: str
    detail: dict[str, Any]


class Step(Struct, frozen=True):
    """What one change does: rows as they were and will be, None where there is none."""

    shelf: Shelf
    change: Changed
    before: Row | None
    after: Row | None
    line: Line | None

    @property
    def id(self) -> str:
        """The entity's id."""
        row = self.after or self.before
        return row.id if row else ""


def by_shelf(shelves: Shelves, changes: Sequence[Change]) -> dict[str, tuple[Shelf, list[str]]]:
    """Return for each table that is touched its shelf and the ids. Raises `ValueError`."""
    found: dict[str, tuple[Shelf, list[str]]] = {}
    for change in changes:
        shelf = shelves.of(type(change.entity))
        _, ids = found.setdefault(shelf.table, (shelf, []))
        if not change.entity.id:
            raise ValueError(f"a {shelf.name} needs an id")
        ids.append(change.entity.id)
    for shelf, ids in found.values():
        if len(set(ids)) < len(ids):
            raise ValueError(f"two changes of one {shelf.name} in one commit")
        ids.sort()
    return found


def steps(shelves: Shelves, changes: Sequence[Change], stored: dict[tuple[str, str], Any]) -> list[Step]:
    """Return what to do; `stored` has what is there now by (table, id). Raises `StaleVersion`."""
    return [_step(shelves.of(type(change.entity)), change, stored) for change in changes]


def put_by(done: Sequence[Step]) -> list[Any]:
    """Return the entities that were put."""
    return [step.change.after for step in done if step.after is not None]


def _step(shelf: Shelf, change: Change, stored: dict[tuple[str, str], Any]) -> Step:
    entity = change.entity
    before = stored.get((shelf.table, entity.id))
    version = before.version if before is not None else 0
    if entity.version != version or (isinstance(change, Drop) and not version):
        raise StaleVersion(f"version {entity.version} of this {shelf.name} is not the current one")
    after = structs.replace(entity, version=version + 1) if isinstance(change, Put) else None
    return Step(
        shelf=shelf,
        change=Changed(before, after),
        before=row_of(shelf, before) if before is not None else None,
        after=row_of(shelf, after) if after is not None else None,
        line=None if change.quiet else _line(shelf, entity.id, before, after),
    )


def _line(shelf: Shelf, id: str, before: Any, after: Any) -> Line:
    done = "added" if before is None else "dropped" if after is None else "changed"
    fields = {
        name: None if name in shelf.secret else [old, new] for name, old, new in _differences(before, after)
    }
    return Line(f"{shelf.name}.{done}", {"id": id, "fields": fields})


def _differences(before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """Yield the fields that differ; of what comes or goes, those that are not empty."""
    for name in (after if before is None else before).__struct_fields__:
        old = msgspec.to_builtins(getattr(before, name, None))
        new = msgspec.to_builtins(getattr(after, name, None))
        if name not in {"id", "version"} and old != new and (old or new):
            yield name, old, new
