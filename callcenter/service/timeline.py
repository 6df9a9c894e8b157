"""Writing and reading the timelines of people and accounts."""

from collections.abc import Iterable

from callcenter.accounts.account import Secrecy
from callcenter.ports.books import Among, Books, Cursor, Match, Put, StaleVersion
from callcenter.ports.timeline import TimelineEntry

#: Every grade: who may read all of a timeline.
ALL = tuple(Secrecy)


async def tell(books: Books, entries: Iterable[TimelineEntry]) -> None:
    """Append new lines; those that are there already stay as they are. Raises `RecordsError`."""
    new = {entry.id: entry for entry in entries}
    for last in (False, True):
        there = await books.get_many(TimelineEntry, new) if last else {}
        try:
            await books.commit([Put(new[id], quiet=True) for id in new if id not in there], "", 0.0)
            return
        except StaleVersion:
            if last:
                raise


async def timeline(
    books: Books,
    *,
    person: str = "",
    account: str = "",
    kinds: tuple[str, ...] = (),
    secrecies: tuple[Secrecy, ...] = ALL,
    limit: int = 50,
    after: Cursor | None = None,
) -> list[TimelineEntry]:
    """Return a page of a person's or an account's timeline, newest first, in one query.

    With both, of that person while they were of that account. `kinds` leaves those kinds alone,
    `secrecies` are the grades that the reader may see; the next page is behind
    `cursor_of(the last one, "-at")`. Raises `ValueError` without a person or an account, and `RecordsError`.
    """
    if not person and not account:
        raise ValueError("a timeline is somebody's")
    where: dict[str, Match] = {"person": person} if person else {}
    if account:
        where["account"] = account
    if kinds:
        where["kind"] = Among(kinds)
    if set(secrecies) != set(ALL):
        where["secrecy"] = Among(tuple(secrecies))
    return await books.find(TimelineEntry, where, order="-at", limit=limit, after=after)
