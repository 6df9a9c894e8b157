"""Calibration through HTTP: judged blind, compared once all have handed in or the leader closes (FL-27)."""

import asyncio
from typing import Any

import pytest

from callcenter.ports.records import User
from tests.web.conftest import Visit
from tests.web.stage import HASH, Browser, Stage
from tests.web.test_quality import form_of, sent, talked

DAY = 86_400.0


async def judged(browser: Browser, session: str, kind: int) -> Any:
    """Evaluate the contact of a session and hand it in."""
    made = await sent(browser, "POST", "/evaluations", contact="c", form="f", calibration=session)
    where = f"/evaluations/{made['id']}"
    answers = [{"question": "right", "value": 1}, {"question": "kind", "value": kind}]
    made = await sent(browser, "PUT", where, version=made["version"], answers=answers)
    return await sent(browser, "POST", f"{where}/finish", version=made["version"])


async def called(stage: Stage, browser: Browser, contact: str, form: str, *evaluators: str) -> Any:
    wish = {"contact": contact, "form": form, "evaluators": evaluators, "due": stage.clock.time + 3 * DAY}
    return await sent(browser, "POST", "/calibrations", **wish)


@pytest.fixture
async def people(stage: Stage, visit: Visit) -> dict[str, Browser]:
    """Supervisors."""
    for name in ("max", "kim"):
        await stage.records.save_user(User(name, HASH, name, "", ("supervisor",)))
    return {name: await visit(name) for name in ("sue", "max", "kim", "bob")}


async def test_evaluators_are_blind_until_all_have_handed_in(
    stage: Stage, people: dict[str, Browser]
) -> None:
    """Then everything is compared; no score of the agent's changes, and the agent sees none of it."""
    sue, max_, bob = people["sue"], people["max"], people["bob"]
    contact, form = await talked(stage, agent="bob"), await form_of(sue)
    session = await called(stage, sue, contact, form, "max")
    where = f"/calibrations/{session['id']}"
    assert (session["moves"], session["result"]) == (["evaluate", "close"], None)
    told = (await sent(max_, "GET", "/notices"))["notices"][0]
    assert (told["kind"], told["what"], told["subject"]) == ("calibration", "invited", session["id"])
    (task,) = (await sent(max_, "GET", "/tasks"))["tasks"]
    assert (task["quality"], task["remind_at"]) == (where[1:], stage.clock.time + 2 * DAY)

    first = await judged(sue, session["id"], 4)
    half = await sent(max_, "GET", where)
    assert [(each["user"], bool(each["handed_in_at"]), each["evaluation"]) for each in half["judges"]] == [
        ("sue", True, ""),
        ("max", False, ""),
    ]
    assert half["result"] is None
    await sent(max_, "GET", f"/evaluations/{first['id']}", 404)

    await judged(max_, session["id"], 2)
    done = await sent(max_, "GET", where)
    assert (done["state"], done["moves"], done["result"]["sheets"]) == ("closed", [], 2)
    right, kind = done["result"]["questions"]
    assert (right["exact"], right["spread"], kind["exact"], kind["within_one"]) == (1.0, 0, 0.0, 0.0)
    assert (kind["reference"], kind["distance"], kind["bias"]) == (4, 0.5, -0.5)
    assert done["result"]["alpha"] == pytest.approx(0.0, abs=1)
    await sent(max_, "GET", f"/evaluations/{first['id']}")
    assert (await sent(max_, "GET", "/tasks"))["tasks"] == []
    assert (await sent(sue, "GET", "/notices"))["notices"][0]["what"] == "closed"

    for path in (where, f"/evaluations/{first['id']}"):
        await sent(bob, "GET", path, 404 if "evaluations" in path else 403)
    assert (await sent(bob, "GET", "/quality-scores"))["total"]["score"] is None
    assert (await sent(sue, "GET", "/quality-scores"))["total"]["tally"]["evaluations"] == 0

    report = (await sent(sue, "GET", "/calibration-report"))["evaluators"]
    assert [(each["evaluator"], each["sessions"], each["distance"], each["bias"]) for each in report] == [
        ("max", 1, 0.25, -0.25)
    ]
    span = f"?since={stage.clock.time + 1}"
    assert (await sent(sue, "GET", f"/calibration-report{span}"))["evaluators"] == []


async def test_the_leader_closes_a_session_early(stage: Stage, people: dict[str, Browser]) -> None:
    """Without the leader's evaluation there is no reference; a draft that is left cannot be handed in."""
    sue, max_, kim = people["sue"], people["max"], people["kim"]
    contact, form = await talked(stage, agent="bob"), await form_of(sue)
    session = await called(stage, sue, contact, form, "max", "kim")
    where = f"/calibrations/{session['id']}"
    wish = {"contact": "c", "form": "f", "calibration": session["id"]}
    draft = await sent(kim, "POST", "/evaluations", **wish)
    answers = [{"question": "right", "value": 1}, {"question": "kind", "value": 0}]
    draft = await sent(kim, "PUT", f"/evaluations/{draft['id']}", version=draft["version"], answers=answers)
    await judged(max_, session["id"], 2)
    seen = await sent(sue, "GET", where)
    closed = await sent(sue, "POST", f"{where}/close", version=seen["version"])
    assert (closed["result"]["sheets"], closed["result"]["questions"][1]["reference"]) == (1, None)
    late = await sent(kim, "POST", f"/evaluations/{draft['id']}/finish", 409, version=draft["version"])
    assert late["code"] == "wrong_state"
    assert (await sent(kim, "GET", "/tasks"))["tasks"] == []
    assert (await sent(sue, "POST", "/evaluations", 409, **wish))["code"] == "wrong_state"
    assert (await sent(sue, "GET", "/calibration-report"))["evaluators"] == []
    await sent(sue, "POST", f"{where}/close", 409, version=closed["version"])


async def test_two_who_hand_in_at_once_close_it_together(stage: Stage, people: dict[str, Browser]) -> None:
    """Neither is refused, and nobody is left waiting for the other."""
    sue, max_ = people["sue"], people["max"]
    contact, form = await talked(stage, agent="bob"), await form_of(sue)
    session = await called(stage, sue, contact, form, "max")
    await asyncio.gather(judged(sue, session["id"], 4), judged(max_, session["id"], 4))
    seen = await sent(sue, "GET", f"/calibrations/{session['id']}")
    assert (seen["state"], seen["result"]["exact"]) == ("closed", 1.0)


async def test_who_takes_no_part_evaluates_nothing_of_it(stage: Stage, people: dict[str, Browser]) -> None:
    """Nor does the agent lead or judge their own contact, nor an auditor anybody's."""
    sue, kim = people["sue"], people["kim"]
    contact, form = await talked(stage, agent="ann"), await form_of(sue)
    session = await called(stage, sue, contact, form, "max")
    wish = {"contact": contact, "form": form, "calibration": session["id"]}
    assert (await sent(kim, "POST", "/evaluations", 403, **wish))["code"] == "not_yours"
    late = {"contact": contact, "form": form, "due": stage.clock.time + DAY}
    for evaluators, code in ((["ada"], "own_contact"), (["tom"], "unknown_user"), (["sue"], "doubled_item")):
        refused = await sent(
            sue, "POST", "/calibrations", 409 if code == "own_contact" else 422, **late, evaluators=evaluators
        )
        assert refused["code"] == code
    ids = [each["id"] for each in (await sent(kim, "GET", "/calibrations?state=open"))["sessions"]]
    assert ids == [session["id"]]
