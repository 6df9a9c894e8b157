"""The measures: each takes a `Size` and a folder to work in, and returns its figures."""

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bench.figures import Figure
from bench.measures import (
    calls,
    customers,
    exposition,
    fanout,
    gate,
    journal,
    offers,
    overload,
    replay,
    reports,
    restart,
    routing,
    simulate,
    wallboard,
    webhook,
)
from bench.rounds import Size

Measure = Callable[[Size, Path], Awaitable[list[Figure]]]

MEASURES: Mapping[str, Measure] = {
    "journal": journal.measure,
    "replay": replay.measure,
    "routing": routing.measure,
    "simulate": simulate.measure,
    "webhook": webhook.measure,
    "calls": calls.measure,
    "overload": overload.measure,
    "offers": offers.measure,
    "restart": restart.measure,
    "customers": customers.measure,
    "gate": gate.measure,
    "reports": reports.measure,
    "fanout": fanout.measure,
    "wallboard": wallboard.measure,
    "exposition": exposition.measure,
}

__all__ = ["MEASURES", "Measure"]
