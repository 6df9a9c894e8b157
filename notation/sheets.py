"""The columns of a sheet: which field each stands for, and what is wrong with them. Pure."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

#: What columns may be called, in lower case, by the field they stand for.
Columns = Mapping[str, tuple[str, ...]]
#: A cell that a spreadsheet would take for a formula; a telephone number is none.
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^\+\d+$")
_BETWEEN = re.compile(r"[;,、；，\n]+")


class Flaw(Struct, frozen=True):
    """What is wrong in one cell: the row as the sheet counts it, the column's field, a stable code."""

    row: int
    column: str
    code: str
    value: str = ""


class Heads(Struct, frozen=True):
    """The first row: its fields in order ("" for columns that mean nothing to us), and those columns."""

    fields: tuple[str, ...]
    unknown: tuple[str, ...]
    flaws: tuple[Flaw, ...]


def heads_of(rows: Sequence[Sequence[str]], columns: Columns) -> Heads:
    """Return what the first row of a sheet says; a column that is there twice is a flaw."""
    heads = [head.strip() for head in rows[0]] if rows else []
    fields = tuple(field_of(head, columns) for head in heads)
    twice = {name for name in fields if name and fields.count(name) > 1}
    unknown = tuple(head for head, name in zip(heads, fields, strict=True) if head and not name)
    return Heads(fields, unknown, tuple(Flaw(1, name, "column_twice", name) for name in sorted(twice)))


def field_of(head: str, columns: Columns) -> str:
    """Return the field that a column stands for, "" for none."""
    plain = head.strip().lower()
    return next((name for name, words in columns.items() if plain in words), "")


def cell(value: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if _FORMULA.match(value) and not _NUMBER.match(value) else value


def clean(value: str) -> str:
    """Return what a cell says: a leading quote only keeps a spreadsheet from counting."""
    return value.strip().removeprefix("'")


def several(value: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds several, each once."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(value) if part.strip()))
