"""The table is the law: every pair of state and move does what it says and nothing else."""

from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases.case import CaseType
from callcenter.cases.deadlines import Pause
from callcenter.cases.handle import handle
from callcenter.cases.table import TABLE, CaseState, Verb
from callcenter.cases.turn import CaseRefusal
from tests.cases.samples import MOVES, NOW, in_state

#: What a case must have beside its state for a move to be possible.
READY: dict[Verb, dict[str, Any]] = {
    Verb.UNWATCH: {"watchers": ("wim",)},
    Verb.RESUME: {"pauses": (Pause(NOW, "A part", "tom"),)},
    Verb.EXAMINE: {"type": CaseType.COMPLAINT},
}


@pytest.mark.parametrize("state", CaseState)
@pytest.mark.parametrize("verb", Verb)
def test_every_pair_does_what_the_table_says(state: CaseState, verb: Verb) -> None:
    """An allowed move leads where the table says; a forbidden one is refused by its state."""
    case = replace(in_state(state), **READY.get(verb, {}))
    move = MOVES[verb]
    if verb is Verb.ASSIGN:
        move = m.Assign(by="ann", owner="bob")
    expected = TABLE[state].get(verb)
    if expected is None:
        with pytest.raises(CaseRefusal) as refused:
            handle(case, move, NOW)
        assert refused.value.code == "wrong_state"
    else:
        assert handle(case, move, NOW).case.state is expected


@pytest.mark.parametrize("state", [state for state in CaseState if state is not CaseState.MERGED])
def test_there_is_always_a_way_on_but_from_a_merged_case(state: CaseState) -> None:
    """No case is stuck: from everywhere some way leads to `closed`."""
    reached, seen = {state}, set[CaseState]()
    while reached - seen:
        here = (reached - seen).pop()
        seen.add(here)
        reached |= set(TABLE[here].values())
    assert CaseState.CLOSED in seen


def test_every_way_to_closed_passes_the_customer() -> None:
    """Without `fed_back` nothing but `new`, the workshop, `merged` and `discarded` can be reached."""
    reached, seen = {CaseState.NEW}, set[CaseState]()
    while reached - seen:
        here = (reached - seen).pop()
        seen.add(here)
        reached |= set(TABLE[here].values()) - {CaseState.FED_BACK}
    assert not seen & {CaseState.SOLVED, CaseState.FOLLOWED_UP, CaseState.CLOSED}
