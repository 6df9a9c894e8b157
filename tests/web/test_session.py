"""Signing in, staying in, and getting out."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from callcenter.ports.records import User
from callcenter.service.permissions import permissions_of
from callcenter.web.sessions import digest
from tests.web.conftest import Visit
from tests.web.stage import HASHER, PASSWORD, Client, Stage, build, sign_in


async def test_signs_in_with_a_cookie_that_scripts_cannot_read(visit: Visit) -> None:
    """The answer says who one is, the cookie is for this site and no script."""
    browser = await visit()
    response = await sign_in(browser)
    assert await response.json() == {
        "user": "ann",
        "display": "Ann",
        "agent": "ann",
        "roles": ["agent"],
        "permissions": sorted(permissions_of(["agent"])),
        "language": "",
    }
    cookie = response.cookies["callcenter"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Strict", "/")
    assert (await (await browser.get("/api/v1/session")).json())["user"] == "ann"


async def test_sends_the_cookie_over_https_only_where_there_is_https(
    tmp_path: Path, aiohttp_client: Client
) -> None:
    """Behind https the cookie is Secure and bound to the host, and pages are for https alone."""
    stage = await build(tmp_path, public_url="https://desk.example.com")
    response = await sign_in(await aiohttp_client(stage.app()))
    cookie = response.cookies["__Host-callcenter"]
    assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")
    assert "Strict-Transport-Security" in response.headers
    await stage.runner.stop()


async def test_stores_no_token(stage: Stage, visit: Visit) -> None:
    """The table holds the hash of the cookie, which opens no door."""
    browser = await visit()
    token = (await sign_in(browser)).cookies["callcenter"].value
    now = stage.clock.now()
    assert await stage.records.session(token, now) is None
    assert await stage.records.session(digest(token), now) is not None


@pytest.mark.parametrize(("name", "word"), [("ann", "wrong"), ("nobody", PASSWORD), ("old", PASSWORD)])
async def test_tells_nobody_what_was_wrong(visit: Visit, name: str, word: str) -> None:
    """A wrong word, an unknown name and a closed account give the same answer."""
    response = await sign_in(await visit(), name, word)
    assert response.status == 401
    assert (await response.json())["code"] == "wrong_credentials"
    assert "Set-Cookie" not in response.headers


async def test_stops_guessing(stage: Stage, visit: Visit) -> None:
    """After five wrong words even the right one must wait; other names need not."""
    browser = await visit()
    for _ in range(5):
        assert (await sign_in(browser, word := "ann", f"not {word}")).status == 401
    response = await sign_in(browser)
    assert (response.status, (await response.json())["code"]) == (429, "too_many_requests")
    assert int(response.headers["Retry-After"]) > 0
    assert (await sign_in(browser, "bob")).status == 200
    stage.clock.time += 301
    assert (await sign_in(browser)).status == 200


async def test_signs_out(visit: Visit) -> None:
    """The cookie opens nothing any more, even if somebody kept it."""
    browser = await visit("ann")
    kept = {c.key: c.value for c in browser.session.cookie_jar}
    assert (await browser.delete("/api/v1/session")).status == 204
    other = await visit()
    response = await other.get("/api/v1/session", cookies=kept)
    assert (response.status, (await response.json())["code"]) == (401, "not_signed_in")


async def test_ends_a_session_that_is_not_used(stage: Stage, visit: Visit) -> None:
    """Twelve idle hours end it; each use moves the end on, but not beyond the lifetime."""
    browser = await visit("ann")
    for _ in range(20):
        stage.clock.time += 8 * 3600
        assert (await browser.get("/api/v1/session")).status == 200
    stage.clock.time += 12 * 3600 + 1
    assert (await browser.get("/api/v1/session")).status == 401


async def test_ends_every_session_after_a_week(stage: Stage, visit: Visit) -> None:
    """Even one that is used all the time."""
    browser = await visit("ann")
    for _ in range(7 * 3 + 1):
        stage.clock.time += 8 * 3600
        status = (await browser.get("/api/v1/session")).status
    assert status == 401


async def test_forgets_expired_sessions(stage: Stage, visit: Visit) -> None:
    """The table does not grow for ever: who signs in sweeps up what is over."""
    token = (await sign_in(await visit())).cookies["callcenter"].value
    stage.clock.time += 13 * 3600
    await sign_in(await visit(), "bob")
    assert await stage.records.session(digest(token), now=0.0) is None


async def test_shuts_out_who_was_deactivated(stage: Stage, visit: Visit) -> None:
    """An account that is closed ends its sessions with the next request."""
    browser = await visit("ann")
    await stage.records.save_user(User("ann", HASHER.hash(PASSWORD), active=False))
    assert (await browser.get("/api/v1/session")).status == 401


async def test_changes_the_language(stage: Stage, visit: Visit) -> None:
    """The language is kept with the user; nobody has to have one: the browser's holds."""
    browser = await visit("ann")
    response = await browser.patch("/api/v1/session", json={"language": "zh-CN"})
    assert (await response.json())["language"] == "zh-CN"
    user = await stage.records.user("ann")
    assert user is not None
    assert user.language == "zh-CN"
    assert (await browser.patch("/api/v1/session", json={"language": "<b>"})).status == 422
    again = await browser.patch("/api/v1/session", json={"language": ""})
    assert (await again.json())["language"] == ""


async def test_renews_an_old_hash(stage: Stage, visit: Visit) -> None:
    """Signing in makes a hash of today's strength from one of yesterday's."""
    old = PasswordHasher(time_cost=2, memory_cost=8, parallelism=1).hash(PASSWORD)
    await stage.records.save_user(User("ann", old))
    assert (await sign_in(await visit())).status == 200
    user = await stage.records.user("ann")
    assert user is not None
    assert user.password != old
    assert HASHER.verify(user.password, PASSWORD)


async def test_writes_sign_ins_into_the_audit_trail(stage: Stage, visit: Visit) -> None:
    """Who came, who tried, who left."""
    browser = await visit("ann")
    await browser.delete("/api/v1/session")
    await sign_in(browser, "bob", "wrong")
    trail = [(line["who"], line["what"]) for line in await stage.records.audit_trail(3)]
    assert trail == [("bob", "sign_in.failed"), ("ann", "sign_out"), ("ann", "sign_in")]
