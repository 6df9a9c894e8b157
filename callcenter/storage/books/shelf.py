"""A shelf says how one kind of entity is kept: its table, and the fields that it is searched by."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.ports.books import Plain, RecordsError
from callcenter.storage.books.words import weigh


class Column(StrEnum):
    """What a searched field holds; None and nothing are kept as the empty text, 0 and false."""

    TEXT = "text"
    TIME = "time"  #: seconds, or any other number that may have a fraction
    NUMBER = "number"
    FLAG = "flag"


_MAKERS: dict[Column, Callable[[Any], Plain]] = {
    Column.TEXT: str,
    Column.TIME: float,
    Column.NUMBER: int,
    Column.FLAG: bool,
}

TEXT, TIME, NUMBER, FLAG = Column.TEXT, Column.TIME, Column.NUMBER, Column.FLAG

#: A NUL in JSON, which PostgreSQL keeps in no text.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")


class Shelf(Struct, frozen=True):
    """How one kind is kept.

    `columns` are fields or properties of the entity that hold one value, `many` are fields that hold
    several texts: both can be searched, the columns can be ordered by, too. `indexes` says which
    columns are looked up together, in that order (the id follows by itself); without it each column
    has an index of its own. Fields in `secret` are named in the audit trail, never quoted. `words` are
    the fields whose texts can be searched for words, each with its weight.
    """

    kind: type[Any]
    table: str
    columns: Mapping[str, Column] = {}
    many: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] | None = None
    secret: frozenset[str] = frozenset()
    words: Mapping[str, int] = {}

    @property
    def name(self) -> str:
        """The kind's name in the audit trail: `TimelineEntry` is a timeline_entry."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", self.kind.__name__).lower()

    def column(self, field: str) -> Column:
        """Return what a field that can be searched holds. Raises `ValueError` for any other."""
        if field == "id" or field in self.many:
            return TEXT
        if field not in self.columns:
            raise ValueError(f"a {self.name} is not searched by {field}")
        return self.columns[field]


class Row(Struct, frozen=True):
    """An entity as it is kept. `columns` and `many` are in the shelf's order, `words` in theirs."""

    id: str
    version: int
    body: str
    columns: tuple[Plain, ...]
    many: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, int], ...]


def plain(column: Column, value: object) -> Plain:
    """Return a field's value as its column keeps it."""
    simple = msgspec.to_builtins(value)
    return _MAKERS[column](simple) if simple is not None else _MAKERS[column]()  # type: ignore[call-arg]


def textual(field: str, column: Column) -> Column:
    """Return the column of a field whose beginning is asked for. Raises `ValueError` unless it is a text."""
    if column is not TEXT:
        raise ValueError(f"{field} is no text that begins")
    return column


def searched(shelf: Shelf) -> Shelf:
    """Return a shelf whose words are kept. Raises `ValueError` for any other."""
    if not shelf.words:
        raise ValueError(f"a {shelf.name} is not searched for words")
    return shelf


def row_of(shelf: Shelf, entity: Any) -> Row:
    """Return what is kept of an entity. Raises `RecordsError` for a text that no store keeps."""
    body = msgspec.json.encode(entity).decode()
    if "\\u0000" in body and _NUL.search(body):
        raise RecordsError("a text holds a NUL")
    return Row(
        entity.id,
        entity.version,
        body,
        tuple(plain(column, getattr(entity, name)) for name, column in shelf.columns.items()),
        tuple(tuple(dict.fromkeys(getattr(entity, name))) for name in shelf.many),
        weigh({name: msgspec.to_builtins(getattr(entity, name)) for name in shelf.words}, shelf.words),
    )


_decoders: dict[type[Any], msgspec.json.Decoder[Any]] = {}


def read(kind: type[Any], bodies: Sequence[str]) -> list[Any]:
    """Return the entities of these bodies. Raises `RecordsError` for one of another shape."""
    decoder = _decoders.get(kind) or _decoders.setdefault(kind, msgspec.json.Decoder(kind))
    try:
        return [decoder.decode(body) for body in bodies]
    except msgspec.DecodeError as error:
        raise RecordsError(f"a {kind.__name__} cannot be read: {error}") from None


class Shelves:
    """All shelves by kind."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self._shelves = {shelf.kind: shelf for shelf in shelves}

    def of(self, kind: type[Any]) -> Shelf:
        """Return a kind's shelf. Raises `ValueError` if there is none."""
        try:
            return self._shelves[kind]
        except KeyError:
            raise ValueError(f"there is no shelf for {kind.__name__}") from None

    def __iter__(self) -> Iterator[Shelf]:
        return iter(self._shelves.values())
