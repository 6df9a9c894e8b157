"""Reports of simulations as tables in the terminal."""

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table

from callcenter.simulation.experiment import Comparison, Report
from callcenter.simulation.taking import ALL
from callcenter.simulation.words import (
    BRIEF,
    GROUPS,
    figure,
    is_told,
    points,
    runs,
    scope_name,
    short,
    spread,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from callcenter.simulation.estimates import Estimate


def tables(found: Report | Comparison, language: str) -> "Iterator[Table]":
    """Yield a table of all measures of the house, and one line for every queue and tier."""
    if isinstance(found, Report):
        yield _whole(found, language)
        yield _parts(found, language)
    else:
        yield _compared(found, language)
        yield _parts_compared(found, language)


def _whole(report: Report, language: str) -> Table:
    title = f"{report.name} · {runs(len(report.seeds), language)}"
    table = _table(title, [word(each, language) for each in ("measure", "value", "interval")])
    for names in _told([report]):
        for name in names:
            estimate = report.scopes[ALL][name]
            table.add_row(word(name, language), figure(name, estimate.value), spread(name, estimate))
        table.add_section()
    return table


def _compared(found: Comparison, language: str) -> Table:
    title = f"{found.base.name} / {found.other.name} · {runs(len(found.base.seeds), language)}"
    columns = [
        word("measure", language),
        *(found.base.name, found.other.name),
        *(word("difference", language), word("interval", language)),
    ]
    table = _table(title, columns, word("interval", language))
    for names in _told([found.base, found.other]):
        for name in names:
            difference = found.difference[ALL][name]
            values = [figure(name, each.scopes[ALL][name].value) for each in (found.base, found.other)]
            between = spread(name, difference, points)
            table.add_row(word(name, language), *values, _signed(name, difference), between)
        table.add_section()
    return table


def _told(reports: "Sequence[Report]") -> "Iterator[list[str]]":
    """Yield the measures that are worth a line, group by group."""
    scopes = [report.scopes[ALL] for report in reports]
    for _, names in GROUPS:
        told = [name for name in names if is_told(name, scopes)]
        if told:
            yield told


def _signed(name: str, difference: "Estimate") -> str:
    return figure(name, None) if difference.value is None else points(name, difference.value)


def _parts(report: Report, language: str) -> Table:
    table = _table("", [word("scope", language), *(short(name, language) for name in BRIEF)])
    for scope, measures in report.scopes.items():
        cells = [figure(name, measures[name].value) for name in BRIEF]
        table.add_row(scope_name(scope, language), *cells)
    return table


def _parts_compared(found: Comparison, language: str) -> Table:
    table = _table("", [word("scope", language), *(short(name, language) for name in BRIEF)])
    for scope, measures in found.difference.items():
        cells = [_brief(name, measures[name]) for name in BRIEF]
        table.add_row(scope_name(scope, language), *cells)
    return table


def _brief(name: str, difference: "Estimate") -> str:
    """A difference; in brackets where it may be chance."""
    text = _signed(name, difference)
    if difference.low is None or difference.high is None:
        return text
    return f"({text})" if difference.low <= 0 <= difference.high else text


def _table(title: str, columns: list[str], whole: str = "") -> Table:
    """Return an empty table; the first column and that named `whole` are never broken."""
    table = Table(
        title=title or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0)
    )
    for number, column in enumerate(columns):
        table.add_column(
            column, justify="left" if number == 0 else "right", no_wrap=number == 0 or column == whole
        )
    return table
