"""Books: accounts, people, cases and all else that is kept as values with an id and a version."""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

import msgspec
from msgspec import Struct

from callcenter.ports.records import RecordsError, StaleVersion

__all__ = [
    "Among",
    "Begins",
    "Between",
    "Books",
    "Change",
    "Changed",
    "Cursor",
    "Drop",
    "Entity",
    "Match",
    "Plain",
    "Put",
    "RecordsError",
    "StaleVersion",
    "cursor_of",
    "put",
]

#: What is compared and ordered by. An enum counts as its value, None as the empty value of the column.
Plain = str | int | float | bool | None


class Entity(Protocol):
    """What is kept: a frozen Struct with an id that is not empty, and a version, 0 while it is new."""

    @property
    def id(self) -> str:
        """Its name among its kind."""

    @property
    def version(self) -> int:
        """How often it has been stored."""


T = TypeVar("T", bound=Entity)


class Among(Struct, frozen=True):
    """One of these values; none of them matches nothing."""

    values: tuple[Plain, ...]


class Between(Struct, frozen=True):
    """From `least` to `most`, both included; None leaves an end open."""

    least: Plain = None
    most: Plain = None


class Begins(Struct, frozen=True):
    """A text that begins so, letter for letter."""

    prefix: str


#: What a field has to be. Of a field with many values, one of them has to be it.
Match = Plain | Among | Between | Begins


class Cursor(Struct, frozen=True, array_like=True):
    """Where a page ended: the next one begins behind it, whatever was stored meanwhile."""

    value: Plain
    id: str

    def text(self) -> str:
        """Return it as one word for a URL."""
        return base64.urlsafe_b64encode(msgspec.json.encode(self)).rstrip(b"=").decode()

    @classmethod
    def parse(cls, text: str) -> "Cursor":
        """Return the cursor of a word. Raises `ValueError` for any other word."""
        try:
            packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
            return msgspec.json.decode(packed, type=cls)
        except ValueError as error:
            raise ValueError("no place to go on from") from error


def cursor_of(last: Entity, order: str = "id") -> Cursor:
    """Return the cursor behind `last`, the last of a page in this order."""
    value = getattr(last, order.removeprefix("-"))
    return Cursor(msgspec.to_builtins(value), last.id)


class Put(Struct, frozen=True):
    """Store an entity as it is here; its `version` is the one that was read, 0 for a new one.

    With `quiet` no line goes into the audit trail: for rows that a machine appends.
    """

    entity: Any
    quiet: bool = False


class Drop(Struct, frozen=True):
    """Delete an entity; its `version` is the one that was read."""

    entity: Any
    quiet: bool = False


Change = Put | Drop


class Changed(Struct, frozen=True):
    """What a commit did to one entity: None before for a new one, None after for a dropped one."""

    before: Any | None
    after: Any | None


class Books(Protocol):
    """The kinds of entities that the store knows, each searched by the fields that it declares.

    Reads raise `RecordsError` when the store fails and `ValueError` for a field that is not searched.
    """

    async def get(self, kind: type[T], id: str) -> T | None:
        """Return the entity of that id, if any."""

    async def get_many(self, kind: type[T], ids: Iterable[str]) -> dict[str, T]:
        """Return those of these ids that are there, by id, in one query."""

    async def find(
        self,
        kind: type[T],
        where: Mapping[str, Match] | None = None,
        *,
        order: str = "id",
        limit: int = 100,
        after: Cursor | None = None,
    ) -> list[T]:
        """Return at most `limit` entities that match every field of `where`, in one query.

        `order` names a field, with "-" before it the last come first; those alike go by id in the same
        direction. Texts are ordered by code point. `after` is `cursor_of(the last one of a page, order)`.
        """

    async def count(self, kind: type[T], where: Mapping[str, Match] | None = None) -> int:
        """Return how many match."""

    async def search(
        self, kind: type[T], text: str, where: Mapping[str, Match] | None = None, *, limit: int = 20
    ) -> list[T]:
        """Return at most `limit` entities that match `where` and hold words of `text`, the best first.

        At least half of the words must be there, or words that begin so; each counts as much as the
        fields that hold it weigh. Chinese needs no spaces. A text without words finds nothing. Raises
        `ValueError` for a kind whose words are not kept.
        """

    async def commit(self, changes: Sequence[Change], by: str, at: float) -> list[Any]:
        """Make all changes or none, in one transaction, and return what was put, with the new versions.

        Each change writes a line into the audit trail at `at` (seconds UTC) for the user `by`: `case.added`,
        `case.changed` or `case.dropped`, with `id` and the `fields` that differ, each with its two
        values; of a secret field only the name. Raises `StaleVersion` when another version is current,
        `ValueError` for two changes of one entity, and `RecordsError` when the store fails.
        A large import is cut into commits of some hundred changes, so that others get their turn.
        """

    def watch(self, told: Callable[[Sequence[Changed]], None]) -> None:
        """Let `told` hear of every commit of this process, right after it. It must not raise."""


async def put(
    books: Books, entity: T, by: str, at: float, *, quiet: bool = False, also: Sequence[Change] = ()
) -> T:
    """Store an entity, in one transaction with `also`, and return it with its new version.

    Raises as `Books.commit` does.
    """
    stored: T = (await books.commit((Put(entity, quiet), *also), by, at))[0]
    return stored
