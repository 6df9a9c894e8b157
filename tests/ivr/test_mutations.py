"""Flows spoilt at random: the check never raises, and what it lets pass is safe to call."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ivr.check import build, shipped
from ivr.inputs import Digits, Facts, Given, NoInput, PromptsDone, Recorded
from ivr.interpreter import advance, start
from ivr.outputs import Failed
from notation.source import Path, Source, read

TREES: list[Any] = [read(source).value for source in shipped()]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """Every place of a tree but the top."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from places(each, (*path, key))


def at(value: Any, path: Path) -> Any:
    for key in path:
        value = value[key]
    return value


PLACES = [(index, path) for index, tree in enumerate(TREES) for path in places(tree)]
STEPS = [name for tree in TREES for name in tree["steps"]]
SILENCE: list[Given] = [NoInput(), PromptsDone()] * 60
JUNK = st.none() | st.booleans() | st.integers(-1, 99) | st.text(max_size=5) | st.sampled_from(STEPS)


def spoilt(draws: list[tuple[int, Path, Any, bool]]) -> list[Source]:
    """The shipped flows with some places taken out or replaced."""
    trees, spoilt = deepcopy(TREES), set()
    for index, path, junk, remove in draws:
        try:
            holder = at(trees[index], path[:-1])
            if remove:
                del holder[path[-1]]
            else:
                holder[path[-1]] = junk
        except (LookupError, TypeError):
            continue  # an earlier draw took this place away
        spoilt.add(index)
    return [written(index, tree) if index in spoilt else WHOLE[index] for index, tree in enumerate(trees)]


def written(index: int, tree: Any) -> Source:
    return Source(f"{index}.yaml", yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))


WHOLE = [written(index, tree) for index, tree in enumerate(TREES)]


def steps_swapped() -> st.SearchStrategy[tuple[int, Path, Any, bool]]:
    """A link turned to another step of the same flow, which the check may well let pass."""
    links = [
        (index, path)
        for index, path in PLACES
        if path[-1] in ("next", "otherwise", "not_found", "start") and isinstance(at(TREES[index], path), str)
    ]
    return st.sampled_from(links).flatmap(
        lambda place: st.sampled_from(sorted(TREES[place[0]]["steps"])).map(
            lambda step: (*place, step, False)
        )
    )


any_spoiling = st.tuples(st.sampled_from(PLACES), JUNK, st.booleans()).map(lambda it: (*it[0], it[1], it[2]))
answers: st.SearchStrategy[Given] = st.sampled_from(
    [*(Digits(key) for key in "0123456789*"), Digits("12345678"), Digits("4321"), NoInput(), PromptsDone(),
     Facts({}), Facts({"tier": "A", "balance": 3}), Recorded("a", 9)]
)  # fmt: skip


@settings(deadline=None, max_examples=20)
@given(st.lists(any_spoiling, min_size=1, max_size=3))
def test_the_check_never_raises(draws: list[tuple[int, Path, Any, bool]]) -> None:
    """Whatever is wrong with a flow comes out as problems, with a line of its file."""
    sources = spoilt(draws)
    lines = {source.file: source.text.count("\n") + 1 for source in sources}

    assert all(1 <= problem.line <= lines[problem.file] for problem in build(sources)[1])


@settings(deadline=None, max_examples=25)
@given(st.lists(steps_swapped(), min_size=1, max_size=2), st.lists(answers, max_size=12))
def test_what_passes_is_safe(draws: list[tuple[int, Path, Any, bool]], heard: list[Given]) -> None:
    """A program that the check let pass never fails, and never holds a silent caller for ever."""
    program, _ = build(spoilt(draws))
    for flow in program.flows if program else ():
        assert program is not None
        turn = start(program, flow, {"caller": "+8613800000000"})
        for given_ in [*heard, *SILENCE]:
            turn = advance(program, turn.state, given_)
        assert turn.exit is not None
        assert not isinstance(turn.exit, Failed)
