"""A talk goes through its script step by step, and the way alone says where it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kinds import TalkResult, TalkStage
from callcenter.outbound.scripts.way import Taken, place, show, take
from tests.outbound.scripts_world import small

FACTS = {"customer": "Mr Rossi", "tier": "B"}
KEY_ACCOUNT = {"customer": "Ms Chen", "tier": "A"}


def walked(facts: dict[str, str], *answers: str) -> tuple[Taken, ...]:
    """The way of these answers."""
    way: tuple[Taken, ...] = ()
    for answer in answers:
        way = take(small(), way, facts, Taken(place(small(), way, facts).step, answer))
    return way


def test_a_text_names_the_customer() -> None:
    """Holes are filled with what is known of the talk."""
    assert show(small(), (), FACTS).text == {"en": "Is this Mr Rossi?"}


def test_branches_are_taken_by_what_is_known() -> None:
    """The agent never sees them."""
    assert place(small(), walked(FACTS, "right"), FACTS).step == "offer"
    assert place(small(), walked(KEY_ACCOUNT, "right"), KEY_ACCOUNT).step == "seats"


def test_a_field_is_kept_and_fills_what_comes_later() -> None:
    """And an answer that the script stores is kept too."""
    way = walked(KEY_ACCOUNT, "right", "12")

    assert place(small(), way, KEY_ACCOUNT).values == {"party": "right", "seats": "12"}
    assert show(small(), way, KEY_ACCOUNT).text == {"en": "For 12 seats, Ms Chen."}


def test_the_stage_follows_the_steps() -> None:
    """It stays until a step says another."""
    way = walked(KEY_ACCOUNT, "right", "12", "")

    assert place(small(), way[:1], KEY_ACCOUNT).stage is TalkStage.DISCOVERY
    assert place(small(), way, KEY_ACCOUNT).stage is TalkStage.PITCH
    assert show(small(), way, KEY_ACCOUNT).result == TalkResult.SALE


@pytest.mark.parametrize(
    ("answers", "last", "code"),
    [
        ((), Taken("hello", "perhaps"), "unknown_answer"),
        ((), Taken("offer"), "step_over"),
        (("right",), Taken("seats", ""), "incomplete"),
        (("right",), Taken("seats", "many"), "bad_value"),
        (("wrong",), Taken("bye"), "script_over"),
    ],
)
def test_what_does_not_fit_is_refused(answers: tuple[str, ...], last: Taken, code: str) -> None:
    """Nothing is taken then."""
    with pytest.raises(OutboundRefusal) as refused:
        take(small(), walked(KEY_ACCOUNT, *answers), KEY_ACCOUNT, last)

    assert refused.value.code == code


def test_going_back_is_dropping_the_last() -> None:
    """What was written there is gone."""
    way = walked(KEY_ACCOUNT, "right", "12")

    assert place(small(), way[:-1], KEY_ACCOUNT).values == {"party": "right"}


@given(st.lists(st.builds(Taken, st.sampled_from([*small().steps]), st.text(max_size=3))))
def test_any_way_stands_somewhere(way: list[Taken]) -> None:
    """A way that could not have been taken ends before its first wrong step."""
    assert place(small(), way, FACTS).step in small().steps
