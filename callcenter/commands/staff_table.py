"""The answers of `callcenter staff` as a table."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table

from callcenter.simulation.estimates import Estimate
from callcenter.simulation.page import clock
from callcenter.simulation.staffing import Staffed

_COLUMNS = ("from", "calls", "AHT", "Erl.", "C", "A", "A90", "sim.", "SL", "SL of A", "plan")


def table(answers: Sequence[Staffed], zone: str) -> Table:
    """Return one line per queue and interval.

    C and A are the formulas' agents, A90 those for the P90 volume, sim. the simulation's; SL is the
    simulated service level with as many, and with as many as A wants.
    """
    found = Table(
        title="Agents that reach the goal",
        title_justify="left",
        box=SIMPLE_HEAD,
        pad_edge=False,
        padding=(0, 1, 0, 0),
    )
    found.add_column("queue", no_wrap=True)
    for column in _COLUMNS:
        found.add_column(column, justify="right", no_wrap=True)
    for each in answers:
        need = each.need
        numbers = (f"{need.calls:.0f}", f"{need.load.handle:.0f}", f"{need.traffic.erlangs:.1f}")
        agents = (str(each.erlang_c), str(each.erlang_a), str(each.high))
        simulated = "–" if each.simulated is None else str(each.simulated)
        found.add_row(
            need.queue,
            clock(need.start, zone),
            *numbers,
            *agents,
            simulated,
            _level(each.level),
            _level(each.level_of_a),
            str(each.scheduled),
        )
    return found


def _level(estimate: Estimate) -> str:
    return "–" if estimate.value is None else f"{estimate.value:.1%}"
