"""Whom a configuration names is held against the users."""

from typing import Any

import pytest

from callcenter.ports.records import User
from callcenter.service.house import default_document, parse
from callcenter.service.house_people import KINDS, people_warnings

USERS = (
    User("sue", "", roles=("supervisor",)),
    User("ann", "", roles=("agent",)),
    User("gone", "", roles=("supervisor",), active=False),
)


def told(users: tuple[User, ...] = USERS, **changes: Any) -> list[tuple[str, str, str]]:
    """Return the warnings' kinds, places and names of the shipped house with these changes."""
    house = parse(default_document() | changes)
    return [(each.code, each.path, each.value) for each in people_warnings(house, users)]


def route(*steps: list[str]) -> dict[str, Any]:
    """Return a house's one route, each step with its users."""
    return {"approval_routes": [{"id": "tier", "steps": [{"users": users} for users in steps]}]}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"departments": [{"id": "tech", "head": "tia"}]}, ("unknown_user", "departments.tech.head", "tia")),
        (
            {"departments": [{"id": "tech", "head": "ann", "members": ["ann", "gone"]}]},
            ("inactive_user", "departments.tech.members", "gone"),
        ),
        ({"teams": [{"id": "east", "supervisor": "bea"}]}, ("unknown_user", "teams.east.supervisor", "bea")),
        ({"case_rules": {"management": ["boss"]}}, ("unknown_user", "case_rules.management", "boss")),
        (route(["sue"], ["sue", "gm"]), ("unknown_user", "approval_routes.tier.steps.1.users", "gm")),
        (route(["sue"], ["ann"]), ("idle_step", "approval_routes.tier.steps.1", "ann")),
    ],
)
def test_a_name_that_cannot_work_is_told_with_its_place(
    changes: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    """Nobody has it, its user may not sign in, or nobody of a step may approve."""
    found = told(**changes)

    assert [expected] == found
    assert expected[0] in KINDS


def test_names_that_users_have_are_well() -> None:
    """One of a step who may approve is enough; a department may have no head yet."""
    departments = [{"id": "tech", "members": ["ann"]}]

    assert [] == told(departments=departments, **route(["ann", "sue"]))


def test_a_house_without_users_is_still_being_set_up() -> None:
    """It is told of nobody."""
    assert [] == told((), departments=[{"id": "tech", "head": "tia"}])


def test_an_account_manager_is_an_agent_as_whom_somebody_works() -> None:
    """Else their customers are rung through to nobody."""
    house = parse(default_document() | {"agents": [{"id": "ann"}, {"id": "ben"}]})
    users = (User("ann", "", agent="ann"), User("ben", "", agent="ben", active=False))

    found = [(each.code, each.path) for each in people_warnings(house, users, {"ann", "ben", "cid"})]

    assert found == [("idle_manager", "agents.ben"), ("unknown_manager", "agents")]
