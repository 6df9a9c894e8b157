"""The rules of quality are checked with the rest of the house."""

from typing import Any

import pytest

from callcenter.ports.records import User
from callcenter.service.house import BadConfiguration, default_document, parse
from callcenter.service.house_people import people_warnings


def document(**plan: Any) -> dict[str, Any]:
    return default_document() | {"quality_rules": {"samples": [{"id": "w"} | plan]}}


@pytest.mark.parametrize(
    ("plan", "place", "code"),
    [
        ({"per_agent": 0}, "per_agent", "out_of_range"),
        ({"due_days": 2, "remind_days": 3}, "remind_days", "out_of_range"),
        ({"rule": "FREQ=HOURLY"}, "rule", "bad_rule"),
        ({"begins": "on Monday"}, "begins", "bad_time"),
        ({"begins": "2026-01-05T06:00Z"}, "begins", "bad_time"),
        ({"teams": ["x"]}, "teams", "unknown_team"),
        ({"queue": "x"}, "queue", "unknown_queue"),
        ({"tier": "x"}, "tier", "unknown_tier"),
    ],
)
def test_a_sample_that_cannot_be_drawn_is_refused(plan: dict[str, Any], place: str, code: str) -> None:
    """With its place."""
    with pytest.raises(BadConfiguration) as bad:
        parse(document(**plan))
    assert [(fault.path, fault.code) for fault in bad.value.faults] == [
        (f"quality_rules.samples.w.{place}", code)
    ]


def test_a_sample_is_there_once_and_coaching_has_its_bounds() -> None:
    """Two of one id are one too many."""
    rules = {"coaching_days": 0, "samples": [{"id": "w"}, {"id": "w"}]}
    with pytest.raises(BadConfiguration) as bad:
        parse(default_document() | {"quality_rules": rules})
    assert [fault.code for fault in bad.value.faults] == ["out_of_range", "twice"]


def test_an_evaluator_whom_nobody_knows_is_warned_of() -> None:
    """They are left out when it is drawn."""
    house = parse(document(evaluators=["sue", "kim"]))
    told = [fault.path for fault in people_warnings(house, [User("sue", "", "Sue", "", ("supervisor",))])]
    assert "quality_rules.samples.w.evaluators" in told
