"""Every endpoint against every role: who is let in, who is not, and what the session says."""

import re

import pytest

from callcenter.ports.records import User
from callcenter.service.permissions import ROLES, Permission, permissions_of
from callcenter.web.routes import ENDPOINTS
from tests.web.asks import ASKS
from tests.web.conftest import Visit
from tests.web.stage import HASH, Stage

#: The promise, written down a second time: what each role may do.
MAY = {
    "agent": "desk call_back see_accounts see_cases work_cases follow_up",
    "supervisor": "watch supervise see_numbers listen_in hear_recordings call_back"
    " see_accounts change_accounts see_cases work_cases manage_cases follow_up approve see_surveys"
    " edit_knowledge approve_knowledge see_campaigns run_campaigns see_sales write_scripts"
    " keep_do_not_call see_call_checks evaluate manage_quality see_reports score",
    "department": "see_accounts see_cases work_cases follow_up edit_knowledge",
    "account_manager": "see_numbers see_accounts change_accounts see_cases work_cases follow_up see_surveys"
    " edit_knowledge see_sales",
    "administrator": "watch supervise see_numbers listen_in configure manage_users audit hear_recordings"
    " call_back see_accounts change_accounts privacy see_cases work_cases manage_cases follow_up approve"
    " see_surveys see_campaigns run_campaigns see_sales write_scripts edit_knowledge approve_knowledge"
    " keep_do_not_call see_call_checks evaluate manage_quality see_reports coach_all"
    " score manage_scorecards export_scorecards",
    "auditor": "watch see_reports audit hear_recordings see_campaigns see_sales see_call_checks",
    "unknown": "",
}


def opens(asks: str, allowed: set[str]) -> bool:
    """Whether somebody with these permissions is let in."""
    return asks in ("", "-") or any(set(each.split("+")) <= allowed for each in asks.split())


@pytest.mark.parametrize("role", MAY)
async def test_lets_in_whom_the_table_allows(role: str, stage: Stage, visit: Visit) -> None:
    """Nobody without the permission passes the door, and nobody with it is kept out."""
    allowed = set(MAY[role].split())
    await stage.records.save_user(User("rob", HASH, "Rob", "ann" if "desk" in allowed else "", (role,)))
    browser = await visit("rob")
    for endpoint, asks in ASKS.items():
        method, path = endpoint.split()
        if endpoint == "DELETE /session":
            continue
        response = await browser.request(method, "/api/v1" + re.sub(r"\{\w+\}", "none", path))
        kept_out = response.status in (401, 403)
        assert kept_out == (not opens(asks, allowed)), (endpoint, response.status)


async def test_lets_in_nobody_who_is_not_signed_in(visit: Visit) -> None:
    """All but signing in asks who is there."""
    browser = await visit()
    for endpoint, asks in ASKS.items():
        method, path = endpoint.split()
        response = await browser.request(method, "/api/v1" + re.sub(r"\{\w+\}", "none", path))
        assert (response.status == 401) == (asks != "-"), endpoint


def test_every_endpoint_is_in_the_promise() -> None:
    """A new endpoint says here whom it is for."""
    assert [f"{each.method} {each.path}" for each in ENDPOINTS] == list(ASKS)


@pytest.mark.parametrize("role", MAY)
async def test_the_session_says_what_one_may(role: str, stage: Stage, visit: Visit) -> None:
    """By name, for the console to show or hide a page."""
    await stage.records.save_user(User("rob", HASH, "Rob", "", (role,)))
    me = await (await (await visit("rob")).get("/api/v1/session")).json()
    assert set(me["permissions"]) == set(MAY[role].split())


def test_roles_add_up() -> None:
    """Two roles allow what either allows; an unknown one adds nothing."""
    assert permissions_of(("agent", "supervisor", "clown")) == ROLES["agent"] | ROLES["supervisor"]
    assert permissions_of(()) == frozenset()
    assert ROLES["administrator"] == frozenset(Permission) - {Permission.DESK}
