"""A sheet of monthly figures: what its columns are called, and how a row becomes one month. Pure."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.accounts.book import Figures
from notation.sheets import Flaw, Heads, clean, heads_of

#: What a column may be called, in lower case, by the field it stands for.
COLUMNS: dict[str, tuple[str, ...]] = {
    "company": ("company", "account", "customer", "公司", "公司名称", "客户", "客户名称", "单位"),
    "period": ("month", "period", "月份", "月", "期间"),
    "sales": ("sales", "revenue", "turnover", "销售额", "销售", "收入"),
    "margin": ("margin", "gross margin", "毛利", "毛利额"),
    "cost": ("cost", "cost to serve", "成本", "服务成本"),
    "orders": ("orders", "订单数", "订单"),
    "currency": ("currency", "币种", "货币"),
}
AMOUNTS = ("sales", "margin", "cost")
_MONTH = re.compile(r"^(\d{4})\s*[-/.年]?\s*(\d{1,2})(?!\d)")
_CURRENCY = re.compile(r"^[A-Z]{3}$")


class FigureLine(Struct, frozen=True):
    """One row: which month (YYYY-MM) of which company in which currency ("": the house's), and its amounts.

    What a sheet has no column for, or no word about, is not in `amounts`; `orders` None then.
    """

    row: int
    company: str
    period: str
    currency: str = ""
    amounts: dict[str, Decimal] = field(default_factory=dict)
    orders: int | None = None

    def key(self, own: str) -> tuple[str, str, str]:
        """Return which line of the books this row is about; `own` is the house's currency."""
        return self.company, self.period, self.currency or own


class FigureSheet(Struct, frozen=True):
    """A sheet as it was understood: the sound rows, and what is wrong in the others."""

    rows: int
    unknown: tuple[str, ...]
    lines: tuple[FigureLine, ...]
    flaws: tuple[Flaw, ...]


def understood(rows: Sequence[Sequence[str]], own: str = "") -> FigureSheet:
    """Return what a sheet says, whose first row names the columns. Empty rows are left out.

    `own` is the house's currency: it is meant where a row names none.
    """
    heads = heads_of(rows, COLUMNS)
    full = [(number, row) for number, row in enumerate(rows[1:], 2) if any(map(clean, row))]
    if flaws := _of_heads(heads):
        return FigureSheet(len(full), heads.unknown, (), tuple(flaws))
    read = [_line(number, dict(zip(heads.fields, row, strict=False))) for number, row in full]
    flaws = [flaw for _, found in read for flaw in found]
    lines, twice = _once([line for line, found in read if not found], own)
    return FigureSheet(len(full), heads.unknown, tuple(lines), (*flaws, *twice))


def month_of(text: str) -> str:
    """Return a month as people and spreadsheets write one as YYYY-MM, "" for what is none."""
    found = _MONTH.match(text.strip())
    if found is None or not 1 <= int(found[2]) <= 12:
        return ""
    return f"{found[1]}-{int(found[2]):02}"


def amount_of(text: str) -> Decimal | None:
    """Return an amount, with or without separators of thousands; None for what is none."""
    plain = re.sub(r"[,，\s\u00a0']", "", text).removeprefix("¥").removeprefix("￥")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def taken(line: FigureLine, before: Figures | None) -> Figures:
    """Return a month after a row of a sheet: what the row does not say stays as it was."""
    base = before or Figures("", period=line.period, currency=line.currency)
    told = line.amounts if line.orders is None else line.amounts | {"orders": line.orders}
    return replace(base, **told)


def _of_heads(heads: Heads) -> list[Flaw]:
    """Return what is wrong with the columns: one that is there twice, one that has to be there."""
    needed = [name for name in ("company", "period") if name not in heads.fields]
    if not set(AMOUNTS) & set(heads.fields):
        needed.append("sales")
    return [*heads.flaws, *(Flaw(1, name, "column_missing") for name in needed)]


def _line(number: int, cells: dict[str, str]) -> tuple[FigureLine, list[Flaw]]:
    said = {name: said for name, value in cells.items() if name and (said := clean(value))}
    flaws = [Flaw(number, "company", "company_missing")] if "company" not in said else []
    period = month_of(said.get("period", ""))
    if not period:
        flaws.append(Flaw(number, "period", "bad_month", said.get("period", "")))
    currency = said.get("currency", "").upper()
    if currency and not _CURRENCY.match(currency):
        flaws.append(Flaw(number, "currency", "bad_currency", currency))
    amounts = {name: amount_of(said[name]) for name in AMOUNTS if name in said}
    orders = amount_of(said["orders"]) if "orders" in said else None
    if "orders" in said and (orders is None or orders != int(orders) or orders < 0):
        flaws.append(Flaw(number, "orders", "bad_count", said["orders"]))
    known = {name: each for name, each in amounts.items() if each is not None}
    flaws += [Flaw(number, name, "bad_amount", said[name]) for name in amounts if name not in known]
    if not flaws and not known:
        flaws.append(Flaw(number, "sales", "amount_missing"))
    if flaws:
        return FigureLine(number, "", ""), flaws
    return FigureLine(number, said["company"], period, currency, known, _whole(orders)), []


def _whole(number: Decimal | None) -> int | None:
    return None if number is None else int(number)


def _once(lines: Sequence[FigureLine], own: str) -> tuple[list[FigureLine], list[Flaw]]:
    """Return the rows without those whose month another row tells, too, and a flaw for each of these."""
    keys = [line.key(own) for line in lines]
    twice = {key for key in keys if keys.count(key) > 1} if len(set(keys)) < len(keys) else set()
    flaws = [Flaw(line.row, "period", "month_twice", line.period) for line in lines if line.key(own) in twice]
    return [line for line in lines if line.key(own) not in twice], flaws
