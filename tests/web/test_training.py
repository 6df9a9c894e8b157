"""Courses, tests and certificates through HTTP (FL-27, ME-18)."""

from typing import Any

from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage
from tests.web.test_quality import sent

PUMPS: dict[str, Any] = {"name": {"en": "Pumps"}, "skill": "pumps", "level": 5, "valid_days": 100}


async def passed(browser: Browser, agent: str, share: float = 0.9, **course: Any) -> Any:
    """A course whose test an agent sat."""
    made = await sent(browser, "POST", "/courses", **PUMPS | course)
    return await sent(browser, "POST", f"/courses/{made['id']}/results", agent=agent, share=share)


async def test_a_passed_test_certifies_and_gives_the_skill(stage: Stage, visit: Visit) -> None:
    """The agent sees it, others do not; revoked it holds no more, and the skill is gone."""
    sue, bob, ann = await visit("sue"), await visit("bob"), await visit("ann")
    entered = await passed(sue, "bob")
    agents = stage.runner.floor.state.agents
    assert (entered["result"]["passed"], agents["bob"].profile.skills) == (True, {"pumps": 5})
    (line,) = (await sent(bob, "GET", "/certificates"))["certificates"]
    assert (line["holds"], (await sent(ann, "GET", "/certificates"))["certificates"]) == (True, [])
    assert [each["share"] for each in (await sent(bob, "GET", "/test-results"))["results"]] == [0.9]

    where, version = f"/certificates/{line['certificate']['id']}/revoke", line["certificate"]["version"]
    assert (await sent(sue, "POST", where, 422, version=version, reason=" "))["code"] == "reason_missing"
    await sent(sue, "POST", where, version=version, reason="was helped")
    (line,) = (await sent(sue, "GET", "/certificates?agent=bob"))["certificates"]
    assert (line["holds"], agents["bob"].profile.skills) == (False, {})


async def test_who_fails_has_a_result_and_no_certificate(visit: Visit) -> None:
    """A result is told to nobody but those it is about."""
    sue = await visit("sue")
    entered = await passed(sue, "bob", share=0.5)
    assert (entered["result"]["passed"], entered["certificate"]) == (False, None)
    assert (await sent(sue, "GET", "/certificates"))["certificates"] == []


async def test_what_cannot_be_is_refused(stage: Stage, visit: Visit) -> None:
    """An agent nobody knows, a test of tomorrow, an older version of the course."""
    sue = await visit("sue")
    made = await sent(sue, "POST", "/courses", **PUMPS)
    where = f"/courses/{made['id']}"
    assert (await sent(sue, "POST", f"{where}/results", 404, agent="eve", share=1))["code"] == "unknown_agent"
    tomorrow = stage.clock.time + 86_400
    refused = await sent(sue, "POST", f"{where}/results", 422, agent="bob", share=1, at=tomorrow)
    assert refused["code"] == "bad_time"
    await sent(sue, "PUT", where, **PUMPS | {"version": 1, "retired": True})
    stale = await sent(sue, "PUT", where, 409, **PUMPS | {"version": 1})
    assert stale["code"] == "stale_version"
    refused = await sent(sue, "POST", f"{where}/results", 409, agent="bob", share=1)
    assert refused["code"] == "wrong_state"
