"""A sheet of people to call: what its columns are called, and what is wrong in which row. Pure."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.campaign.record import ListConsent
from notation.sheets import Flaw, clean, several
from notation.sheets import field_of as plain_field_of

#: What a column may be called, in lower case, by the field it stands for. Several may hold numbers.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "person", "contact", "姓名", "联系人", "客户姓名"),
    "company": ("company", "account", "公司", "公司名称", "客户名称", "单位"),
    "numbers": ("numbers", "number", "phone", "telephone", "mobile", "电话", "手机", "联系电话", "号码"),
    "language": ("language", "语言"),
    "zone": ("zone", "time zone", "timezone", "时区"),
    "region": ("region", "state", "province", "地区", "省份", "州"),
    "source": ("source", "来源", "数据来源"),
    "consent": ("consent", "consent how", "同意", "同意方式"),
    "consent_on": ("consent on", "consent date", "consent_on", "同意日期", "同意时间"),
    "proof": ("proof", "consent proof", "evidence", "证据", "同意证据"),
}
_PLAIN = ("name", "company", "language", "zone", "region", "source")
_COUNTED = re.compile(r"[\s_]*\d+$")


class Row(Struct, frozen=True):
    """One row: somebody to call. `fields` are columns that mean nothing to us, by their heads."""

    row: int
    name: str = ""
    company: str = ""
    numbers: tuple[str, ...] = ()
    language: str = ""
    zone: str = ""
    region: str = ""
    source: str = ""
    consent: ListConsent = ListConsent()
    fields: dict[str, str] = {}


class Sheet(Struct, frozen=True):
    """A sheet as it was understood. A flaw of row 1 is one of the whole sheet."""

    rows: tuple[Row, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    heads: tuple[str, ...] = ()


def field_of(head: str) -> str:
    """Return the field that a column stands for, "" for none; `Phone 2` is another column of numbers."""
    return plain_field_of(head, COLUMNS) or plain_field_of(_COUNTED.sub("", head.strip()), COLUMNS)


def understood(table: Sequence[Sequence[str]]) -> Sheet:
    """Return what a sheet says, whose first row names the columns. Empty rows are left out."""
    heads = tuple(head.strip() for head in table[0]) if table else ()
    fields = [field_of(head) for head in heads]
    if "numbers" not in fields:
        return Sheet(flaws=(Flaw(1, "numbers", "column_missing"),), heads=heads)
    rows, flaws = [], list[Flaw]()
    for number, cells in enumerate(table[1:], 2):
        said = [clean(cell) for cell in cells]
        if any(said):
            row, wrong = _row(number, heads, fields, said)
            rows.append(row)
            flaws += wrong
    return Sheet(tuple(rows), tuple(flaws), heads)


def without_twins(rows: Sequence[Row]) -> tuple[list[Row], list[Flaw]]:
    """Return the rows whose numbers no row before them has, and a flaw for each other one."""
    seen: dict[str, int] = {}
    kept, flaws = [], []
    for row in rows:
        twin = next((seen[number] for number in row.numbers if number in seen), 0)
        if twin:
            flaws.append(Flaw(row.row, "numbers", "twice_in_file", str(twin)))
            continue
        seen.update(dict.fromkeys(row.numbers, row.row))
        kept.append(row)
    return kept, flaws


def _row(
    number: int, heads: Sequence[str], fields: Sequence[str], cells: Sequence[str]
) -> tuple[Row, list[Flaw]]:
    told = list(zip(heads, fields, cells, strict=False))
    said = {field: cell for _, field, cell in told if field and cell}
    numbers = [part for _, field, cell in told if field == "numbers" for part in several(cell)]
    row = Row(
        row=number,
        numbers=tuple(dict.fromkeys(numbers)),
        fields={head: cell for head, field, cell in told if head and cell and not field},
    )
    flaws = [] if row.numbers else [Flaw(number, "numbers", "number_missing")]
    consent, wrong = _consent(number, said)
    plain = {name: said[name] for name in _PLAIN if name in said}
    return replace(row, consent=consent, **plain), [*flaws, *wrong]


def _consent(number: int, said: dict[str, str]) -> tuple[ListConsent, list[Flaw]]:
    day = said.get("consent_on", "")
    at = moment_of(day) if day else 0.0
    if at is None:
        return ListConsent(), [Flaw(number, "consent_on", "bad_date", day)]
    return ListConsent(said.get("consent", ""), at, said.get("proof", "")), []


def moment_of(day: str) -> float | None:
    """Return the beginning of a day (YYYY-MM-DD, also with slashes or a time behind it), None for no day."""
    plain = day.strip().replace("/", "-").split(" ")[0].split("T")[0]
    try:
        found = date.fromisoformat(plain)
    except ValueError:
        return None
    return datetime(found.year, found.month, found.day, tzinfo=UTC).timestamp()
