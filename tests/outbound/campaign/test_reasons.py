"""Why a record is not dialled: each reason by its code, and none for the one that is next."""

import pytest
from msgspec.structs import replace

from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.reasons import Around, why_not
from callcenter.outbound.campaign.record import Denied, DialAttempt, ListRecord, RecordState

RUNNING = Campaign("c1", queue="sales", goal=5, mode=Mode.PROGRESSIVE, state=CampaignState.RUNNING)
IDA = ListRecord("record-1", numbers=("+14155550101",))
NOW = 1000.0


def test_the_next_one_has_nothing_against_it() -> None:
    """No reason at all."""
    assert why_not(IDA, RUNNING, Around(), NOW) == ()


@pytest.mark.parametrize(
    ("change", "code", "detail", "until"),
    [
        ({"state": RecordState.DONE, "result": "order"}, "done", "order", 0.0),
        ({"state": RecordState.WITHDRAWN, "result": "duplicate"}, "withdrawn", "duplicate", 0.0),
        ({"state": RecordState.RESERVED, "agent": "ana", "until": 2000.0}, "reserved", "ana", 2000.0),
        (
            {
                "state": RecordState.DIALLING,
                "attempts": (DialAttempt("+14155550101", "record-1-1", 0.0, Mode.PREVIEW),),
            },
            "dialling",
            "record-1-1",
            0.0,
        ),
        ({"numbers": ()}, "no_number", "", 0.0),
        ({"next_at": 1001.0, "result": "no_answer"}, "not_yet", "no_answer", 1001.0),
        ({"next_at": 1001.0, "reason": "asked_later"}, "skipped", "asked_later", 1001.0),
    ],
)
def test_what_a_record_is_held_up_by(change: dict[str, object], code: str, detail: str, until: float) -> None:
    """Its own state, first of all."""
    (found,) = why_not(replace(IDA, **change), RUNNING, Around(), NOW)
    assert (found.code, found.detail, found.until) == (code, detail, until)


@pytest.mark.parametrize(
    ("campaign", "around", "code"),
    [
        ({"state": CampaignState.PAUSED}, Around(), "not_running"),
        ({}, Around(is_open=False), "closed"),
        ({}, Around(goal_met=True), "goal_met"),
        ({}, Around(agents=0, free=0), "nobody_signed_in"),
        ({}, Around(agents=3, free=0), "nobody_free"),
    ],
)
def test_what_a_campaign_is_held_up_by(campaign: dict[str, object], around: Around, code: str) -> None:
    """One reason each."""
    (found,) = why_not(IDA, replace(RUNNING, **campaign), around, NOW)
    assert found.code == code


def test_what_is_not_in_line_has_no_other_reason() -> None:
    """Nobody asks for free agents where there is a result."""
    done = replace(IDA, state=RecordState.DONE, result="order")
    assert [each.code for each in why_not(done, RUNNING, Around(free=0, is_open=False), NOW)] == ["done"]


def test_the_gates_no_is_told_with_its_rule() -> None:
    """Beside the time it holds until."""
    denied = replace(IDA, denied=Denied("US-06", "night", 900.0), next_at=2000.0, reason="denied")
    codes = [(each.code, each.detail) for each in why_not(denied, RUNNING, Around(), NOW)]
    assert codes == [("not_yet", "denied"), ("denied", "US-06")]
