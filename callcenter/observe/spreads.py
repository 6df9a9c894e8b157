"""Histograms that cost next to nothing to feed: plain numbers, made into Prometheus' own when asked."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from math import inf

from prometheus_client.core import HistogramMetricFamily
from prometheus_client.registry import Collector
from prometheus_client.utils import floatToGoString

from callcenter.observe.families import Family


class Spread:
    """How often values fell into each bucket; a value on a bound belongs below it."""

    __slots__ = ("_bounds", "_counts", "_total")

    def __init__(self, bounds: tuple[float, ...]) -> None:
        self._bounds = bounds
        self._counts = [0] * (len(bounds) + 1)
        self._total = 0.0

    def observe(self, value: float) -> None:
        """Count a value."""
        self._counts[bisect_left(self._bounds, value)] += 1
        self._total += value

    def told(self) -> tuple[list[tuple[str, float]], float]:
        """Return the bounds with how many values lie at or below each, and the sum of all values."""
        bounds: list[str] = [floatToGoString(each) for each in (*self._bounds, inf)]  # type: ignore[no-untyped-call]
        return list(zip(bounds, map(float, accumulate(self._counts.copy())), strict=True)), self._total


class Spreads(Collector):
    """The histograms of some families, by labels. May be collected in another thread."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._families = {family.name: family for family in families}
        self._spreads: dict[str, dict[tuple[str, ...], Spread]] = {name: {} for name in self._families}
        for family in self._families.values():
            if not family.labels:
                self.spread(family.name, ())

    def spread(self, name: str, labels: tuple[str, ...]) -> Spread:
        """Return the histogram of a family with these labels, which begins empty."""
        spreads = self._spreads[name]
        if labels not in spreads:
            # Replaced, not added to: somebody may be going through the old one.
            self._spreads[name] = {**spreads, labels: Spread(self._families[name].buckets)}
        return self._spreads[name][labels]

    def collect(self) -> Iterator[HistogramMetricFamily]:
        """Yield every family as Prometheus wants it."""
        for name, family in self._families.items():
            told = HistogramMetricFamily(name, family.text, labels=family.labels)
            for labels, spread in self._spreads[name].items():
                told.add_metric(labels, *spread.told())
            yield told
