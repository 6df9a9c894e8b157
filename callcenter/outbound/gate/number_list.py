"""Very many numbers in little memory: integers in order, found by halving (US-08, UK-07)."""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from msgspec import Struct

DAY = 86_400.0
#: So many numbers are kept in one row of the store.
PART = 250_000
#: About so many numbers are put in order at once.
_BUCKET = 200_000


class Part(Struct, frozen=True):
    """A piece of a list as it is stored: packed numbers, and their days where any is known."""

    numbers: bytes
    days: bytes = b""


class NumberList:
    """Numbers without their plus, each at most once, and since when they are listed if that is told.

    Eight bytes for a number, ten with days. It never changes: an import makes a new one.
    """

    def __init__(self, numbers: "array[int]", days: "array[int] | None" = None) -> None:
        self._numbers = numbers
        self._days = days

    def __len__(self) -> int:
        return len(self._numbers)

    def __contains__(self, number: int) -> bool:
        at = bisect_left(self._numbers, number)
        return at < len(self._numbers) and self._numbers[at] == number

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def since(self, number: int) -> float:
        """Return when a listed number came on the list (seconds UTC), 0 if nobody knows."""
        return self.day_of(number) * DAY

    def day_of(self, number: int) -> int:
        """Return the day a number came on the list, counted from 1970, 0 for unknown or not listed."""
        if self._days is None:
            return 0
        at = bisect_left(self._numbers, number)
        known = at < len(self._numbers) and self._numbers[at] == number
        return self._days[at] if known else 0

    @property
    def bytes(self) -> int:
        """How much memory the numbers take."""
        days = self._days.itemsize * len(self._days) if self._days is not None else 0
        return self._numbers.itemsize * len(self._numbers) + days

    def parts(self) -> Iterator[Part]:
        """Yield the pieces in which it is stored, in order."""
        for start in range(0, len(self), PART):
            days = self._days[start : start + PART].tobytes() if self._days is not None else b""
            numbers = _little(self._numbers[start : start + PART]).tobytes()
            yield Part(zlib.compress(numbers, 1), zlib.compress(days, 1) if days else b"")

    @classmethod
    def joined(cls, parts: Iterable[Part]) -> "NumberList":
        """Return the list of these pieces."""
        numbers, days = array("Q"), array("H")
        for part in parts:
            piece = array("Q")
            piece.frombytes(zlib.decompress(part.numbers))
            numbers.extend(_little(piece))
            if part.days:
                days.frombytes(zlib.decompress(part.days))
        return cls(numbers, days if len(days) else None)


class ListBuilder:
    """Takes numbers in any order, as often as they come, and makes a list of them.

    `before` is the last edition: a number that stood there keeps its day, one that is new has `day`
    (counted from 1970), unless the file tells another.
    """

    def __init__(self, day: int = 0, before: NumberList | None = None) -> None:
        self._day = day
        self._before = before
        self._numbers = array("Q")
        self._told: dict[int, int] = {}
        self._in_order = True
        self._last = 0

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, numbers: Iterable[int]) -> None:
        """Take numbers."""
        start = len(self._numbers)
        self._numbers.extend(numbers)
        for number in self._numbers[start:]:
            if number <= self._last:
                self._in_order = False
                break
            self._last = number

    def tell(self, number: int, day: int) -> None:
        """Say since which day a number that is added is listed."""
        self._told[number] = day

    def build(self) -> NumberList:
        """Return the list. The first edition of a list without days has none: all are long listed."""
        numbers = self._numbers if self._in_order else _ordered(self._numbers)
        if self._before is None and not self._told:
            return NumberList(numbers)
        return NumberList(numbers, array("H", (self._day_of(number) for number in numbers)))

    def _day_of(self, number: int) -> int:
        if (told := self._told.get(number)) is not None:
            return told
        if self._before is None:
            return 0
        return self._before.day_of(number) if number in self._before else self._day


def _ordered(numbers: "array[int]") -> "array[int]":
    """Return numbers in order, each once: bucket by bucket, since a list of ten million would not fit."""
    buckets = max(1, len(numbers) // _BUCKET)
    sample = sorted(numbers[:: max(1, len(numbers) // (buckets * 64))])
    bounds = [sample[n * len(sample) // buckets] for n in range(1, buckets)]
    filled = [array("Q") for _ in range(buckets)]
    for number in numbers:
        filled[bisect_left(bounds, number)].append(number)
    ordered = array("Q")
    for bucket in filled:
        ordered.extend(sorted(set(bucket)))
    return ordered


def _little(numbers: "array[int]") -> "array[int]":
    """Return numbers in the byte order of the store."""
    if _BIG:
        numbers.byteswap()
    return numbers


_BIG = array("H", [1]).tobytes() == b"\x00\x01"
