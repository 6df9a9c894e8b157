"""Campaigns: every move of the table and no other, and what one needs to start."""

from itertools import product

import pytest
from msgspec.structs import replace

from callcenter.outbound.campaign.campaign import (
    CAMPAIGN_MOVES,
    Campaign,
    CampaignState,
    Mode,
    OnMachine,
    Retry,
    checked,
    move,
)
from callcenter.outbound.refusal import OutboundRefusal

SPRING = Campaign("c1", name="Spring", queue="sales", caller_id="+12025550100", purpose="sales")


@pytest.mark.parametrize(("old", "new"), list(product(CampaignState, CampaignState)))
def test_a_campaign_moves_only_as_the_table_says(old: CampaignState, new: CampaignState) -> None:
    """All pairs."""
    campaign = replace(SPRING, state=old)
    if new in CAMPAIGN_MOVES[old]:
        moved = move(campaign, new, 5.0)
        assert (moved.state, moved.since) == (new, 5.0)
    else:
        with pytest.raises(OutboundRefusal, match="wrong_state"):
            move(campaign, new, 5.0)


def test_the_first_start_begins_the_periods() -> None:
    """A pause does not: abandoned calls are counted from the campaign's own first day (US-01)."""
    running = move(SPRING, CampaignState.RUNNING, 100.0)
    again = move(move(running, CampaignState.PAUSED, 200.0), CampaignState.RUNNING, 300.0)
    assert (again.started_at, again.since) == (100.0, 300.0)


@pytest.mark.parametrize("lacks", ["name", "queue", "caller_id", "purpose"])
def test_a_campaign_that_lacks_something_does_not_start(lacks: str) -> None:
    """The refusal names what is missing."""
    with pytest.raises(OutboundRefusal) as refused:
        move(replace(SPRING, **{lacks: ""}), CampaignState.RUNNING, 0.0)
    assert (refused.value.code, refused.value.detail) == ("incomplete", lacks)


def test_who_is_dialled_ahead_must_be_able_to_hear_who_it_was() -> None:
    """Without a message, and whose call it is, a predictive campaign does not start (US-04)."""
    ahead = replace(SPRING, mode=Mode.PREDICTIVE, on_behalf="Acme", abandoned_message="Acme called.")
    for missing in ("on_behalf", "abandoned_message"):
        with pytest.raises(OutboundRefusal, match="incomplete"):
            move(replace(ahead, **{missing: ""}), CampaignState.RUNNING, 0.0)
    assert move(ahead, CampaignState.RUNNING, 0.0).state is CampaignState.RUNNING


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": ""}, "incomplete"),
        ({"attempts": 0}, "out_of_range"),
        ({"attempts": 21}, "out_of_range"),
        ({"abandon_cap": 0.06}, "out_of_range"),
        ({"machine_sample": 1.1}, "out_of_range"),
        ({"on_machine": OnMachine.LEAVE_MESSAGE}, "incomplete"),
        ({"preview_minutes": 0.5}, "out_of_range"),
        ({"goal": -1}, "out_of_range"),
        ({"retries": (Retry("busy", -1.0),)}, "out_of_range"),
        ({"retries": (Retry("busy"), Retry("busy"))}, "rule_twice"),
        ({"retries": (Retry(""),)}, "rule_twice"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, object], code: str) -> None:
    """With a code that says what."""
    with pytest.raises(OutboundRefusal, match=code):
        checked(replace(SPRING, **change))
