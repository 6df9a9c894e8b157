"""Do-not-call lists: our own, known at once, and those of others, taken in whole (US-08, US-09, UK-07)."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.gate.kept import DoNotCall, NumberListEntry, NumberListPart
from callcenter.outbound.gate.number import is_dialable, key_of
from callcenter.outbound.gate.number_list import ListBuilder, NumberList, Part
from callcenter.outbound.gate.values import Listing, Refused
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.ports.books import (
    Books,
    Changed,
    Cursor,
    Drop,
    Match,
    Put,
    RecordsError,
    StaleVersion,
    cursor_of,
)
from callcenter.ports.clock import Clock

_PAGE = 500
_DAY = 86_400


class Found(Struct, frozen=True):
    """What all lists say about a number."""

    number: str
    refused: tuple[DoNotCall, ...]
    listings: tuple[Listing, ...]


class DoNotCallBook:
    """Every list in memory; what changes is stored first.

    `open` reads them. A refusal holds from the moment `refuse` returns, in every list and campaign.
    """

    def __init__(self, books: Books, clock: Clock) -> None:
        self._books = books
        self._clock = clock
        self._own: dict[int, dict[str, DoNotCall]] = {}
        self._lists: dict[str, tuple[NumberListEntry, NumberList]] = {}
        books.watch(self._hear)

    async def open(self) -> None:
        """Read all lists from the store. Raises `RecordsError`."""
        async for entry in _all(self._books, {"holds": True}):
            self._keep(entry)
        for each in await self._books.find(NumberListEntry, limit=_PAGE):
            await self._load(each)

    @property
    def own(self) -> int:
        """How many numbers asked us not to call them, one by one."""
        return len(self._own)

    def lists(self) -> tuple[NumberListEntry, ...]:
        """Return the lists that were taken in, by id."""
        return tuple(self._lists[name][0] for name in sorted(self._lists))

    @property
    def bytes(self) -> int:
        """How much memory the numbers of all lists take."""
        return sum(numbers.bytes for _, numbers in self._lists.values())

    def refused(self, number: str) -> tuple[Refused, ...]:
        """Return the refusals of a number (E.164), the lists of our own among them."""
        key = key_of(number) if is_dialable(number) else 0
        found = [entry.refused() for entry in self._own.get(key, {}).values()]
        for entry, numbers in self._lists.values():
            if entry.own and key in numbers:
                found.append(Refused(entry.id, entry.as_of, "", "import"))
        return tuple(found)

    async def stored(self, number: str) -> tuple[Refused, ...]:
        """Return the refusals of a number that the store has: another process may have heard them."""
        found = await self._books.find(DoNotCall, {"number": number, "holds": True}, limit=20)
        return tuple(entry.refused() for entry in found)

    def listings(self, number: str) -> tuple[Listing, ...]:
        """Return what the lists of others say about a number."""
        key = key_of(number) if is_dialable(number) else 0
        return tuple(
            Listing(entry.id, entry.as_of, key in numbers, numbers.since(key))
            for entry, numbers in self._lists.values()
            if not entry.own
        )

    async def find(self, number: str) -> Found:
        """Return all that is known of a number, also what was taken off our list. Raises `RecordsError`."""
        own = await self._books.find(DoNotCall, {"number": number}, order="-at", limit=_PAGE)
        key = key_of(number)
        lists = tuple(
            Listing(entry.id, entry.as_of, key in numbers, numbers.since(key))
            for entry, numbers in self._lists.values()
        )
        return Found(number, tuple(own), lists)

    async def refuse(
        self, number: str, *, source: str, by: str, topic: str = "", evidence: str = ""
    ) -> DoNotCall:
        """Put a number (E.164) on our list; one that is on it stays as it is. Raises `RecordsError`.

        Refuses with `bad_number`.
        """
        if not is_dialable(number):
            raise OutboundRefusal("bad_number", number)
        id_ = _id_of(number, topic)
        for _ in range(3):
            known = await self._books.get(DoNotCall, id_)
            if known is not None and known.holds:
                self._keep(known)
                return known
            version = known.version if known is not None else 0
            entry = DoNotCall(id_, version, number, topic, source, evidence, self._clock.now(), by)
            try:
                stored: DoNotCall = (await self._books.commit([Put(entry)], by, self._clock.now()))[0]
            except StaleVersion:
                continue
            self._keep(stored)
            return stored
        raise OutboundRefusal("stale_version", id_)

    def block(self, number: str, *, source: str, evidence: str = "") -> None:
        """Let a refusal hold in this process at once, before the store has it."""
        id_ = _id_of(number, "")
        known = self._own.get(key_of(number), {})
        if id_ not in known:
            self._keep(DoNotCall(id_, 0, number, "", source, evidence, self._clock.now(), "caller"))

    async def take_off(self, id_: str, *, by: str, why: str) -> DoNotCall:
        """Take a number off our list: a mistake, or its owner's wish.

        Refuses with `not_found` and `reason_missing`.
        """
        if not why.strip():
            raise OutboundRefusal("reason_missing", "Taking a number off the list needs a reason.")
        known = await self._books.get(DoNotCall, id_)
        if known is None or not known.holds:
            raise OutboundRefusal("not_found", id_)
        now = self._clock.now()
        gone = replace(known, removed_at=now, removed_by=by, removed_why=why.strip())
        stored: DoNotCall = (await self._books.commit([Put(gone)], by, now))[0]
        self._keep(stored)
        return stored

    def builder(self, list_: str) -> ListBuilder:
        """Return what takes the numbers of the next edition of a list."""
        before = self._lists.get(list_)
        return ListBuilder(int(self._clock.now()) // _DAY, before[1] if before is not None else None)

    async def take_in(self, entry: NumberListEntry, builder: ListBuilder, by: str) -> NumberListEntry:
        """Let a new edition of a list hold: stored in pieces, then named, so that half of one never counts.

        Raises `RecordsError` and `StaleVersion`.
        """
        now = self._clock.now()
        numbers = await asyncio.to_thread(builder.build)
        known = await self._books.get(NumberListEntry, entry.id)
        version, last = (known.version, known.edition) if known is not None else (0, 0)
        for left in (last + 1, last - 1):
            await self._sweep(entry.id, left, by)
        parts = await asyncio.to_thread(lambda: list(numbers.parts()))
        for n, part in enumerate(parts):
            row = NumberListPart(_part(entry.id, last + 1, n), numbers=part.numbers, days=part.days)
            await self._books.commit([Put(row, quiet=True)], by, now)
        entry = replace(
            entry, version=version, edition=last + 1, parts=len(parts), count=len(numbers), at=now, by=by
        )
        stored: NumberListEntry = (await self._books.commit([Put(entry)], by, now))[0]
        self._lists[entry.id] = stored, numbers
        await self._sweep(entry.id, last, by)
        return stored

    async def drop(self, list_: str, by: str) -> None:
        """Forget a list that was taken in. Refuses with `not_found`."""
        known = await self._books.get(NumberListEntry, list_)
        if known is None:
            raise OutboundRefusal("not_found", list_)
        await self._books.commit([Drop(known)], by, self._clock.now())
        self._lists.pop(list_, None)
        await self._sweep(list_, known.edition, by)

    async def renew(self) -> None:
        """Read the editions that another process took in. Raises `RecordsError`."""
        stored = {each.id: each for each in await self._books.find(NumberListEntry, limit=_PAGE)}
        for name in self._lists.keys() - stored.keys():
            del self._lists[name]
        for entry in stored.values():
            if entry.id not in self._lists or self._lists[entry.id][0].edition != entry.edition:
                await self._load(entry)

    async def _load(self, entry: NumberListEntry) -> None:
        pieces: list[Part] = []
        for n in range(entry.parts):
            row = await self._books.get(NumberListPart, _part(entry.id, entry.edition, n))
            if row is None:
                raise RecordsError(f"a piece of the list {entry.id} is missing")
            pieces.append(Part(row.numbers, row.days))
        self._lists[entry.id] = entry, await asyncio.to_thread(NumberList.joined, pieces)

    async def _sweep(self, list_: str, edition: int, by: str) -> None:
        """Delete the pieces of an edition: a former one, or what an import left that did not end."""
        n = 0
        while (row := await self._books.get(NumberListPart, _part(list_, edition, n))) is not None:
            await self._books.commit([Drop(row, quiet=True)], by, self._clock.now())
            n += 1

    def _hear(self, changes: Sequence[Changed]) -> None:
        for change in changes:
            if isinstance(change.after, DoNotCall):
                self._keep(change.after)

    def _keep(self, entry: DoNotCall) -> None:
        if not is_dialable(entry.number):
            return
        key = key_of(entry.number)
        if entry.holds:
            self._own.setdefault(key, {})[entry.id] = entry
        elif key in self._own:
            self._own[key].pop(entry.id, None)
            if not self._own[key]:
                del self._own[key]


def _id_of(number: str, topic: str) -> str:
    """Return the id of a refusal: one for each number and topic."""
    return f"{number[1:]}.{topic}" if topic else number[1:]


def _part(list_: str, edition: int, n: int) -> str:
    return f"{list_}:{edition}:{n}"


async def _all(books: Books, where: dict[str, Match]) -> AsyncIterator[DoNotCall]:
    after: Cursor | None = None
    while page := await books.find(DoNotCall, where, limit=_PAGE, after=after):
        for entry in page:
            yield entry
        after = cursor_of(page[-1])
