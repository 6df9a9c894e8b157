"""A do-not-call list as it comes: plain numbers or CSV, of any length, read piece by piece."""

import re
from datetime import date

import phonenumbers
from msgspec import Struct

from callcenter.outbound.gate.number import is_dialable
from callcenter.outbound.gate.number_list import ListBuilder

_NUMBER_HEADS = frozenset({"number", "phone", "telephone", "msisdn", "电话", "号码", "手机"})
_SINCE_HEADS = frozenset({"since", "date", "listed", "registered", "日期", "登记日期"})
_NO_DIGIT = re.compile(r"\D+")
_EPOCH = date(1970, 1, 1).toordinal()
#: So many lines that are no numbers are shown.
_SHOWN = 20


class ListFlaw(Struct, frozen=True):
    """A line that holds no number, as the file counts it."""

    line: int
    value: str


class ListReader:
    """Takes a file in pieces and gives its numbers to a builder.

    `country` (ISO 3166-1) is whose numbers stand in it without their calling code. Of a table the first
    column counts, or the one whose head says number; two columns of digits are one number, cut in two. A
    column of days (YYYY-MM-DD) says since when.
    """

    def __init__(self, builder: ListBuilder, country: str = "") -> None:
        self.builder = builder
        self.flaws: list[ListFlaw] = []
        self.refused = 0
        self.first: list[str] = []
        self._code = str(phonenumbers.country_code_for_region(country)) if country else ""
        self._national = _lengths(country)
        self._rest = b""
        self._line = 0
        self._column, self._since = 0, -1

    def feed(self, piece: bytes) -> None:
        """Read the next piece."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        self._read(lines)

    def end(self) -> None:
        """Read what is left."""
        if self._rest:
            self._read([self._rest])
            self._rest = b""

    def _read(self, lines: list[bytes]) -> None:
        keys = []
        for raw in lines:
            self._line += 1
            text = raw.decode("utf-8-sig", "replace").strip()
            if not text or (self._line == 1 and self._is_head(text)):
                continue
            key = self._key(text)
            if key:
                keys.append(key)
            else:
                self._refuse(text)
        if len(self.first) < 5:
            self.first += [f"+{key}" for key in keys[: 5 - len(self.first)]]
        self.builder.add(keys)

    def _is_head(self, text: str) -> bool:
        """Whether the first line names the columns; which they are is then known."""
        heads = [cell.strip().strip('"').casefold() for cell in _cells(text)]
        if any(len(_NO_DIGIT.sub("", head)) >= 5 for head in heads):
            return False
        self._column = next((n for n, head in enumerate(heads) if head in _NUMBER_HEADS), 0)
        self._since = next((n for n, head in enumerate(heads) if head in _SINCE_HEADS), -1)
        return True

    def _key(self, text: str) -> int:
        cells = _cells(text)
        cell = cells[self._column].strip().strip('"') if self._column < len(cells) else ""
        if len(cells) == 2 and self._since < 0 and len(cell) <= 4 and cells[1].strip().isdecimal():
            cell += cells[1].strip()
        key = self._number(cell)
        if key and 0 <= self._since < len(cells):
            self._tell(key, cells[self._since].strip().strip('"'))
        return key

    def _number(self, text: str) -> int:
        """Return a number as an integer, 0 for none."""
        digits = _NO_DIGIT.sub("", text)
        if text.startswith("+"):
            found = digits
        elif digits.startswith("00"):
            found = digits[2:]
        elif self._code and not self._has_code(digits):
            found = self._code + digits.lstrip("0")
        else:
            found = digits
        return int(found) if is_dialable(f"+{found}") else 0

    def _has_code(self, digits: str) -> bool:
        """Whether digits begin with the country's calling code, and not just with the same digits."""
        behind = len(digits) - len(self._code)
        return (
            digits.startswith(self._code) and behind in self._national and len(digits) not in self._national
        )

    def _tell(self, key: int, day: str) -> None:
        try:
            self.builder.tell(key, date.fromisoformat(day).toordinal() - _EPOCH)
        except ValueError:
            return

    def _refuse(self, text: str) -> None:
        self.refused += 1
        if len(self.flaws) < _SHOWN:
            self.flaws.append(ListFlaw(self._line, text[:40]))


def _cells(text: str) -> list[str]:
    for between in (";", "\t", ","):
        if between in text:
            return text.split(between)
    return [text]


def _lengths(country: str) -> frozenset[int]:
    """Return how many digits numbers of a country have behind its calling code."""
    known = phonenumbers.PhoneMetadata.metadata_for_region(country, None) if country else None
    lengths = known.general_desc if known is not None else None
    return frozenset(lengths.possible_length) if lengths is not None else frozenset()
