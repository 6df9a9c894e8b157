"""A page of accounts or people: in an order, or by the words in them."""

from collections.abc import Mapping
from typing import Protocol

from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import Books, Cursor, Match, T, cursor_of


class Wanted(Protocol):
    """The part of a search that both accounts and people have."""

    @property
    def words(self) -> str:
        """Words to find, "" for none."""

    @property
    def order(self) -> str:
        """The field to go by."""

    @property
    def limit(self) -> int:
        """The most on a page."""

    @property
    def after(self) -> str:
        """Where the page before ended."""


async def page(
    books: Books, kind: type[T], where: Mapping[str, Match], wanted: Wanted
) -> tuple[list[T], str]:
    """Return a page of those that match, and where to go on: nowhere from what was found by words."""
    if wanted.words:
        return await books.search(kind, wanted.words, where, limit=wanted.limit), ""
    found = await books.find(kind, where, order=wanted.order, limit=wanted.limit, after=cursor(wanted.after))
    return found, cursor_of(found[-1], wanted.order).text() if len(found) == wanted.limit else ""


def cursor(text: str) -> Cursor | None:
    """Return where a page goes on. Refuses with `invalid_request` what is no such place."""
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        raise AccountRefusal("invalid_request", "after is no place to go on from") from None
