"""How many calls to expect, interval by interval, and how well such a forecast did. Times are seconds UTC.

The forecast is plain on purpose: the mean of the same interval of the week over the last weeks, the
latest week counting most. Volume and handling time are forecast apart.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

WEEK = 7 * 86400.0
#: Each week counts for so much of the one after it.
FADING = 0.8


class Interval(Struct, frozen=True):
    """What was offered in one interval: calls (never only the answered ones) and mean handling time.

    `start` is seconds UTC on a grid of `span` seconds; `handle` is None where nobody was served.
    """

    start: float
    span: float
    calls: float
    handle: float | None = None


class Accuracy(Struct, frozen=True):
    """How far forecasts were from what came: WAPE and bias, None where nothing came."""

    wape: float | None
    bias: float | None
    intervals: int


def accuracy(pairs: Iterable[tuple[float, float]]) -> Accuracy:
    """Return WAPE = sum |F - A| / sum A and bias = sum (F - A) / sum A of (forecast, actual) pairs."""
    found = list(pairs)
    actual = sum(a for _, a in found)
    if actual <= 0:
        return Accuracy(None, None, len(found))
    off = sum(abs(f - a) for f, a in found)
    return Accuracy(off / actual, sum(f - a for f, a in found) / actual, len(found))


def roll_up(intervals: Sequence[Interval], parts: int) -> list[Interval]:
    """Join `parts` neighbours into one: two quarters of an hour make half an hour. Nothing is ever split."""
    groups: dict[float, list[Interval]] = defaultdict(list)
    for each in intervals:
        groups[each.start // (each.span * parts) * each.span * parts].append(each)
    return [_joined(start, group, parts) for start, group in sorted(groups.items())]


def _joined(start: float, group: Sequence[Interval], parts: int) -> Interval:
    handled = [(each.calls, each.handle) for each in group if each.handle is not None]
    weight = sum(calls for calls, _ in handled)
    handle = sum(calls * handle for calls, handle in handled) / weight if weight else None
    return Interval(start, group[0].span * parts, sum(each.calls for each in group), handle)


def forecast(history: Iterable[Interval], starts: Iterable[float], weeks: int = 8) -> list[Interval | None]:
    """Return what to expect in the intervals that begin at `starts`, from the same time of earlier weeks.

    Only the `weeks` before each are looked at; None where none of them is in the history.
    """
    known = {each.start: each for each in history}
    return [_expected(known, start, weeks) for start in starts]


def _expected(known: dict[float, Interval], start: float, weeks: int) -> Interval | None:
    past = [(FADING**back, known.get(start - (back + 1) * WEEK)) for back in range(weeks)]
    seen = [(weight, each) for weight, each in past if each is not None]
    if not seen:
        return None
    calls = sum(weight * each.calls for weight, each in seen) / sum(weight for weight, _ in seen)
    timed = [(w * each.calls, each.handle) for w, each in seen if each.handle is not None and each.calls]
    weight = sum(share for share, _ in timed)
    handle = sum(share * handle for share, handle in timed) / weight if weight else None
    return Interval(start, seen[0][1].span, calls, handle)


def backtest(history: Sequence[Interval], weeks: int = 8) -> Accuracy:
    """Return how the forecast would have done: each interval from those before it alone."""
    found = forecast(history, [each.start for each in history], weeks)
    pairs = ((guess.calls, each.calls) for guess, each in zip(found, history, strict=True) if guess)
    return accuracy(pairs)


def high(calls: float, wape: float | None) -> float:
    """Return a volume that nine in ten intervals do not exceed: chance of Poisson calls and the usual miss.

    The miss is taken as normal: its mean absolute size is `wape` of the calls.
    """
    miss = (wape or 0.0) * calls * 1.2533  # the deviation of a normal miss with that mean size
    return calls + 1.2816 * float((calls + miss * miss) ** 0.5)
