"""Reports of simulations as tables in the terminal."""

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table

from callcenter.simulation.experiment import Comparison, Report
from callcenter.simulation.words import change, figure, is_told, points, scope_name, short, spread, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from callcenter.simulation.estimates import Estimate

#: What stands in one line for each queue and tier.
BRIEF = (
    "offered",
    "abandoned",
    "service_level.offered_less_short",
    "service_level.offered",
    "abandon_rate",
    "asa",
    "wait_p90",
)


def tables(found: Report | Comparison, language: str) -> "Iterator[Table]":
    """Yield a table of all measures of the house, and one line for every queue and tier."""
    if isinstance(found, Report):
        yield _whole(found, language)
        yield _parts(found, language)
    else:
        yield _compared(found, language)
        yield _parts_compared(found, language)


def _whole(report: Report, language: str) -> Table:
    title = f"{report.name} · {len(report.seeds)} {word('runs', language)}"
    table = _table(title, [word(each, language) for each in ("measure", "value", "interval")])
    for name, estimate in report.scopes["all"].items():
        if not is_told(name, [report.scopes["all"]]):
            continue
        table.add_row(word(name, language), figure(name, estimate.value), spread(name, estimate))
    return table


def _compared(found: Comparison, language: str) -> Table:
    title = f"{found.base.name} / {found.other.name} · {len(found.base.seeds)} {word('runs', language)}"
    columns = [word("measure", language), found.base.name, found.other.name, word("difference", language)]
    table = _table(title, columns)
    for name, difference in found.difference["all"].items():
        if not is_told(name, [each.scopes["all"] for each in (found.base, found.other)]):
            continue
        values = [figure(name, each.scopes["all"][name].value) for each in (found.base, found.other)]
        table.add_row(word(name, language), *values, change(name, difference))
    return table


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
    if difference.value is None or difference.low is None or difference.high is None:
        return figure(name, None) if difference.value is None else points(name, difference.value)
    text = points(name, difference.value)
    return f"({text})" if difference.low <= 0 <= difference.high else text


def _table(title: str, columns: list[str]) -> Table:
    table = Table(title=title or None, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="left" if number == 0 else "right", no_wrap=number == 0)
    return table
