"""Flows are replaced while calls are under way."""

import pytest

from ivr.inputs import Digits
from ivr.interpreter import advance, start
from ivr.library import Library, UnknownVersion
from ivr.program import decode
from notation.source import Source
from tests.ivr.playing import words

FLOW = """
flow: {name}
language: en
start: ask
steps:
  ask:
    do: menu
    prompt: Press 1.
    options: {{"1": end}}
    otherwise: end
  end:
    do: hang-up
    text: {text}
"""
OTHER = "flow: other\nlanguage: en\nstart: s\nsteps: {{s: {{do: goto, flow: {flow}}}}}"


def flow(text: str, name: str = "desk", file: str = "desk.yaml") -> Source:
    return Source(file, FLOW.format(name=name, text=text))


def other(target: str) -> Source:
    return Source("other.yaml", OTHER.format(flow=target))


def test_a_call_keeps_its_version() -> None:
    """A call in progress ends as it began, a new one begins in the new flow."""
    old, _ = Library().load([flow("Old.")])
    under_way = start(old.current, "desk").state
    new, problems = old.load([flow("New.")])

    assert problems == []
    assert words(advance(new.at(under_way.version), under_way, Digits("1"))) == ["Old."]
    assert words(advance(new.current, start(new.current, "desk").state, Digits("1"))) == ["New."]


def test_a_broken_file_keeps_its_last_good_flow() -> None:
    """An error is told, and the flow stays as it was while the other files move on."""
    first, _ = Library().load([flow("Old."), flow("Old.", "shop", "shop.yaml")])
    second, problems = first.load([flow("New."), Source("shop.yaml", "flow: shop")])

    assert {problem.file for problem in problems} == {"shop.yaml"}
    assert second.current.flows["shop"] == first.current.flows["shop"]
    assert second.current.flows["desk"] != first.current.flows["desk"]


def test_a_broken_file_at_first_is_left_out() -> None:
    """What was never good cannot be kept, but does not stop the rest."""
    library, problems = Library().load([flow("Good."), Source("shop.yaml", "flow: shop")])

    assert problems
    assert set(library.current.flows) == {"desk"}


def test_flows_that_no_longer_fit_change_nothing() -> None:
    """A flow that others need cannot be taken away."""
    first, _ = Library().load([flow("Old."), other("desk")])
    second, problems = first.load([other("desk")])

    assert [problem.code for problem in problems] == ["unknown-flow"]
    assert second is first


def test_a_wrong_goto_reverts_its_file_alone() -> None:
    """A file whose `goto` leads nowhere is as broken as one that cannot be read."""
    first, _ = Library().load([flow("Old."), other("desk")])
    second, problems = first.load([flow("New."), other("nowhere")])

    assert [problem.code for problem in problems] == ["unknown-flow"]
    assert second.current.flows["other"] == first.current.flows["other"]
    assert second.current.flows["desk"] != first.current.flows["desk"]


def test_old_versions_are_let_go() -> None:
    """Versions that no call uses are dropped; the current one always stays."""
    first, _ = Library().load([flow("One.")])
    second, _ = first.load([flow("Two.")])
    third, _ = second.load([flow("Three.")])
    kept = third.keep([first.current.version])

    assert set(kept.held) == {first.current.version, third.current.version}
    with pytest.raises(UnknownVersion):
        kept.at(second.current.version)


def test_a_stored_program_is_held_again() -> None:
    """After a restart the host brings back the programs of its calls in progress."""
    old, _ = Library().load([flow("Old.")])
    stored = old.current.encode()
    fresh, _ = Library().load([flow("New.")])

    assert fresh.hold(decode(stored)).at(old.current.version) == old.current


def test_loading_the_same_changes_nothing() -> None:
    """The same files give the same version."""
    first, _ = Library().load([flow("Old.")])
    second, _ = first.load([flow("Old.")])

    assert second.current.version == first.current.version
    assert len(second.held) == 1
