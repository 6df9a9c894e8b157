"""Routes of approvals and surveys in the configuration: checked before they hold."""

from typing import Any

import pytest

from callcenter.service.house import BadConfiguration, default_document, parse

ROUTE = {"id": "tier", "steps": [{"users": ["sue"], "up_to": 1000}, {"users": ["max", "sue"]}]}
QUESTION: dict[str, Any] = {"id": "csat", "least": 1, "most": 5, "low": 2}


def survey(**changes: Any) -> dict[str, Any]:
    """Return a configuration with one survey that has something changed."""
    return {"surveys": [{"id": "s", "questions": [QUESTION]} | changes]}


def asks(**changes: Any) -> dict[str, Any]:
    """Return a configuration whose survey asks a changed question."""
    return survey(questions=[QUESTION | changes])


def test_routes_and_surveys_are_taken() -> None:
    """What is sound holds."""
    house = parse(default_document() | {"approval_routes": [ROUTE]} | survey())
    assert [("sue",), ("max", "sue")] == [step.users for step in house.approval_routes[0].steps]
    assert 2 == house.surveys[0].questions[0].low


def test_the_shipped_survey_is_the_shipped_flow_s() -> None:
    """Its question is the slot that the flow stores."""
    (shipped,) = parse(default_document()).surveys
    assert ((("survey",)), ["csat"]) == (shipped.flows, [question.id for question in shipped.questions])


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        ({"approval_routes": [ROUTE | {"id": "weather"}]}, "approval_routes.weather", "unknown_subject"),
        ({"approval_routes": [ROUTE, ROUTE]}, "approval_routes.tier", "twice"),
        ({"approval_routes": [{"id": "tier"}]}, "approval_routes.tier.steps", "no_approver"),
        (
            {"approval_routes": [{"id": "tier", "steps": [{"users": []}]}]},
            "approval_routes.tier.steps",
            "no_approver",
        ),
        (
            {"approval_routes": [{"id": "tier", "steps": [{"users": ["sue"], "up_to": 9}]}]},
            "approval_routes.tier.steps",
            "bad_limit",
        ),
        (
            {
                "approval_routes": [
                    {
                        "id": "tier",
                        "steps": [
                            {"users": ["a"], "up_to": 9},
                            {"users": ["b"], "up_to": 8},
                            {"users": ["c"]},
                        ],
                    }
                ]
            },
            "approval_routes.tier.steps",
            "bad_limit",
        ),
        (survey(questions=[]), "surveys.s.questions", "no_question"),
        (survey(questions=[QUESTION, QUESTION]), "surveys.s.questions.csat", "twice"),
        (survey(department="moon"), "surveys.s.department", "unknown_department"),
        (survey(call_back_hours=0), "surveys.s.call_back_hours", "out_of_range"),
        (survey(repeat_days=-1), "surveys.s.repeat_days", "out_of_range"),
        (survey(days_open=400), "surveys.s.days_open", "out_of_range"),
        (asks(id="Was it good?"), "surveys.s.questions.Was it good?", "bad_name"),
        (asks(least=5), "surveys.s.questions.csat.most", "out_of_range"),
        (asks(low=6), "surveys.s.questions.csat.low", "out_of_range"),
        (asks(goal=90), "surveys.s.questions.csat.goal", "out_of_range"),
        (asks(measure="nps"), "surveys.s.questions.csat.measure", "bad_scale"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(change: dict[str, Any], place: str, code: str) -> None:
    """The path and the code are what a screen shows it by."""
    with pytest.raises(BadConfiguration) as bad:
        parse(default_document() | change)
    assert (place, code) in [(fault.path, fault.code) for fault in bad.value.faults]
