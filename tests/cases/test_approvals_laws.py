"""Laws of approvals, over random moves by random people."""

from collections.abc import Sequence
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from callcenter.cases import approvals as a
from callcenter.cases.approvals import APPROVAL_MOVES, Approval, ApprovalState, Verdict
from callcenter.cases.refusal import Refusal
from tests.cases.approvals_world import MOVES, PEOPLE, ROUTE, WISH, try_move

Try = tuple[str, str, str]
TRIES = st.lists(st.tuples(st.sampled_from(MOVES), st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)))


def course(tries: Sequence[Try]) -> list[Approval]:
    """Return every stand of an approval that these moves were tried on; refused ones leave it as it is."""
    stands = [a.ask(WISH, ROUTE, 0.0)]
    for at, (name, by, to) in enumerate(tries, 1):
        try:
            stands.append(try_move(stands[-1], name, by, to, float(at)))
        except Refusal:
            continue
    return stands


@given(TRIES)
def test_it_is_never_approved_by_who_asked(tries: list[Try]) -> None:
    """Nor by one person twice in one round."""
    last = course(tries)[-1]
    agreed: list[str] = []
    for act in last.acts:
        if act.verdict is Verdict.ASK:
            agreed = []
        elif act.verdict is Verdict.APPROVE:
            assert act.by not in {last.requester, *agreed}
            agreed.append(act.by)


@given(TRIES, st.sampled_from(PEOPLE[1:]))
def test_it_is_never_decided_by_whom_it_concerns(tries: list[Try], who: str) -> None:
    """Nor is it ever in their hands (ME-17)."""
    try:
        stand = a.ask(replace(WISH, concerns=who), ROUTE, 0.0)
    except Refusal:
        return
    for at, (name, by, to) in enumerate(tries, 1):
        assert stand.holder != who
        try:
            stand = try_move(stand, name, by, to, float(at))
        except Refusal:
            continue
        assert who not in {act.by for act in stand.acts}


@given(TRIES)
def test_it_is_applied_once_at_most_and_after_every_step(tries: list[Try]) -> None:
    """The round that is applied has a yes for each of its steps."""
    last = course(tries)[-1]
    verdicts = [act.verdict for act in last.acts]
    assert verdicts.count(Verdict.APPLY) == (last.state is ApprovalState.APPLIED)
    if last.state is ApprovalState.APPLIED:
        start = len(verdicts) - verdicts[::-1].index(Verdict.ASK)
        assert verdicts[start:].count(Verdict.APPROVE) == len(last.steps)


@given(TRIES)
def test_one_person_answers_while_it_is_open(tries: list[Try]) -> None:
    """Never who asked; what is returned is theirs; what is over is nobody's."""
    for stand in course(tries):
        if stand.state is ApprovalState.ASKED:
            assert stand.holder == stand.steps[stand.step].responsible != stand.requester
            assert len({step.responsible for step in stand.steps}) == len(stand.steps)
        else:
            assert stand.holder == (stand.requester if stand.state is ApprovalState.RETURNED else "")


@given(TRIES)
def test_it_moves_only_as_the_table_says(tries: list[Try]) -> None:
    """And its history only grows."""
    for before, after in pairwise(course(tries)):
        assert after.state in APPROVAL_MOVES[before.state]
        assert after.acts[: len(before.acts)] == before.acts
        assert len(after.acts) == len(before.acts) + 1


@pytest.mark.parametrize(("state", "name"), list(product(ApprovalState, MOVES)))
def test_every_move_in_every_state(state: ApprovalState, name: str) -> None:
    """All pairs: it ends where the table allows, or is refused."""
    stand = replace(a.ask(WISH, ROUTE, 0.0), state=state)
    leads = {
        "approve": ApprovalState.ASKED,
        "reject": ApprovalState.REJECTED,
        "return": ApprovalState.RETURNED,
        "delegate": ApprovalState.ASKED,
        "withdraw": ApprovalState.WITHDRAWN,
        "apply": ApprovalState.APPLIED,
        "outdate": ApprovalState.RETURNED,
        "ask_again": ApprovalState.ASKED,
    }
    decides = name in {"approve", "reject", "return", "delegate"}
    begins = {"outdate": ApprovalState.APPROVED, "ask_again": ApprovalState.RETURNED}
    needed = ApprovalState.ASKED if decides else begins.get(name, state)
    if state is needed and leads[name] in APPROVAL_MOVES[state]:
        by = "ann" if name == "withdraw" else "ben"
        assert leads[name] is try_move(stand, name, by, "eve", 5.0).state
    else:
        with pytest.raises(Refusal, match="wrong_state"):
            try_move(stand, name, "ann" if name == "withdraw" else "ben", "eve", 5.0)
