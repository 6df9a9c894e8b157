"""Where links lead: no dead end, no step that nothing leads to."""

from collections.abc import Iterator

from ivr.unit import Unit
from notation import links
from notation.problems import Problem


def problems(unit: Unit) -> Iterator[Problem]:
    """Missing targets, and steps that no way from the start reaches."""
    assert unit.flow is not None
    yield from links.problems(links.Net(unit.tree, unit.flow.start, unit.flow.steps, unit.broken))
