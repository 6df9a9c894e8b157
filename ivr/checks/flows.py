"""How flows hang together: known targets, no circle of calls, no round without the caller."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from ivr.steps.back import Return
from ivr.steps.goto import Goto
from ivr.unit import Unit
from notation.problems import Problem

T = TypeVar("T")
Node = tuple[str, str]
Ways = Mapping[Node, frozenset[Node]]


def problems(units: Sequence[Unit]) -> Iterator[Problem]:
    """Everything wrong between flows, and the rounds within and across them."""
    by_flow = {unit.flow.flow: unit for unit in reversed(units) if unit.flow is not None}
    for unit in units:
        if unit.flow is not None and by_flow[unit.flow.flow] is not unit:
            first = by_flow[unit.flow.flow].file
            yield unit.problem(("flow",), "duplicate-flow", f"`{unit.flow.flow}` is in {first} already")
    yield from _unknown(by_flow)
    yield from _circles(by_flow)
    yield from _rounds(by_flow)


def _gotos(unit: Unit) -> Iterator[tuple[str, Goto]]:
    assert unit.flow is not None
    return ((name, step) for name, step in unit.flow.steps.items() if isinstance(step, Goto))


def _unknown(units: Mapping[str, Unit]) -> Iterator[Problem]:
    for unit in units.values():
        for name, goto in _gotos(unit):
            if goto.flow not in units:
                message = f"step `{name}` goes to the flow `{goto.flow}`, which does not exist"
                yield unit.problem(("steps", name, "flow"), "unknown-flow", message)


def _circles(units: Mapping[str, Unit]) -> Iterator[Problem]:
    ways = {flow: frozenset(goto.flow for _, goto in _gotos(unit)) for flow, unit in units.items()}
    for flow, unit in units.items():
        for name, goto in _gotos(unit):
            if goto.next and flow in _reachable([goto.flow], ways):
                message = f"`{goto.flow}` comes back to `{flow}` by a `goto` of its own, so it never returns"
                yield unit.problem(("steps", name, "flow"), "endless-calls", message)


def _rounds(units: Mapping[str, Unit]) -> Iterator[Problem]:
    """Each round of steps that goes on while the caller does nothing, told at its first step."""
    ways = _silent_ways(units)
    told: set[Node] = set()
    for node in ways:
        around = _reachable(ways[node], ways)
        if node in around and node not in told:
            round_ = {each for each in around if node in _reachable(ways.get(each, ()), ways)}
            told |= round_
            flow, step = node
            message = f"the call can go round for ever from step `{step}` while the caller does nothing"
            yield units[flow].problem(("steps", step), "loop-without-input", message)


def _silent_ways(units: Mapping[str, Unit]) -> Ways:
    """The ways that a call takes without an input from the caller, steps of all flows together."""
    silent_flows: set[str] = set()
    while True:
        ways = {
            (flow, name): frozenset(_silent_from(units, flow, name, silent_flows))
            for flow, unit in units.items()
            if unit.flow is not None
            for name in unit.flow.steps
        }
        found = {flow for flow in units if _returns_silently(units, flow, ways)}
        if found == silent_flows:
            return ways
        silent_flows = found


def _silent_from(units: Mapping[str, Unit], flow: str, name: str, silent_flows: set[str]) -> Iterator[Node]:
    """The nodes after this step; behind a calling `goto` only if the called flow returns silently."""
    unit = units[flow].flow
    assert unit is not None
    step = unit.steps[name]
    if isinstance(step, Goto) and step.flow in units:
        yield from _start(units, step.flow)
        if step.flow not in silent_flows:
            return
    yield from ((flow, link.to) for link in step.links() if not link.heard)


def _start(units: Mapping[str, Unit], flow: str) -> Iterator[Node]:
    found = units[flow].flow
    if found is not None:
        yield flow, found.start


def _returns_silently(units: Mapping[str, Unit], flow: str, ways: Ways) -> bool:
    return any(_is_return(units, node) for node in _reachable(_start(units, flow), ways))


def _is_return(units: Mapping[str, Unit], node: Node) -> bool:
    flow = units[node[0]].flow
    return flow is not None and isinstance(flow.steps.get(node[1]), Return)


def _reachable(begin: Iterable[T], ways: Mapping[T, frozenset[T]]) -> set[T]:
    reached: set[T] = set()
    ahead = list(begin)
    while ahead:
        node = ahead.pop()
        if node not in reached:
            reached.add(node)
            ahead.extend(ways.get(node, ()))
    return reached
