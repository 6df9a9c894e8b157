"""Departments and the rules of cases are checked with the rest of the house."""

from typing import Any

import pytest

from callcenter.cases.case import CaseType, Step
from callcenter.service.house import BadConfiguration, default_document, parse


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        ({"departments": [{"id": "t"}, {"id": "t"}]}, "departments.t", "twice"),
        ({"departments": [{"id": "t", "calendar": "x"}]}, "departments.t.calendar", "unknown_calendar"),
        ({"departments": [{"id": "t", "email": "tech"}]}, "departments.t.email", "bad_address"),
        ({"departments": [{"id": "t", "proposal_hours": 0}]}, "departments.t.proposal_hours", "out_of_range"),
        ({"departments": [{"id": "t", "members": ["a", "a"]}]}, "departments.t.members", "twice"),
        ({"case_rules": {"sla_policy": "x"}}, "case_rules.sla_policy", "unknown_policy"),
        (
            {"case_rules": {"resolution_hours": {"A": -1}}},
            "case_rules.resolution_hours.A",
            "out_of_range",
        ),
        (
            {"case_rules": {"types": {"fault": {"follow_up_hours": 9000}}}},
            "case_rules.types.fault.follow_up_hours",
            "out_of_range",
        ),
        (
            {"case_rules": {"ladder": [{"share": 1, "step": "management"}, {"share": 2, "step": "agent"}]}},
            "case_rules.ladder",
            "bad_shares",
        ),
        (
            {"case_rules": {"complaint_department": "x"}},
            "case_rules.complaint_department",
            "unknown_department",
        ),
        (
            {"case_rules": {"complaint_repeat_days": -1}},
            "case_rules.complaint_repeat_days",
            "out_of_range",
        ),
        (
            {"case_rules": {"pause_reasons": [{"id": "part"}, {"id": "part", "stops": ["response"]}]}},
            "case_rules.pause_reasons.part",
            "twice",
        ),
        ({"case_rules": {"file_megabytes": 0}}, "case_rules.file_megabytes", "out_of_range"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(change: dict[str, Any], place: str, code: str) -> None:
    """Every fault by a stable code."""
    with pytest.raises(BadConfiguration) as bad:
        parse(default_document() | change)
    assert [(fault.path, fault.code) for fault in bad.value.faults] == [(place, code)]


def test_a_new_house_has_a_ladder_and_the_preset_of_complaints() -> None:
    """The deadline is the head's, half of it later the management's."""
    rules = parse(default_document()).case_rules
    assert [(rule.share, rule.step) for rule in rules.ladder] == [
        (1.0, Step.DEPARTMENT_HEAD),
        (1.5, Step.MANAGEMENT),
    ]
    assert rules.types[CaseType.COMPLAINT].response_hours == 120
