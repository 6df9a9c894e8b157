"""Columns, said shortly."""

from callcenter.service.reporting.values import ReportColumn, ReportUnit


def counts(*names: str) -> tuple[ReportColumn, ...]:
    """Return counts that add up, with lists behind them."""
    return tuple(ReportColumn(name, ReportUnit.COUNT, listed=True) for name in names)


def tallies(*names: str) -> tuple[ReportColumn, ...]:
    """Return counts that neither add up nor are listed."""
    return tuple(ReportColumn(name, ReportUnit.COUNT, additive=False) for name in names)


def shares(*names: str) -> tuple[ReportColumn, ...]:
    """Return shares."""
    return tuple(ReportColumn(name, ReportUnit.SHARE, additive=False) for name in names)


def scores(*names: str) -> tuple[ReportColumn, ...]:
    """Return scores."""
    return tuple(ReportColumn(name, ReportUnit.SCORE, additive=False) for name in names)


def spans(*names: str) -> tuple[ReportColumn, ...]:
    """Return means and ranks of spans, in seconds."""
    return tuple(ReportColumn(name, ReportUnit.SECONDS, additive=False) for name in names)
