"""Every endpoint against every role: who is let in, who is not, and what the session says."""

import re

import pytest

from callcenter.ports.records import User
from callcenter.service.permissions import ROLES, Permission, permissions_of
from callcenter.web.routes import ENDPOINTS
from tests.web.conftest import Visit
from tests.web.stage import HASH, Stage

#: The promise, written down a second time: what each role may do.
MAY = {
    "agent": "desk call_back see_accounts see_cases work_cases follow_up",
    "supervisor": "watch supervise see_numbers listen_in hear_recordings call_back"
    " see_accounts change_accounts see_cases work_cases manage_cases follow_up approve see_surveys"
    " edit_knowledge approve_knowledge see_campaigns run_campaigns see_sales write_scripts"
    " keep_do_not_call see_call_checks",
    "department": "see_accounts see_cases work_cases follow_up edit_knowledge",
    "account_manager": "see_numbers see_accounts change_accounts see_cases work_cases follow_up see_surveys"
    " edit_knowledge see_sales",
    "administrator": "watch supervise see_numbers listen_in configure manage_users audit hear_recordings"
    " call_back see_accounts change_accounts privacy see_cases work_cases manage_cases follow_up approve"
    " see_surveys see_campaigns run_campaigns see_sales write_scripts edit_knowledge approve_knowledge"
    " keep_do_not_call see_call_checks",
    "auditor": "watch audit hear_recordings see_campaigns see_sales see_call_checks",
    "unknown": "",
}
#: What each endpoint asks for; "" lets in everybody who is signed in, "-" really everybody.
#: One of several: "a b"; all of them: "a+b".
ASKS = {
    "GET /contacts/search": "watch",
    "GET /contacts/{id}/why": "watch",
    "POST /agents/{id}/presence": "supervise",
    "POST /agents/{id}/message": "supervise",
    "DELETE /agents/{id}/help": "supervise",
    "POST /contacts/{id}/move": "supervise",
    "POST /contacts/{id}/priority": "supervise",
    "POST /queues/{id}/open": "supervise",
    "POST /contacts/{id}/monitor": "listen_in",
    "POST /contacts/{id}/monitor/mode": "listen_in",
    "DELETE /contacts/{id}/monitor": "listen_in",
    "GET /contacts/{id}/recording": "hear_recordings",
    "POST /contacts/{id}/take-over": "desk+listen_in",
    "POST /help": "desk",
    "DELETE /help": "desk",
    "DELETE /notices": "desk",
    "POST /calls": "desk",
    "GET /callbacks": "call_back",
    "POST /callbacks": "call_back",
    "DELETE /callbacks/{id}": "call_back",
    "GET /do-not-call": "call_back",
    "POST /do-not-call": "call_back",
    "GET /do-not-call/entries": "keep_do_not_call",
    "POST /do-not-call/{id}/take-off": "keep_do_not_call",
    "GET /number-lists": "keep_do_not_call",
    "PUT /number-lists/{id}": "keep_do_not_call",
    "DELETE /number-lists/{id}": "keep_do_not_call",
    "POST /call-checks/ask": "call_back",
    "GET /call-checks": "see_call_checks",
    "GET /call-rules": "call_back",
    "POST /call-waivers": "configure",
    "DELETE /call-waivers/{id}": "configure",
    "GET /campaigns": "see_campaigns",
    "POST /campaigns": "run_campaigns",
    "GET /campaigns/{id}": "see_campaigns",
    "PUT /campaigns/{id}": "run_campaigns",
    "POST /campaigns/{id}/move": "run_campaigns",
    "GET /campaigns/{id}/progress": "see_campaigns",
    "GET /campaigns/{id}/lists": "see_campaigns",
    "POST /campaigns/{id}/lists": "run_campaigns",
    "GET /campaigns/{id}/records": "see_campaigns",
    "GET /campaign-records/{id}": "see_campaigns",
    "POST /campaign-records/{id}/withdraw": "run_campaigns",
    "POST /campaign-records/{id}/reopen": "run_campaigns",
    "GET /desk/record": "desk",
    "POST /desk/campaigns/{id}/next": "desk",
    "POST /desk/records/{id}/dial": "desk",
    "POST /desk/records/{id}/skip": "desk",
    "GET /contacts/{id}/record": "",
    "GET /session": "",
    "POST /session": "-",
    "DELETE /session": "",
    "PATCH /session": "",
    "GET /house": "",
    "GET /phone": "desk listen_in",
    "POST /phone/heartbeat": "desk listen_in",
    "POST /phone/connect": "desk listen_in",
    "POST /phone/hang-up": "desk listen_in",
    "POST /phone/digits": "desk listen_in",
    "GET /day": "desk",
    "GET /queues/{id}/guides": "",
    "POST /presence": "desk",
    "POST /offers/{id}/accept": "desk",
    "POST /offers/{id}/decline": "desk",
    "POST /contacts/{id}/hold": "desk",
    "POST /contacts/{id}/resume": "desk",
    "POST /contacts/{id}/hang-up": "desk",
    "POST /contacts/{id}/merge": "desk",
    "POST /contacts/{id}/complete": "desk",
    "POST /contacts/{id}/cancel-consult": "desk",
    "POST /contacts/{id}/transfer": "desk",
    "POST /contacts/{id}/consult": "desk",
    "POST /contacts/{id}/recording": "desk",
    "POST /contacts/{id}/reply": "desk",
    "POST /contacts/{id}/disposition": "desk",
    "POST /contacts/{id}/wrap-up/extend": "desk",
    "POST /contacts/{id}/wrap-up/finish": "desk",
    "GET /contacts/{id}": "",
    "GET /contacts": "",
    "GET /accounts": "see_accounts",
    "POST /accounts": "change_accounts",
    "GET /accounts/{id}": "see_accounts",
    "PUT /accounts/{id}": "change_accounts",
    "POST /accounts/{id}/confirm": "change_accounts",
    "GET /accounts/{id}/people": "see_accounts",
    "GET /accounts/{id}/health": "see_accounts",
    "GET /accounts/{id}/needs": "see_accounts",
    "POST /accounts/{id}/needs": "change_accounts",
    "PUT /needs/{id}": "change_accounts",
    "DELETE /needs/{id}": "change_accounts",
    "GET /accounts/{id}/promises": "see_accounts",
    "POST /accounts/{id}/promises": "change_accounts",
    "PUT /promises/{id}": "change_accounts",
    "DELETE /promises/{id}": "change_accounts",
    "GET /accounts/{id}/projects": "see_accounts",
    "POST /accounts/{id}/projects": "change_accounts",
    "PUT /projects/{id}": "change_accounts",
    "DELETE /projects/{id}": "change_accounts",
    "GET /accounts/{id}/contracts": "see_accounts",
    "POST /accounts/{id}/contracts": "change_accounts",
    "PUT /contracts/{id}": "change_accounts",
    "DELETE /contracts/{id}": "change_accounts",
    "GET /accounts/{id}/figures": "see_accounts",
    "POST /accounts/{id}/figures": "change_accounts",
    "PUT /figures/{id}": "change_accounts",
    "DELETE /figures/{id}": "change_accounts",
    "GET /people/duplicates": "change_accounts",
    "GET /people": "see_accounts",
    "POST /people": "change_accounts",
    "GET /people/{id}": "see_accounts",
    "PUT /people/{id}": "change_accounts",
    "POST /people/{id}/leave": "change_accounts",
    "POST /people/{id}/merge": "change_accounts",
    "POST /accounts/{id}/merge": "change_accounts",
    "GET /purges": "privacy",
    "POST /purges": "privacy",
    "POST /privacy-requests": "see_accounts",
    "GET /privacy-requests": "privacy",
    "POST /privacy-requests/{id}/extend": "privacy",
    "POST /privacy-requests/{id}/answer": "privacy",
    "GET /retention": "privacy",
    "GET /people/{id}/export": "privacy",
    "POST /people/{id}/erase": "privacy",
    "GET /people/{id}/erasures": "privacy",
    "GET /people/{id}/consents": "see_accounts",
    "POST /people/{id}/consents": "change_accounts",
    "POST /consents/{id}/withdraw": "change_accounts",
    "GET /accounts/{id}/timeline": "see_accounts",
    "POST /accounts/{id}/notes": "see_accounts",
    "GET /people/{id}/timeline": "see_accounts",
    "POST /people/{id}/notes": "see_accounts",
    "GET /contacts/{id}/customer": "see_accounts",
    "GET /glances": "see_accounts",
    "POST /imports": "change_accounts",
    "GET /exports": "change_accounts",
    "GET /watch-list": "see_accounts",
    "GET /pareto": "change_accounts",
    "GET /register": "see_accounts",
    "GET /key-figures": "change_accounts",
    "GET /workload": "manage_cases",
    "POST /accounts/{id}/score": "change_accounts",
    "GET /cases/{id}/clocks": "see_cases",
    "POST /clock": "see_accounts",
    "GET /cases": "see_cases",
    "POST /cases": "work_cases",
    "GET /cases/{id}": "see_cases",
    "GET /cases/{id}/customer": "see_cases",
    "POST /cases/{id}/customer-link": "work_cases",
    "GET /cases/{id}/entries": "see_cases",
    "POST /cases/{id}/assign": "work_cases",
    "POST /cases/{id}/propose": "work_cases",
    "POST /cases/{id}/feed-back": "work_cases",
    "POST /cases/{id}/accept": "work_cases",
    "POST /cases/{id}/refuse": "work_cases",
    "POST /cases/{id}/reopen": "work_cases",
    "POST /cases/{id}/resolve": "work_cases",
    "POST /cases/{id}/follow-up": "work_cases",
    "POST /cases/{id}/close": "work_cases",
    "POST /cases/{id}/discard": "manage_cases",
    "POST /cases/{id}/answer": "work_cases",
    "POST /cases/{id}/hear": "work_cases",
    "POST /cases/{id}/comment": "work_cases",
    "POST /cases/{id}/examine": "work_cases",
    "POST /cases/{id}/classify": "work_cases",
    "POST /cases/{id}/reschedule": "manage_cases",
    "POST /cases/{id}/pause": "work_cases",
    "POST /cases/{id}/resume": "work_cases",
    "POST /cases/{id}/escalate": "work_cases",
    "POST /cases/{id}/link": "work_cases",
    "POST /cases/{id}/merge": "work_cases",
    "POST /cases/{id}/watch": "work_cases",
    "DELETE /cases/{id}/watch": "work_cases",
    "PUT /cases/{id}/tags": "work_cases",
    "POST /cases/{id}/files": "work_cases",
    "GET /cases/{id}/files/{file}": "see_cases",
    "GET /departments/{id}/inbox": "see_cases",
    "GET /case-review": "manage_cases",
    "GET /case-review/cases": "manage_cases",
    "GET /case-review/export": "manage_cases",
    "GET /deadlines": "see_cases",
    "GET /notices": "",
    "POST /notices/read": "",
    "POST /notices/{id}/read": "",
    "GET /tasks": "follow_up",
    "POST /tasks": "follow_up",
    "GET /tasks/{id}": "follow_up",
    "PATCH /tasks/{id}": "follow_up",
    "POST /tasks/{id}/move": "follow_up",
    "GET /visits": "follow_up",
    "GET /visits/overdue": "follow_up",
    "POST /visits": "follow_up",
    "GET /visits/{id}": "follow_up",
    "PATCH /visits/{id}": "follow_up",
    "POST /visits/{id}/move": "follow_up",
    "POST /visits/{id}/report": "follow_up",
    "GET /upgrades": "follow_up",
    "POST /upgrades": "change_accounts",
    "GET /upgrades/{id}": "follow_up",
    "POST /upgrades/{id}/trainings": "change_accounts",
    "GET /plans": "follow_up",
    "POST /plans": "follow_up",
    "GET /plans/{id}": "follow_up",
    "PUT /plans/{id}": "follow_up",
    "POST /plans/{id}/submit": "follow_up",
    "POST /plans/{id}/revise": "follow_up",
    "POST /plans/{id}/confirm": "follow_up",
    "POST /plans/{id}/drop": "follow_up",
    "POST /plans/{id}/item": "follow_up",
    "POST /plans/{id}/section": "follow_up",
    "POST /plans/{id}/tasks": "follow_up",
    "GET /approvals": "follow_up",
    "POST /approvals": "follow_up",
    "GET /approvals/{id}": "follow_up",
    "POST /approvals/{id}/ask-again": "follow_up",
    "POST /approvals/{id}/withdraw": "follow_up",
    "POST /approvals/{id}/approve": "approve",
    "POST /approvals/{id}/reject": "approve",
    "POST /approvals/{id}/return": "approve",
    "POST /approvals/{id}/delegate": "approve",
    "GET /surveys": "follow_up",
    "GET /surveys/{id}/answers": "see_surveys",
    "POST /surveys/{id}/answers": "follow_up",
    "GET /surveys/{id}/result": "see_surveys",
    "GET /surveys/{id}/loop": "see_surveys",
    "GET /surveys/{id}/report": "see_surveys",
    "GET /surveys/{id}/report/answers": "see_surveys",
    "POST /surveys/{id}/invitations": "follow_up",
    "GET /calendar.ics": "-",
    "GET /calendar-link": "follow_up",
    "POST /calendar-link": "follow_up",
    "DELETE /calendar-link": "follow_up",
    "GET /articles/search": "",
    "GET /articles/suggested": "",
    "GET /articles": "",
    "POST /articles": "edit_knowledge",
    "GET /articles/{id}": "",
    "PUT /articles/{id}": "edit_knowledge",
    "DELETE /articles/{id}": "edit_knowledge",
    "GET /articles/{id}/editions": "edit_knowledge",
    "POST /articles/{id}/opened": "",
    "POST /articles/{id}/submit": "edit_knowledge",
    "POST /articles/{id}/approve": "approve_knowledge",
    "POST /articles/{id}/send-back": "approve_knowledge",
    "POST /articles/{id}/withdraw": "edit_knowledge",
    "POST /articles/{id}/reopen": "edit_knowledge",
    "GET /scripts": "write_scripts",
    "GET /scripts/{id}": "write_scripts",
    "POST /scripts/{id}/check": "write_scripts",
    "PUT /scripts/{id}": "write_scripts",
    "POST /scripts/{id}/retire": "write_scripts",
    "GET /scripts/{id}/editions": "write_scripts",
    "GET /objections": "",
    "PUT /objections/types/{id}": "write_scripts",
    "PUT /objections/cards/{id}": "write_scripts",
    "GET /objections/cards/{id}/editions": "",
    "POST /talks/{id}": "desk",
    "GET /talks/{id}": "",
    "PUT /talks/{id}/script": "desk",
    "POST /talks/{id}/steps": "desk",
    "POST /talks/{id}/back": "desk",
    "POST /talks/{id}/objections": "desk",
    "PATCH /talks/{id}/objections/{seq}": "desk",
    "DELETE /talks/{id}/objections/{seq}": "desk",
    "PUT /talks/{id}/party": "desk",
    "PUT /talks/{id}/result": "desk",
    "GET /sales/analysis": "see_sales",
    "GET /sales/calls": "see_sales",
    "GET /configuration": "configure",
    "GET /configuration/schema": "configure",
    "GET /configuration/differences": "configure",
    "GET /hours/countries": "configure",
    "POST /hours/days": "configure",
    "PUT /configuration": "configure",
    "POST /configuration/check": "configure",
    "GET /configuration/warnings": "watch",
    "GET /configuration/history": "configure",
    "POST /configuration/rollback": "configure",
    "GET /configuration.yaml": "configure",
    "POST /configuration.yaml": "configure",
    "GET /flows": "configure",
    "POST /flows/try": "configure",
    "GET /flows/{id}": "configure",
    "PUT /flows/{id}": "configure",
    "POST /flows/{id}/check": "configure",
    "GET /flows/{id}/history": "configure",
    "POST /flows/{id}/rollback": "configure",
    "GET /users": "manage_users",
    "GET /users/names": "",
    "POST /users": "manage_users",
    "PATCH /users/{id}": "manage_users",
    "POST /users/{id}/password": "manage_users",
    "GET /audit": "audit",
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
