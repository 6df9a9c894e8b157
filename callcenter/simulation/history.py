"""What was offered in the past, interval by interval and queue by queue: out of a table, or of a real day."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from math import isfinite

from callcenter.simulation.documents import Nonsense, Problem
from callcenter.simulation.recorded import RecordedDay, Seen
from callcenter.simulation.spans import Span
from callcenter.simulation.staffing import Need
from callcenter.staffing.forecast import Accuracy, Interval, backtest, forecast, high

COLUMNS = ("start", "queue", "calls", "handle")
_DAY = 86400.0

History = dict[str, list[Interval]]


def read_table(file: str, lines: Iterable[str], span: float) -> History:
    """Return the history in a CSV table: start (ISO 8601 with its offset), queue, calls, handle (seconds).

    Raises `Nonsense` with every line that makes no sense.
    """
    reader = csv.DictReader(lines)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise Nonsense([Problem(file, 1, f"the columns must be {', '.join(COLUMNS)}")])
    found: History = defaultdict(list)
    problems: list[Problem] = []
    for values in reader:
        try:
            found[values["queue"]].append(_interval(values, span))
        except ValueError as error:
            problems.append(Problem(file, reader.line_num, str(error)))
    if problems:
        raise Nonsense(problems)
    return dict(found)


def _interval(values: dict[str, str], span: float) -> Interval:
    """Return the interval in one line. Raises `ValueError`."""
    try:
        moment = datetime.fromisoformat(values["start"] or "")
    except ValueError:
        raise ValueError(
            f"`start` is no moment such as 2026-03-02T08:00+01:00: {values['start']!r}"
        ) from None
    if moment.tzinfo is None:
        raise ValueError("`start` needs its offset from UTC, such as 2026-03-02T08:00+01:00")
    calls = _number(values, "calls")
    handle = _number(values, "handle") if values["handle"] else None
    if not (isfinite(calls) and calls >= 0) or (
        handle is not None and not (isfinite(handle) and handle >= 0)
    ):
        raise ValueError("`calls` and `handle` are 0 or more")
    if moment.timestamp() % span:
        raise ValueError(f"`start` is not on the grid of {span / 60:g} minutes")
    return Interval(moment.timestamp(), span, calls, handle)


def _number(values: dict[str, str], name: str) -> float:
    try:
        return float(values[name] or "")
    except ValueError:
        raise ValueError(f"`{name}` is no number: {values[name]!r}") from None


def of_day(day: RecordedDay, span: float) -> History:
    """Return what a journal tells of: offered calls, and the mean handling time of those who were served.

    Intervals without a call between the first and the last are there, with none.
    """
    groups: dict[str, dict[float, list[Seen]]] = defaultdict(lambda: defaultdict(list))
    for seen in day.seen:
        groups[seen.queue][seen.queued_at // span * span].append(seen)
    return {queue: list(_filled(by_start, span)) for queue, by_start in groups.items()}


def _filled(groups: dict[float, list[Seen]], span: float) -> Iterator[Interval]:
    start = min(groups)
    while start <= max(groups):
        seen = groups.get(start, [])
        handled = [(each.talk or 0.0) + (each.after_call or 0.0) for each in seen if each.talk is not None]
        handle = sum(handled) / len(handled) if handled else None
        yield Interval(start, span, float(len(seen)), handle)
        start += span


def expected(history: History, day: datetime, weeks: int, patience: Span, answer: Span) -> list[Need]:
    """Return what to expect on a day (its midnight, with its zone), where the history says anything.

    All handling time is taken as talk; the P90 volume counts how far such forecasts have been off.
    """
    found: list[Need] = []
    for queue, intervals in sorted(history.items()):
        span = intervals[0].span
        begin = day.astimezone(UTC).timestamp()
        starts = [begin + number * span for number in range(int(_DAY // span))]
        wape = backtest(intervals, weeks).wape
        for guess in forecast(intervals, starts, weeks):
            if guess is not None and guess.calls > 0 and guess.handle is not None:
                p90 = high(guess.calls, wape)
                found.append(
                    Need(queue, guess.start, span, guess.calls, p90, guess.handle, 0.0, answer, patience)
                )
    return found


def accuracies(history: History, weeks: int) -> dict[str, Accuracy]:
    """Return how such forecasts would have done so far, by queue."""
    return {queue: backtest(_sorted(intervals), weeks) for queue, intervals in sorted(history.items())}


def _sorted(intervals: Sequence[Interval]) -> list[Interval]:
    return sorted(intervals, key=lambda each: each.start)
