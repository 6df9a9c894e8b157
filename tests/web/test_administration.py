"""Configuration, users and the audit trail over HTTP."""

from typing import Any

import pytest
import yaml

from callcenter.accounts.account import Account
from callcenter.ports.books import put
from callcenter.ports.records import User
from callcenter.web.routes_administration import LARGE
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage, sign_in

API = "/api/v1"


@pytest.fixture
async def admin(stage: Stage, visit: Visit) -> Browser:
    """A browser of an administrator who takes no calls."""
    await stage.records.save_user(User("root", HASH, "Root", "", ("administrator",)))
    return await visit("root")


async def ask(browser: Browser, method: str, path: str, **body: Any) -> tuple[int, Any]:
    """Ask for something; return the status and what came."""
    response = await browser.request(method, API + path, json=body or None)
    return response.status, await response.json() if response.status != 204 else None


async def test_changes_the_configuration(admin: Browser, stage: Stage) -> None:
    """The floor has it at once; whoever read an older version is told so."""
    _, page = await ask(admin, "GET", "/configuration")
    page["document"]["queues"][0]["ring_seconds"] = 33
    status, told = await ask(admin, "PUT", "/configuration", **page)
    assert (status, told) == (200, {"version": 2})
    name = page["document"]["queues"][0]["id"]
    assert stage.runner.floor.state.queues[name].ring_seconds == 33
    status, told = await ask(admin, "PUT", "/configuration", **page)
    assert (status, told["code"]) == (409, "stale_version")


async def test_says_everything_that_is_wrong_and_changes_nothing(admin: Browser, stage: Stage) -> None:
    """In one list, for the form."""
    _, page = await ask(admin, "GET", "/configuration")
    page["document"]["message_queue"] = "moon"
    page["document"]["fallback_queue"] = "mars"
    status, told = await ask(admin, "PUT", "/configuration", **page)
    assert (status, told["code"]) == (422, "bad_configuration")
    assert told["problems"] == ["message_queue: unknown queue moon", "fallback_queue: unknown queue mars"]
    assert stage.parts.keeper.version == 1
    status, told = await ask(admin, "POST", "/configuration/check", document=page["document"])
    assert len(told["problems"]) == 2
    assert [change["path"] for change in told["changes"]] == ["message_queue", "fallback_queue"]
    assert stage.parts.keeper.version == 1


async def test_says_what_cannot_work_to_whoever_watches(admin: Browser, stage: Stage, visit: Visit) -> None:
    """It holds all the same; the supervisor is told, an agent is not."""
    _, page = await ask(admin, "GET", "/configuration")
    page["document"]["queues"].append({"id": "lost"})
    assert (await ask(admin, "PUT", "/configuration", **page))[0] == 200

    status, told = await ask(await visit("sue"), "GET", "/configuration/warnings")

    assert status == 200
    found = [(each["code"], each["path"]) for each in told["warnings"]]
    assert ("unserved_queue", "queues.lost") in found
    assert (await ask(await visit("ann"), "GET", "/configuration/warnings"))[0] == 403


async def test_takes_a_configuration_back(admin: Browser, stage: Stage) -> None:
    """As a new version, with who and when."""
    _, page = await ask(admin, "GET", "/configuration")
    before = page["document"]["name"]
    await ask(admin, "PUT", "/configuration", version=1, document=page["document"] | {"name": "Bolt"})
    assert stage.parts.house().name == "Bolt"
    assert await ask(admin, "POST", "/configuration/rollback", version=1) == (200, {"version": 3})
    assert stage.parts.house().name == before
    _, told = await ask(admin, "GET", "/configuration/history")
    assert [(each["version"], each["by"]) for each in told["editions"]] == [
        (3, "root"),
        (2, "root"),
        (1, "system"),
    ]
    assert (await ask(admin, "POST", "/configuration/rollback", version=9))[0] == 404


async def test_shows_older_versions_and_what_became_of_them(admin: Browser) -> None:
    """Each whole, and two against each other; those that never were are not found."""
    _, page = await ask(admin, "GET", "/configuration")
    await ask(admin, "PUT", "/configuration", version=1, document=page["document"] | {"name": "Bolt"})
    _, old = await ask(admin, "GET", "/configuration?version=1")
    assert (old["version"], old["document"]["name"]) == (1, "Contact centre")
    _, told = await ask(admin, "GET", "/configuration/differences?old=1&new=2")
    assert told["changes"] == [{"path": "name", "from": "Contact centre", "to": "Bolt"}]
    assert (await ask(admin, "GET", "/configuration?version=7"))[0] == 404
    assert (await ask(admin, "GET", "/configuration/differences?old=1&new=7"))[0] == 404


async def test_faults_have_their_place(admin: Browser) -> None:
    """With a code that a console has words for, in a document and in YAML alike."""
    _, page = await ask(admin, "GET", "/configuration")
    page["document"]["queues"][0]["calendar"] = "moon"
    name = page["document"]["queues"][0]["id"]
    fault = {
        "path": f"queues.{name}.calendar",
        "code": "unknown_calendar",
        "message": f"queue {name}: unknown calendar moon",
        "value": "moon",
    }
    _, told = await ask(admin, "POST", "/configuration/check", document=page["document"])
    assert told["faults"] == [fault]
    sent = yaml.safe_dump(page["document"])
    response = await admin.post(
        f"{API}/configuration.yaml?dry_run=1", data=sent, headers={"Content-Type": "text/yaml"}
    )
    found = await response.json()
    line = 1 + next(at for at, text in enumerate(sent.splitlines()) if text.endswith("calendar: moon"))
    assert found["faults"] == [fault]
    assert found["problems"] == [
        f"configuration.yaml:{line}: error [unknown_calendar] queue {name}: unknown calendar moon"
    ]


async def test_tells_the_form_of_a_configuration(admin: Browser) -> None:
    """For forms that show also what they were not written for."""
    _, told = await ask(admin, "GET", "/configuration/schema")
    queue = told["schema"]["$defs"]["QueuePolicy"]["properties"]
    assert queue["ring_seconds"] == {"type": "number", "default": 20.0}
    rules = told["schema"]["$defs"]["FloorRules"]["properties"]
    assert rules["tier_bonus"]["default"] == {"A": 600.0, "B": 300.0}


async def test_works_out_a_year_of_a_calendar(admin: Browser) -> None:
    """Before it is stored; what is wrong with it is told."""
    hours: dict[str, Any] = {"id": "new", "zone": "Asia/Shanghai", "week": [[0, 540, 1020]]}
    _, told = await ask(
        admin, "POST", "/hours/days", year=2026, hours=hours | {"holidays": {"country": "CN"}}
    )
    days = {day["date"]: day for day in told["days"]}
    assert days["2026-10-10"] == {
        "date": "2026-10-10",
        "kind": "make_up",
        "name": "",
        "windows": [[540, 1020]],
    }
    assert days["2026-10-01"]["name"] == "National Day"
    for wrong in ({"zone": "Mars"}, {"week": [[0]]}):
        status, told = await ask(admin, "POST", "/hours/days", year=2026, hours=hours | wrong)
        assert (status, told["code"], len(told["problems"])) == (422, "bad_configuration", 1)
    _, told = await ask(admin, "GET", "/hours/countries")
    assert "BY" in {each["code"]: each["subdivisions"] for each in told["countries"]}["DE"]


async def test_speaks_yaml_too(admin: Browser, stage: Stage) -> None:
    """What is exported can be sent back, first to be looked at; a large one fits."""
    text = await (await admin.get(f"{API}/configuration.yaml")).text()
    document = yaml.safe_load(text) | {"name": "Bolt", "open_names": {f"name{n}": "x" for n in range(9000)}}
    sent = yaml.safe_dump(document)
    assert 64 * 1024 < len(sent) < LARGE
    for query, name in (("?dry_run=1", stage.parts.house().name), ("", "Bolt")):
        response = await admin.post(
            f"{API}/configuration.yaml{query}", data=sent, headers={"Content-Type": "text/yaml"}
        )
        found = await response.json()
        assert found["problems"] == []
        assert {"path": "name", "from": "Contact centre", "to": "Bolt"} in found["changes"]
        assert stage.parts.house().name == name
    for version, code in (("1", "stale_version"), ("x", "invalid_request")):
        response = await admin.post(
            f"{API}/configuration.yaml?version={version}", data=sent, headers={"Content-Type": "text/yaml"}
        )
        assert (await response.json())["code"] == code
    response = await admin.post(
        f"{API}/configuration.yaml", data="a: [", headers={"Content-Type": "text/yaml"}
    )
    assert len((await response.json())["problems"]) == 1
    response = await admin.post(
        f"{API}/configuration.yaml", data=b"\xff", headers={"Content-Type": "text/yaml"}
    )
    assert response.status == 422


async def test_adds_a_user_who_can_sign_in(admin: Browser, visit: Visit) -> None:
    """Once; the password comes back nowhere."""
    new = {"name": "eva", "password": "a long word", "agent": "bob", "roles": ["agent", "supervisor"]}
    status, told = await ask(admin, "POST", "/users", **new)
    assert (status, told["display"], told["roles"]) == (200, "eva", ["agent", "supervisor"])
    assert (await sign_in(await visit(), "eva", "a long word")).status == 200
    status, told = await ask(admin, "POST", "/users", **new)
    assert (status, told["code"]) == (409, "user_exists")
    _, told = await ask(admin, "GET", "/users")
    assert "eva" in [user["name"] for user in told["users"]]
    assert "argon2" not in str(told)


@pytest.mark.parametrize(
    "wrong", [{"roles": ["king"]}, {"agent": "nobody"}, {"password": "short"}, {"name": "a b"}, {"name": ""}]
)
async def test_adds_nobody_who_does_not_fit(admin: Browser, stage: Stage, wrong: dict[str, Any]) -> None:
    """Roles and agents that do not exist, words that are too short."""
    status, told = await ask(admin, "POST", "/users", **({"name": "eva", "password": "a long word"} | wrong))
    assert (status, told["code"]) == (422, "invalid_request")
    assert await stage.records.user("eva") is None


async def test_a_user_has_an_address_for_reports(admin: Browser, stage: Stage) -> None:
    """One that mail can go to, or none."""
    status, told = await ask(admin, "PATCH", "/users/ann", email="ann@house.example")
    assert (status, told["email"]) == (200, "ann@house.example")
    status, told = await ask(admin, "PATCH", "/users/ann", email="Ann <ann@house.example>")
    assert (status, told["code"]) == (422, "bad_address")
    assert (await ask(admin, "PATCH", "/users/ann", email=""))[1]["email"] == ""


async def test_changes_a_user_who_then_signs_in_again(admin: Browser, visit: Visit) -> None:
    """Other roles, or none at all: the old session is over."""
    ann = await visit("ann")
    status, told = await ask(admin, "PATCH", "/users/ann", display="Anna")
    assert (status, told["display"], told["agent"]) == (200, "Anna", "ann")
    assert (await ann.get(f"{API}/session")).status == 200
    await ask(admin, "PATCH", "/users/ann", roles=["auditor"])
    assert (await ann.get(f"{API}/session")).status == 401
    await ask(admin, "PATCH", "/users/ann", active=False)
    assert (await sign_in(await visit(), "ann")).status == 401
    assert (await ask(admin, "PATCH", "/users/nobody", display="x"))[0] == 404


async def test_a_name_that_no_user_has_is_told_until_there_is_one(admin: Browser) -> None:
    """A department's head: the configuration holds, and whoever looks is told."""
    _, page = await ask(admin, "GET", "/configuration")
    page["document"]["departments"] = [{"id": "tech", "head": "eva"}]
    _, seen = await ask(admin, "POST", "/configuration/check", document=page["document"])
    assert not seen["problems"]
    assert "unknown_user" in [each["code"] for each in seen["warnings"]]
    assert (await ask(admin, "PUT", "/configuration", **page))[0] == 200
    _, told = await ask(admin, "GET", "/configuration/warnings")
    assert ("unknown_user", "departments.tech.head", "eva") in [
        (each["code"], each["path"], each["value"]) for each in told["warnings"]
    ]

    await ask(admin, "POST", "/users", name="eva", password="a long word", roles=["department"])

    _, told = await ask(admin, "GET", "/configuration/warnings")
    assert "unknown_user" not in [each["code"] for each in told["warnings"]]


async def test_tells_of_an_account_manager_who_is_no_agent_any_more(admin: Browser, stage: Stage) -> None:
    """Each once, whether manager or deputy; a file that went into another one counts no more."""
    for account in (
        Account("a1", manager="ann", deputy="gone"),
        Account("a2", manager="gone"),
        Account("a3", manager="merged", merged_into="a2"),
    ):
        await put(stage.records.books, account, "ada", 1.0)

    _, told = await ask(admin, "GET", "/configuration/warnings")

    assert [each["value"] for each in told["warnings"] if each["code"] == "unknown_manager"] == ["gone"]


async def test_tells_everybody_what_users_are_called(admin: Browser, visit: Visit) -> None:
    """Their names and no more, those of former users too."""
    await ask(admin, "PATCH", "/users/bob", display="Bob B.")

    status, told = await ask(await visit("ann"), "GET", "/users/names")

    assert status == 200
    assert {"name": "bob", "display": "Bob B.", "active": True} in told["users"]
    assert {"name": "old", "display": "Old", "active": False} in told["users"]


async def test_nobody_locks_themselves_out(admin: Browser, stage: Stage) -> None:
    """Neither by rest nor by role; a new password of one's own keeps one's own session."""
    for change in ({"active": False}, {"roles": ["agent"]}):
        status, told = await ask(admin, "PATCH", "/users/root", **change)
        assert (status, told["code"]) == (409, "own_account")
    assert (await ask(admin, "POST", "/users/root/password", password="a new word"))[0] == 204
    assert (await ask(admin, "GET", "/session"))[0] == 200
    user = await stage.records.user("root")
    assert user is not None
    assert user.password != HASH


async def test_a_new_password_ends_the_sessions_of_the_old(admin: Browser, visit: Visit) -> None:
    """And opens the door alone."""
    ann = await visit("ann")
    assert (await ask(admin, "POST", "/users/ann/password", password="a new word"))[0] == 204
    assert (await ann.get(f"{API}/session")).status == 401
    assert (await sign_in(await visit(), "ann")).status == 401
    assert (await sign_in(await visit(), "ann", "a new word")).status == 200


async def test_the_audit_trail_tells_who_did_what(admin: Browser) -> None:
    """Page by page, without a password in it."""
    await ask(admin, "POST", "/users", name="eva", password="a long word")
    await ask(admin, "PATCH", "/users/eva", roles=["auditor"])
    await ask(admin, "POST", "/users/eva/password", password="another word")
    _, told = await ask(admin, "GET", "/audit?limit=2")
    assert [(line["who"], line["what"]) for line in told["lines"]] == [
        ("root", "user.password_set"),
        ("root", "user.changed"),
    ]
    assert told["lines"][1]["detail"] == {"user": "eva", "roles": ["auditor"]}
    _, told = await ask(admin, "GET", f"/audit?limit=1&before={told['lines'][-1]['id']}")
    assert told["lines"][0]["what"] == "user.added"
    assert "word" not in str(told["lines"][0]["detail"])


async def test_the_audit_trail_is_searched(admin: Browser) -> None:
    """By who and by what."""
    await ask(admin, "PATCH", "/users/ann", display="Anna")
    await ask(admin, "PATCH", "/users/ann", display="Ann")
    _, told = await ask(admin, "GET", "/audit?who=root&what=user.changed&limit=1")
    assert [line["detail"]["display"] for line in told["lines"]] == ["Ann"]
    _, told = await ask(admin, "GET", "/audit?who=nobody")
    assert told["lines"] == []
