"""Records: every move of the table and no other, numbers in order, retries by rule, and the gate's no."""

from itertools import product

import pytest
from msgspec.structs import replace

from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, Mode, Retry
from callcenter.outbound.campaign.record import (
    RECORD_MOVES,
    Denied,
    DialAttempt,
    ListRecord,
    RecordState,
    contact_of,
    record_of,
)
from callcenter.outbound.refusal import OutboundRefusal

FIRST, SECOND = "+14155550101", "+14155550102"
CAMPAIGN = Campaign(
    "c1", attempts=4, retries=(Retry("no_answer", 60.0, 2), Retry("follow_up", 1440.0, 1)), goals=("order",)
)
IDA = ListRecord("record-1", campaign="c1", name="Ida", numbers=(FIRST, SECOND))
HOUR = 3600.0


def tried(record: ListRecord, *results: str, now: float = 0.0) -> ListRecord:
    """Return a record after attempts with these results."""
    for result in results:
        record = moves.settle(moves.dial(record, Mode.PROGRESSIVE, "ana", now), CAMPAIGN, result, now + 60.0)
    return record


@pytest.mark.parametrize(("old", "new"), list(product(RecordState, RecordState)))
def test_a_record_moves_only_as_the_table_says(old: RecordState, new: RecordState) -> None:
    """All pairs."""
    record = replace(IDA, state=old)
    if new in RECORD_MOVES[old]:
        assert (moves.moved(record, new, 5.0).state, moves.moved(record, new, 5.0).since) == (new, 5.0)
    else:
        with pytest.raises(OutboundRefusal, match="wrong_state"):
            moves.moved(record, new, 5.0)


def test_each_number_has_its_turn() -> None:
    """The one tried least is next, the first of those alike."""
    assert moves.number_of(IDA) == FIRST
    once = tried(IDA, "no_answer")
    assert moves.number_of(once) == SECOND
    assert moves.number_of(tried(once, "no_answer")) == FIRST


def test_a_dead_number_gives_way_to_the_next_at_once() -> None:
    """And is never dialled again; with the last one dead, the record is done."""
    once = tried(IDA, "failed")
    assert (once.state, once.next_at, moves.number_of(once)) == (RecordState.WAITING, 60.0, SECOND)
    twice = tried(once, "failed")
    assert (twice.state, twice.result, moves.number_of(twice)) == (RecordState.DONE, "failed", "")
    with pytest.raises(OutboundRefusal, match="no_number"):
        moves.dial(replace(twice, state=RecordState.WAITING), Mode.PREVIEW, "ana", 0.0)


def test_an_outcome_is_tried_again_as_often_as_its_rule_says() -> None:
    """After the rule's minutes; then it is the result."""
    once = tried(IDA, "no_answer")
    assert (once.state, once.next_at) == (RecordState.WAITING, 60.0 + HOUR)
    twice = tried(once, "no_answer")
    assert twice.state is RecordState.WAITING
    assert (tried(twice, "no_answer").state, tried(twice, "no_answer").result) == ("done", "no_answer")


def test_an_outcome_without_a_rule_is_the_result() -> None:
    """And the attempt keeps who spoke, and when it ended."""
    dialled = moves.dial(IDA, Mode.PROGRESSIVE, "", 0.0)
    done = moves.settle(dialled, CAMPAIGN, "order", 90.0, reached=True, agent="ben")
    assert (done.state, done.result, done.agent) == (RecordState.DONE, "order", "")
    assert done.attempts == (
        DialAttempt(FIRST, "record-1-1", 0.0, Mode.PROGRESSIVE, "ben", 90.0, reached=True, result="order"),
    )


def test_a_disposition_can_ask_for_another_attempt() -> None:
    """Once, as its rule says."""
    again = tried(IDA, "follow_up")
    assert (again.state, again.next_at) == (RecordState.WAITING, 60.0 + 24 * HOUR)
    assert tried(again, "follow_up").state is RecordState.DONE


def test_nobody_is_tried_more_often_than_the_campaign_allows() -> None:
    """Whatever the rules of single outcomes add up to."""
    often = replace(CAMPAIGN, attempts=2, retries=(Retry("busy", 1.0, 9),))
    record = IDA
    for _ in range(2):
        record = moves.settle(moves.dial(record, Mode.PREVIEW, "ana", 0.0), often, "busy", 1.0)
    assert (record.state, len(record.attempts)) == (RecordState.DONE, 2)


def test_an_attempt_in_which_nothing_rang_is_none() -> None:
    """The record is in line again at once; what the floor had before has used its contact's id up."""
    back = tried(IDA, moves.NOT_DIALLED)
    assert (back.state, back.attempts, back.next_at) == (RecordState.WAITING, (), 60.0)
    assert (contact_of(IDA), contact_of(back)) == ("record-1-1", "record-1-2")


def test_a_dial_that_could_not_be_made_is_put_off_longer_each_time() -> None:
    """Five minutes, ten, twenty, a day at most: no record keeps the line busy for nothing."""
    record, waits = IDA, []
    for _ in range(12):
        record = tried(record, moves.NOT_MADE)
        waits.append((record.next_at - 60.0) / 60.0)
    assert (waits[:3], waits[-1]) == ([5.0, 10.0, 20.0], 1440.0)
    assert (record.attempts, record.reason) == ((), "not_made")


def test_what_the_floor_never_had_keeps_its_id() -> None:
    """So that the same attempt cannot become two contacts, whatever became of the first telling."""
    dialled = moves.dial(IDA, Mode.PREVIEW, "ana", 5.0)
    assert contact_of(moves.undo(dialled, 9.0, taken=False)) == dialled.contact
    again = moves.refused(dialled, CAMPAIGN, 9.0)
    assert (again.state, again.agent, contact_of(again)) == (RecordState.RESERVED, "ana", dialled.contact)


def test_a_record_is_reserved_given_back_and_skipped() -> None:
    """For as long as the campaign says; skipped for later with a reason."""
    held = moves.reserve(IDA, CAMPAIGN, "ana", 100.0)
    assert (held.state, held.agent, held.until, held.wakes_at) == ("reserved", "ana", 1000.0, 1000.0)
    later = moves.give_back(held, 200.0, "asked_later", 5000.0)
    assert (later.state, later.agent, later.next_at, later.reason) == ("waiting", "", 5000.0, "asked_later")
    assert later.wakes_at is None


def test_a_record_is_withdrawn_with_a_reason_and_can_be_opened_again() -> None:
    """Its attempts stay counted."""
    with pytest.raises(OutboundRefusal, match="incomplete"):
        moves.withdraw(IDA, "", 5.0)
    gone = moves.withdraw(tried(IDA, "no_answer"), "duplicate", 5.0)
    assert (gone.state, gone.result) == (RecordState.WITHDRAWN, "duplicate")
    again = moves.reopen(gone, 9.0)
    assert (again.state, again.result, again.next_at, len(again.attempts)) == ("waiting", "", 9.0, 1)
    with pytest.raises(OutboundRefusal, match="wrong_state"):
        moves.reopen(IDA, 9.0)


def test_the_gates_no_waits_or_ends_it() -> None:
    """A no that time can change holds the record; any other withdraws it under the rule's id."""
    night = Denied("US-06", "It is night there.", 50.0)
    held = moves.deny(moves.reserve(IDA, CAMPAIGN, "ana", 0.0), night, 900.0)
    assert (held.state, held.next_at, held.denied, held.agent) == ("waiting", 900.0, night, "")
    assert moves.deny(IDA, night, 900.0).next_at == 900.0
    listed = moves.deny(IDA, replace(night, rule="US-08"), 0.0, forever=True)
    assert (listed.state, listed.result) == (RecordState.WITHDRAWN, "US-08")


def test_a_contact_knows_its_record() -> None:
    """And contacts of no campaign belong to none."""
    assert record_of(contact_of(IDA)) == IDA.id
    assert record_of("call-12ab") == record_of("CA12-callback") == record_of("record-x") == ""
