"""Words, files, links, watchers and merging."""

import pytest
from msgspec.structs import replace

from callcenter.cases import moves as m
from callcenter.cases.case import Case, Step
from callcenter.cases.effects import Notify
from callcenter.cases.handle import handle, merge
from callcenter.cases.seeing import Viewer, may_see
from callcenter.cases.sharing import names_in
from callcenter.cases.table import CaseState, Verb
from callcenter.cases.turn import CaseRefusal
from tests.cases.samples import CIRCLE, FILE, MOVES, NOW, OTHER, in_state, new


def refusal(case: Case, move: m.Move) -> str:
    """Return the code by which a move is refused."""
    with pytest.raises(CaseRefusal) as refused:
        handle(case, move, NOW)
    return refused.value.code


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@tom see this, @tia.", ("tom", "tia")),
        ("please @hal.brown, and @tom @tom", ("hal.brown", "tom")),
        ("write to li@acme.example", ()),
        ("问 @tom 吧", ("tom",)),
        ("", ()),
    ],
)
def test_names_are_found_in_a_text(text: str, names: tuple[str, ...]) -> None:
    """An e-mail address is no mention."""
    assert names_in(text) == names


def test_who_is_mentioned_is_told_once_and_watches() -> None:
    """The others hear of a comment, not of a mention."""
    case = replace(new(), watchers=("wim",), owner="tom")
    decision = handle(case, MOVES[Verb.COMMENT], NOW)
    assert decision.effects == (
        Notify("c1", ("tom",), "mentioned", "@tom please"),
        Notify("c1", ("wim",), "comment", "@tom please"),
    )
    assert decision.case.watchers == ("wim", "tom")


def test_the_customers_words_reach_who_works_on_it() -> None:
    """With their files, and the address to answer to."""
    hear = m.Hear(text="Still dead", channel="email", address="li@acme.example", files=(FILE,), circle=CIRCLE)
    decision = handle(in_state(CaseState.ASSIGNED), hear, NOW)
    assert decision.effects == (Notify("c1", ("tom", "tia", "ann"), "hear", "Still dead"),)
    assert (decision.case.address, decision.case.files) == ("li@acme.example", (FILE,))


def test_a_change_says_what_it_was_before() -> None:
    """And one that changes nothing is refused."""
    decision = handle(new(), m.Classify(by="ann", title="Dead line", tier="A"), NOW)
    assert decision.entries[0].detail == {
        "before": {"title": "No dial tone", "tier": ""},
        "after": {"title": "Dead line", "tier": "A"},
    }
    assert refusal(decision.case, m.Classify(by="ann", tier="A")) == "nothing_changed"
    assert refusal(new(), m.Classify(by="ann", title="")) == "text_missing"


def test_doing_a_thing_twice_is_refused() -> None:
    """Watching, linking, and leaving what one does not watch."""
    assert refusal(handle(new(), MOVES[Verb.WATCH], NOW).case, MOVES[Verb.WATCH]) == "already_there"
    assert refusal(handle(new(), MOVES[Verb.LINK], NOW).case, MOVES[Verb.LINK]) == "already_there"
    assert refusal(new(), m.Link(by="ann", case="c1")) == "same_case"
    assert refusal(new(), MOVES[Verb.UNWATCH]) == "not_watching"
    assert refusal(new(), m.Tag(by="ann", tags=("x" * 41,))) == "bad_tag"


def test_nothing_is_lost_by_a_merge() -> None:
    """Files, tags, contacts, links and everybody who saw the one are with the other."""
    case = replace(
        new(contact="k1", tags=("line",)), files=(FILE,), watchers=("wim",), owner="tom", step=Step.MANAGEMENT
    )
    linked = handle(case, m.Link(by="ann", case="c7"), NOW).case
    left, taken = merge(linked, OTHER, "sue", NOW)
    assert (left.case.state, left.case.merged_into) == (CaseState.MERGED, "other")
    assert set(taken.case.watchers) == {"ann", "tom", "wim"}
    assert (taken.case.contacts, taken.case.tags) == (("k1",), ("line",))
    assert (taken.case.files, taken.case.links) == ((FILE,), linked.links)
    assert (taken.case.merged, taken.case.step) == (("c1",), Step.MANAGEMENT)


def test_customers_are_not_mixed_by_a_merge() -> None:
    """A case of nobody joins anybody's."""
    mine, theirs = new(account="acme"), replace(OTHER, account="bolt")
    with pytest.raises(CaseRefusal) as refused:
        merge(mine, theirs, "sue", NOW)
    assert refused.value.code == "other_customer"
    assert merge(new(), theirs, "sue", NOW)[1].case.account == "bolt"
    assert refusal(OTHER, m.Merge(by="sue", into=OTHER)) == "same_case"


@pytest.mark.parametrize(
    ("viewer", "sees"),
    [
        (Viewer("ann"), True),
        (Viewer("tom", frozenset({"tech"})), True),
        (Viewer("wim"), True),
        (Viewer("sue", leads=True), True),
        (Viewer("bob", frozenset({"sales"}), works=True), False),
        (Viewer(""), False),
    ],
)
def test_who_sees_a_case_of_a_department(viewer: Viewer, sees: bool) -> None:
    """Whoever opened it always does (FL-26)."""
    case = replace(in_state(CaseState.ASSIGNED), watchers=("wim",))
    assert may_see(case, viewer) is sees


def test_what_nobody_has_is_seen_by_all_who_work_cases() -> None:
    """Such as one that came by e-mail."""
    case = new(contact="k1")
    assert may_see(case, Viewer("bob", works=True))
    assert not may_see(case, Viewer("bob"))
