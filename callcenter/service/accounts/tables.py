"""Tables in files: CSV and XLSX, read and written. Slow: not on the loop."""

import csv
import io
from collections.abc import Iterable, Sequence
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from callcenter.accounts.refusal import AccountRefusal
from notation.sheets import cell

MOST_ROWS = 20_000
MOST_COLUMNS = 100


def read_table(data: bytes, format: str) -> list[list[str]]:
    """Return the rows of a file as texts. Refuses with `bad_file` or `too_many_rows`."""
    rows = _xlsx(data) if format == "xlsx" else _csv(data)
    found: list[list[str]] = []
    for row in rows:
        if len(found) > MOST_ROWS:
            raise AccountRefusal("too_many_rows", str(MOST_ROWS))
        found.append([str(value) for value in row[:MOST_COLUMNS]])
    return found


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that a spreadsheet opens as UTF-8, without formulas."""
    out = io.StringIO()
    csv.writer(out).writerows([cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as one sheet of texts, without formulas."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _csv(data: bytes) -> Iterable[list[str]]:
    text = _text(data)
    head = text.partition("\n")[0]
    between = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    except csv.Error as error:
        raise AccountRefusal("bad_file", str(error)) from None


def _text(data: bytes) -> str:
    """Return a text in UTF-8, or in the encoding that Chinese spreadsheets write."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AccountRefusal("bad_file", "The file is no text.")


def _xlsx(data: bytes) -> Iterable[list[str]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield [_plain(value) for value in row]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError) as error:
        raise AccountRefusal("bad_file", type(error).__name__) from None


def _plain(value: object) -> str:
    """Return a cell as a text; a number that a spreadsheet made of a telephone number is one again."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
