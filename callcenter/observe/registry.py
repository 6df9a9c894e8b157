"""The Prometheus registry of the families, with children kept: `.labels()` is never on a hot path."""

from collections.abc import Iterable
from typing import cast

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

from callcenter.observe.families import Family, Kind

Metric = Counter | Gauge | Histogram


class Registry:
    """Metrics by name. A child that was asked for once is found by one look-up."""

    def __init__(self, families: Iterable[Family]) -> None:
        self.prometheus = CollectorRegistry()
        ProcessCollector(registry=self.prometheus)
        self._metrics = {family.name: self._make(family) for family in families}
        self._children: dict[tuple[str, ...], Metric] = {}

    def counter(self, name: str, *labels: str) -> Counter:
        """Return the counter of a family with these labels."""
        return cast("Counter", self._child(name, labels))

    def gauge(self, name: str, *labels: str) -> Gauge:
        """Return the gauge of a family with these labels."""
        return cast("Gauge", self._child(name, labels))

    def histogram(self, name: str, *labels: str) -> Histogram:
        """Return the histogram of a family with these labels."""
        return cast("Histogram", self._child(name, labels))

    def _child(self, name: str, labels: tuple[str, ...]) -> Metric:
        key = (name, *labels)
        child = self._children.get(key)
        if child is None:
            metric = self._metrics[name]
            child = self._children[key] = metric.labels(*labels) if labels else metric
        return child

    def _make(self, family: Family) -> Metric:
        if family.kind is Kind.HISTOGRAM:
            return Histogram(
                family.name, family.text, family.labels, buckets=family.buckets, registry=self.prometheus
            )
        make = Counter if family.kind is Kind.COUNTER else Gauge
        return make(family.name, family.text, family.labels, registry=self.prometheus)
