"""A sheet of customers: what its columns are called, and how a row becomes an account and a person. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from notation.sheets import Flaw, clean, heads_of, several

#: What a column may be called, in lower case, by the field it stands for.
COLUMNS: dict[str, tuple[str, ...]] = {
    "company": ("company", "account", "公司", "公司名称", "客户名称", "单位"),
    "tier": ("tier", "客户等级", "等级"),
    "manager": ("manager", "account manager", "客户经理"),
    "deputy": ("deputy", "代理人", "副经理"),
    "segment": ("segment", "细分", "客户细分"),
    "industry": ("industry", "行业"),
    "need_type": ("need type", "need_type", "需求类型"),
    "address": ("address", "地址"),
    "website": ("website", "网址", "网站"),
    "name": ("name", "person", "contact", "姓名", "联系人"),
    "numbers": ("numbers", "number", "phone", "telephone", "mobile", "电话", "手机", "联系电话"),
    "emails": ("emails", "email", "e-mail", "邮箱", "电子邮件"),
    "language": ("language", "语言"),
    "title": ("title", "职务", "职位"),
    "department": ("department", "部门"),
    "role": ("role", "角色", "公司中作用"),
}
OF_ACCOUNT = ("tier", "manager", "deputy", "segment", "industry", "need_type", "address", "website")
OF_PERSON = ("language", "title", "department", "role")


class Line(Struct, frozen=True):
    """One row: what it says of the account and of the person. `row` as the sheet counts it."""

    row: int
    company: str = ""
    account: dict[str, str] = field(default_factory=dict)
    name: str = ""
    person: dict[str, str] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


class Sheet(Struct, frozen=True):
    """A sheet as it was understood: its fields in order ("" for columns that mean nothing to us)."""

    fields: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: tuple[Line, ...]
    flaws: tuple[Flaw, ...]


def understood(rows: Sequence[Sequence[str]]) -> Sheet:
    """Return what a sheet says, whose first row names the columns. Empty rows are left out."""
    heads = heads_of(rows, COLUMNS)
    flaws = [*heads.flaws]
    if "company" not in heads.fields and "name" not in heads.fields:
        flaws.append(Flaw(1, "company", "column_missing"))
    full = [(number, row) for number, row in enumerate(rows[1:], 2) if any(map(clean, row))]
    lines = tuple(_line(number, heads.fields, row) for number, row in full)
    flaws += [flaw for line in lines for flaw in _empty(line)]
    return Sheet(heads.fields, heads.unknown, lines, tuple(flaws))


def _line(number: int, fields: Iterable[str], row: Sequence[str]) -> Line:
    said = {name: clean(value) for name, value in zip(fields, row, strict=False) if name}
    return Line(
        row=number,
        company=said.get("company", ""),
        account=_given(said, OF_ACCOUNT),
        name=said.get("name", ""),
        person=_given(said, OF_PERSON),
        numbers=several(said.get("numbers", "")),
        emails=several(said.get("emails", "")),
    )


def _given(said: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    return {name: said[name] for name in names if said.get(name)}


def _empty(line: Line) -> list[Flaw]:
    """Return what keeps a row from being anything: nobody and nothing to be filled in for."""
    flaws = []
    if not line.name and (line.numbers or line.emails or line.person):
        flaws.append(Flaw(line.row, "name", "name_missing"))
    if not line.company and line.account:
        flaws.append(Flaw(line.row, "company", "company_missing"))
    return flaws
