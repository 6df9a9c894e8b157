"""The Prometheus registry of the families, with children kept: `.labels()` is never on a hot path."""

from collections.abc import Iterable
from typing import cast

from prometheus_client import CollectorRegistry, Counter, Gauge, ProcessCollector

from callcenter.observe.families import Family, Kind
from callcenter.observe.spreads import Spread, Spreads

Metric = Counter | Gauge


class Registry:
    """Metrics by name. A child that was asked for once is found by one look-up."""

    def __init__(self, families: Iterable[Family]) -> None:
        self.prometheus = CollectorRegistry()
        ProcessCollector(registry=self.prometheus)
        every = tuple(families)
        self._metrics = {each.name: self._make(each) for each in every if each.kind is not Kind.HISTOGRAM}
        self._spreads = Spreads(each for each in every if each.kind is Kind.HISTOGRAM)
        self.prometheus.register(self._spreads)
        self._children: dict[tuple[str, ...], Metric] = {}
        self._histograms: dict[tuple[str, ...], Spread] = {}

    def counter(self, name: str, *labels: str) -> Counter:
        """Return the counter of a family with these labels."""
        return cast("Counter", self._child(name, labels))

    def gauge(self, name: str, *labels: str) -> Gauge:
        """Return the gauge of a family with these labels."""
        return cast("Gauge", self._child(name, labels))

    def histogram(self, name: str, *labels: str) -> Spread:
        """Return the histogram of a family with these labels."""
        key = (name, *labels)
        spread = self._histograms.get(key)
        if spread is None:
            spread = self._histograms[key] = self._spreads.spread(name, labels)
        return spread

    def _child(self, name: str, labels: tuple[str, ...]) -> Metric:
        key = (name, *labels)
        child = self._children.get(key)
        if child is None:
            metric = self._metrics[name]
            child = self._children[key] = metric.labels(*labels) if labels else metric
        return child

    def _make(self, family: Family) -> Metric:
        make = Counter if family.kind is Kind.COUNTER else Gauge
        return make(family.name, family.text, family.labels, registry=self.prometheus)
