"""A sheet of what became of sales: what its columns are called, and what is wrong in which row. Pure."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from callcenter.outbound.talks.aftermath import MARKS, Aftermath
from notation.sheets import Flaw, clean, heads_of

#: What a column may be called, in lower case, by the field it stands for.
COLUMNS: dict[str, tuple[str, ...]] = {
    "contact": ("contact", "call", "talk", "contact id", "通话", "通话编号", "联系编号"),
    "number": ("number", "phone", "telephone", "mobile", "电话", "手机", "联系电话", "号码"),
    "days": ("days", "after days", "天数", "成交后天数"),
    "result": ("result", "what", "结果", "后续结果"),
}
#: What people write for what became of a sale, in lower case.
WORDS: dict[Aftermath, tuple[str, ...]] = {
    Aftermath.KEPT: ("kept", "active", "保留", "有效"),
    Aftermath.PAID: ("paid", "已付", "已付款", "已回款"),
    Aftermath.CANCELLED: ("cancelled", "canceled", "returned", "取消", "已取消", "退订", "退货"),
}


class LaterRow(Struct, frozen=True):
    """One row: of which sale (its contact, or the number that was called), after how many days, and what.

    `days` is 0 where the row does not say: then it is about what is asked first.
    """

    row: int
    what: Aftermath
    contact: str = ""
    number: str = ""
    days: int = 0


class LaterSheet(Struct, frozen=True):
    """A sheet as it was understood. A flaw of row 1 is one of the whole sheet."""

    count: int
    rows: tuple[LaterRow, ...]
    flaws: tuple[Flaw, ...]


def understood(table: Sequence[Sequence[str]]) -> LaterSheet:
    """Return what a sheet says, whose first row names the columns. Empty rows are left out."""
    heads = heads_of(table, COLUMNS)
    flaws = [*heads.flaws]
    if not {"contact", "number"} & {*heads.fields}:
        flaws.append(Flaw(1, "contact", "column_missing"))
    if "result" not in heads.fields:
        flaws.append(Flaw(1, "result", "column_missing"))
    full = [(place, cells) for place, cells in enumerate(table[1:], 2) if any(map(clean, cells))]
    if flaws:
        return LaterSheet(len(full), (), tuple(flaws))
    said = [(place, dict(zip(heads.fields, map(clean, cells), strict=False))) for place, cells in full]
    found = [_row(place, cells) for place, cells in said]
    rows = tuple(each for each in found if isinstance(each, LaterRow))
    return LaterSheet(len(full), rows, tuple(each for each in found if isinstance(each, Flaw)))


def _row(place: int, said: Mapping[str, str]) -> LaterRow | Flaw:
    days, word = said.get("days", ""), said.get("result", "")
    what = next((each for each, words in WORDS.items() if word.lower() in words), None)
    if what is None:
        return Flaw(place, "result", "unknown_result", word)
    if days and days not in map(str, MARKS):
        return Flaw(place, "days", "bad_days", days)
    contact, number = said.get("contact", ""), said.get("number", "")
    if not contact and not number:
        return Flaw(place, "contact", "sale_missing")
    return LaterRow(place, what, contact, number, int(days or 0))
