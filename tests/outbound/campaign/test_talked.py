"""What a talk comes to is its record's result, whenever it is told (FL-25)."""

import pytest
from msgspec.structs import replace

from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, Mode, Retry
from callcenter.outbound.campaign.record import ListRecord, RecordState
from callcenter.outbound.campaign.talked import Concluded, talked
from callcenter.outbound.scripts.kinds import TalkResult

FIRST, SECOND = "+14155550101", "+14155550102"
CAMPAIGN = Campaign("c1", attempts=4, retries=(Retry("refused", 60.0, 1), Retry("order", 5.0, 9)))
IDA = ListRecord("record-1", campaign="c1", numbers=(FIRST, SECOND), fields={"Product": "Card"})
WORDS = {TalkResult.SALE: "order"}


def told(record: ListRecord, result: TalkResult, contact: str = "record-1-1", **fields: str) -> ListRecord:
    """The record after the talk's result was registered."""
    word = WORDS.get(result, result.value)
    return talked(record, CAMPAIGN, Concluded(contact, result, word, fields), 70.0)


def dialled() -> ListRecord:
    """The record while its first attempt is under way."""
    return moves.dial(IDA, Mode.PREVIEW, "ana", 0.0)


def over(record: ListRecord, disposition: str = "resolved") -> ListRecord:
    """The record after the contact is over, registered by hand as something else."""
    return moves.settle(record, CAMPAIGN, disposition, 90.0, reached=True, agent="ana")


@pytest.mark.parametrize(
    ("result", "state", "word"),
    [
        (TalkResult.SALE, RecordState.DONE, "order"),
        (TalkResult.FOLLOW_UP, RecordState.DONE, "follow_up"),
        (TalkResult.DO_NOT_CALL, RecordState.DONE, "do_not_call"),
        (TalkResult.REFUSED, RecordState.WAITING, "refused"),
        (TalkResult.WRONG_PERSON, RecordState.WAITING, "wrong_person"),
    ],
)
def test_the_talk_decides_whether_it_is_told_before_or_after_the_end(
    result: TalkResult, state: RecordState, word: str
) -> None:
    """By the campaign's rules only what may come again does; a second entry changes nothing."""
    before, after = over(told(dialled(), result)), told(over(dialled()), result)
    for record in (before, after):
        assert (record.state, record.result) == (state, word)
        assert (record.attempts[0].talk, record.attempts[0].result) == (result, word)
        assert record.agent == ""


def test_a_number_of_somebody_else_is_struck_and_the_next_is_tried_at_once() -> None:
    """With the last one struck the record is done; a result that is put right gives the number back."""
    record = over(told(dialled(), TalkResult.WRONG_PERSON))
    assert (record.bad, moves.number_of(record), record.next_at) == ((FIRST,), SECOND, 90.0)
    again = moves.dial(record, Mode.PREVIEW, "ana", 100.0)
    last = over(told(again, TalkResult.WRONG_PERSON, "record-1-2"))
    assert (last.state, last.bad) == (RecordState.DONE, (FIRST, SECOND))
    assert told(last, TalkResult.SALE, "record-1-2").bad == (FIRST,)


def test_what_was_written_down_stays_with_the_record() -> None:
    """Beside what the list says."""
    assert told(dialled(), TalkResult.SALE, seats="12").fields == {"Product": "Card", "seats": "12"}


def test_a_call_that_followed_it_up_brings_the_record_its_result() -> None:
    """It is no attempt of the campaign's."""
    record = told(over(told(dialled(), TalkResult.FOLLOW_UP)), TalkResult.SALE, "own-call")
    assert (record.state, record.result, len(record.attempts)) == (RecordState.DONE, "order", 1)


def test_who_is_dialled_anew_or_withdrawn_keeps_that_way() -> None:
    """A result that comes late is kept with its attempt and stops nobody's call."""
    waits = over(dialled(), "refused")
    anew = moves.dial(waits, Mode.PREVIEW, "ben", 4000.0)
    assert told(anew, TalkResult.SALE).state is RecordState.DIALLING
    gone = replace(waits, state=RecordState.WITHDRAWN, result="erased")
    assert told(gone, TalkResult.REFUSED).result == "erased"
