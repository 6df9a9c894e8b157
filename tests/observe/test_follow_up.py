"""What is counted of the follow-up: each thing once, by bounded words."""

import pytest
from msgspec.structs import replace

from callcenter.accounts.surveys import SurveyAnswer
from callcenter.cases.approvals import Act, Approval, Verdict
from callcenter.cases.tasks import Task, TaskKind, TaskState
from callcenter.observe.follow_up import Count, counts
from callcenter.observe.metrics import Metrics
from callcenter.outbound.campaign import moves
from callcenter.outbound.campaign.campaign import Campaign, Mode
from callcenter.outbound.campaign.record import Denied, ListRecord
from callcenter.ports.books import Changed
from tests.service.follow_up.world import HandClock

LOW = SurveyAnswer("a", survey="s", question="csat", low=True)
OPEN = Task("t", kind=TaskKind.CALL_BACK, due=10.0)
DONE = replace(OPEN, state=TaskState.DONE, since=10.0)
ASKED = Approval("ap", subject="tier", acts=(Act(Verdict.ASK, "ann", 1.0),))
AGREED = replace(ASKED, acts=(*ASKED.acts, Act(Verdict.APPROVE, "sue", 2.0), Act(Verdict.APPLY, "ann", 2.0)))


@pytest.mark.parametrize(
    ("changed", "counted"),
    [
        (Changed(None, LOW), [("callcenter_survey_answers_total", "s", "csat", "low")]),
        (Changed(LOW, replace(LOW, task="t")), []),
        (Changed(None, OPEN), []),
        (Changed(OPEN, DONE), [("callcenter_tasks_done_total", "call_back", "in_time")]),
        (Changed(OPEN, replace(DONE, since=10.5)), [("callcenter_tasks_done_total", "call_back", "late")]),
        (Changed(DONE, replace(DONE, result="Reached")), []),
        (Changed(None, ASKED), [("callcenter_approvals_total", "tier", "ask")]),
        (
            Changed(ASKED, AGREED),
            [
                ("callcenter_approvals_total", "tier", "approve"),
                ("callcenter_approvals_total", "tier", "apply"),
            ],
        ),
        (Changed(AGREED, None), []),
    ],
)
def test_each_change_is_counted_once(changed: Changed, counted: list[Count]) -> None:
    """What was counted before is not counted when something else of it changes."""
    assert counted == list(counts([changed]))


async def test_the_counts_are_told() -> None:
    """In the text that Prometheus reads."""
    metrics = Metrics(HandClock())
    metrics.changed([Changed(OPEN, DONE)])
    text = (await metrics.text()).decode()
    assert 'callcenter_tasks_done_total{kind="call_back",result="in_time"} 1.0' in text


def test_what_becomes_of_records_is_counted() -> None:
    """Each attempt that ended, each no of the gate once, and each record that came to an end."""
    campaign = Campaign("c1", retries=())
    waiting = ListRecord("record-1", numbers=("+14155550101",))
    dialling = moves.dial(waiting, Mode.PROGRESSIVE, "", 5.0)
    done = moves.settle(dialling, campaign, "order", 9.0, reached=True)
    denied = moves.deny(waiting, Denied("US-06", "night", 5.0), 900.0)
    changes = [
        Changed(waiting, dialling),
        Changed(dialling, done),
        Changed(waiting, denied),
        Changed(denied, denied),
    ]
    assert list(counts(changes)) == [
        ("callcenter_campaign_attempts_total", "progressive", "order"),
        ("callcenter_campaign_records_total", "done"),
        ("callcenter_campaign_denied_total", "US-06"),
    ]
