"""A talk keeps its objections and may end only in ways that make sense."""

import pytest

from callcenter.outbound.objections.objection import ObjectionOutcome, Said
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kinds import TalkResult, TalkStage
from callcenter.outbound.scripts.way import Taken
from callcenter.outbound.talks.moves import (
    Conclusion,
    amend,
    choose_script,
    conclude,
    go_back,
    go_on,
    log,
    offers_end,
    unlog,
)
from callcenter.outbound.talks.talk import Talk
from tests.outbound.scripts_world import small

NOW = 5000.0
FACTS = {"customer": "Ms Chen", "tier": "A"}


def begun() -> Talk:
    """A talk that was answered a minute ago."""
    return Talk(id="call-1", dialled_at=4930.0, answered_at=4940.0, script="small", edition=1)


def objected(*types: str, outcome: ObjectionOutcome | None = None) -> Talk:
    """A talk with these objections."""
    talk = begun()
    for type_ in types:
        talk = log(talk, Said(type=type_, outcome=outcome), TalkStage.PRICE, "offer", NOW)
    return talk


def test_steps_write_fields_and_back_takes_them_away() -> None:
    """The record has what stands on the way, nothing else."""
    there = go_on(
        go_on(begun(), small(), FACTS, Taken("hello", "right")), small(), FACTS, Taken("seats", "9")
    )

    assert there.fields == {"party": "right", "seats": "9"}
    assert go_back(there, small(), FACTS).fields == {"party": "right"}


def test_a_script_is_kept_once_it_is_begun() -> None:
    """Whatever is published meanwhile."""
    with pytest.raises(OutboundRefusal, match="script_begun"):
        choose_script(go_on(begun(), small(), FACTS, Taken("hello", "right")), "other", 1)


def test_an_objection_knows_when_and_where_it_came() -> None:
    """Seconds into the talk, stage and step; and that it was the right party."""
    talk = objected("price", "timing")

    assert [(each.seq, each.offset, each.stage, each.step) for each in talk.objections] == [
        (1, 60.0, TalkStage.PRICE, "offer"),
        (2, 60.0, TalkStage.PRICE, "offer"),
    ]
    assert talk.right_party is True


def test_a_resolution_keeps_its_first_time() -> None:
    """And loses it when it is taken back."""
    talk = amend(objected("price"), 1, Said(outcome=ObjectionOutcome.RESOLVED), NOW + 30)
    later = amend(talk, 1, Said(verbatim="far too dear"), NOW + 90)

    assert later.objections[0].resolved_at == NOW + 30
    assert (
        amend(later, 1, Said(outcome=ObjectionOutcome.UNRESOLVED), NOW + 99).objections[0].resolved_at == 0.0
    )


def test_one_logged_by_mistake_goes_but_a_stop_stays() -> None:
    """The number was blocked; nobody wipes out why."""
    assert unlog(objected("price"), 1).objections == ()
    with pytest.raises(OutboundRefusal, match="stop_said"):
        unlog(objected("stop"), 1)


@pytest.mark.parametrize(
    ("talk", "offers"),
    [
        (objected("price"), False),
        (objected("price", "timing"), True),
        (objected("price", "timing", outcome=ObjectionOutcome.RESOLVED), False),
        (objected("stop"), True),
    ],
)
def test_an_end_is_offered_after_two_or_one_stop(talk: Talk, offers: bool) -> None:
    """Those that were resolved press nobody."""
    assert offers_end(talk, persistence=2) is offers


@pytest.mark.parametrize(
    ("talk", "wish", "code"),
    [
        (begun(), Conclusion(result=TalkResult.REFUSED), "reason_missing"),
        (
            begun(),
            Conclusion(result=TalkResult.FOLLOW_UP, interest=False, follow_up_at=9e9),
            "reason_missing",
        ),
        (begun(), Conclusion(result=TalkResult.FOLLOW_UP), "bad_time"),
        (begun(), Conclusion(result=TalkResult.FOLLOW_UP, follow_up_at=NOW - 1), "bad_time"),
        (begun(), Conclusion(result=TalkResult.SALE, interest=False, reason="price"), "contradiction"),
        (objected("stop"), Conclusion(result=TalkResult.REFUSED, reason="price"), "stop_said"),
    ],
)
def test_an_end_that_makes_no_sense_is_refused(talk: Talk, wish: Conclusion, code: str) -> None:
    """No interest always has a reason, and a stop is always obeyed (FL-25)."""
    with pytest.raises(OutboundRefusal, match=code):
        conclude(talk, wish, NOW)


@pytest.mark.parametrize(
    ("wish", "interest", "right", "reason"),
    [
        (Conclusion(result=TalkResult.SALE), True, True, ""),
        (Conclusion(result=TalkResult.REFUSED, reason="need"), False, True, "need"),
        (Conclusion(result=TalkResult.WRONG_PERSON), None, False, ""),
        (Conclusion(result=TalkResult.DO_NOT_CALL), False, True, "stop"),
        (Conclusion(result=TalkResult.FOLLOW_UP, interest=True, follow_up_at=9e9), True, True, ""),
    ],
)
def test_a_result_says_what_it_means(
    wish: Conclusion, interest: bool | None, right: bool, reason: str
) -> None:
    """Interest, right party and reason follow from it."""
    ended = conclude(begun(), wish, NOW)

    assert (ended.interest, ended.right_party, ended.reason) == (interest, right, reason)
    assert (ended.result, ended.concluded_at) == (wish.result, NOW)
