"""Quality of service through HTTP: forms, evaluations, objections, scores (FL-27, ME-16)."""

from typing import Any

import pytest

from callcenter.floor.commands import BindLeg, Dispose, FinishWrapUp, HangUpContact, RequestPresence
from callcenter.floor.phases import Presence
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

FORM: dict[str, Any] = {
    "title": {"en": "Short form"},
    "pass_mark": 0.5,
    "sections": [
        {
            "id": "all",
            "name": {"en": "All"},
            "questions": [
                {"id": "right", "text": {"en": "The answer was right"}, "critical": "whole"},
                {"id": "kind", "text": {"en": "Kind"}, "kind": "scale", "points": 4},
            ],
        }
    ],
}
ANSWERS = [{"question": "right", "value": 1}, {"question": "kind", "value": 2, "comment": "hurried"}]


async def sent(browser: Browser, method: str, path: str, status: int = 200, /, **body: Any) -> Any:
    """Return the JSON of an answer that has this status."""
    answer = await browser.request(method, f"/api/v1{path}", json=body or None)
    assert answer.status == status, await answer.text()
    return await answer.json() if status != 204 else None


async def talked(stage: Stage, contact: str = "c1", agent: str = "ann") -> str:
    """A customer called, an agent talked to them, and it is over."""
    await stage.do(RequestPresence(agent, Presence.AVAILABLE))
    await stage.call(contact)
    offer = stage.runner.floor.state.contacts[contact].offer
    assert offer is not None
    await stage.do(BindLeg(f"leg-{agent}-{contact}", agent, offer.id))
    await stage.do(HangUpContact(agent, contact))
    await stage.do(Dispose(agent, contact, "resolved"))
    await stage.do(FinishWrapUp(agent, contact))
    return contact


async def form_of(browser: Browser, content: dict[str, Any] = FORM) -> str:
    """Write and publish a form; return its id."""
    form = await sent(browser, "POST", "/evaluation-forms", content=content)
    published = await sent(
        browser, "POST", f"/evaluation-forms/{form['id']}/publish", version=form["version"]
    )
    assert published["edition"] == 1
    return str(form["id"])


async def evaluated(browser: Browser, contact: str, form: str, answers: Any = ANSWERS) -> Any:
    """Evaluate a contact and finish it."""
    made = await sent(browser, "POST", "/evaluations", contact=contact, form=form)
    path = f"/evaluations/{made['id']}"
    made = await sent(browser, "PUT", path, version=made["version"], answers=answers, comment="well")
    return await sent(browser, "POST", f"{path}/finish", version=made["version"])


@pytest.fixture
async def sue(visit: Visit) -> Browser:
    """A supervisor, who evaluates."""
    return await visit("sue")


async def test_an_evaluation_is_finished_disputed_reviewed_and_acknowledged(
    stage: Stage, sue: Browser, visit: Visit
) -> None:
    """The whole story; the agent hears of it, and the score is the reviewed one."""
    ann, ben = await visit("ann"), await visit("ada")
    contact, form = await talked(stage, agent="bob"), await form_of(sue)
    bob = await visit("bob")
    made = await evaluated(sue, contact, form)
    assert (made["share"], made["result"]["passed"], made["about"]["agent"]) == (0.75, True, "bob")
    where = f"/evaluations/{made['id']}"

    (notice,) = (await sent(bob, "GET", "/notices"))["notices"]
    assert (notice["kind"], notice["what"], notice["subject"]) == ("evaluation", "finished", made["id"])
    seen = await sent(bob, "GET", where)
    assert seen["moves"] == ["acknowledge", "dispute"]
    await sent(ann, "GET", where, 404)
    assert (await sent(ann, "GET", "/evaluations"))["evaluations"] == []
    assert (await sent(ann, "POST", f"{where}/dispute", 404, version=seen["version"], reason="x"))["code"]

    objected = await sent(
        bob, "POST", f"{where}/dispute", version=seen["version"], reason="not hurried at all"
    )
    assert (objected["state"], objected["moves"]) == ("disputed", [])
    assert (await sent(sue, "GET", "/notices"))["notices"][0]["what"] == "disputed"
    better = [ANSWERS[0], {"question": "kind", "value": 4}]
    review = {"version": objected["version"], "answers": better, "reason": "heard it again"}
    assert (await sent(sue, "POST", f"{where}/review", 403, **review))["code"] == "second_person"
    decided = await sent(ben, "POST", f"{where}/review", **review)
    assert (decided["share"], [act["share"] for act in decided["acts"]]) == (1.0, [0.75, 0.75, 1.0])
    done = await sent(bob, "POST", f"{where}/acknowledge", version=decided["version"])
    assert (done["state"], done["moves"]) == ("acknowledged", [])

    scores = await sent(sue, "GET", "/quality-scores")
    assert (scores["total"]["score"], [each["agent"] for each in scores["agents"]]) == (1.0, ["bob"])
    assert (await sent(ann, "GET", "/quality-scores"))["total"]["score"] is None


async def test_a_draft_is_its_evaluators_alone(stage: Stage, sue: Browser, visit: Visit) -> None:
    """Begun again it is the same one; half filled in it is not finished; thrown away it is gone."""
    ben, contact, form = await visit("ada"), await talked(stage, agent="bob"), await form_of(sue)
    made = await sent(sue, "POST", "/evaluations", contact=contact, form=form)
    assert (await sent(sue, "POST", "/evaluations", contact=contact, form=form))["id"] == made["id"]
    where = f"/evaluations/{made['id']}"
    await sent(ben, "GET", where, 404)
    await sent(await visit("bob"), "GET", where, 404)
    half = await sent(sue, "PUT", where, version=made["version"], answers=ANSWERS[:1])
    assert (half["share"], half["moves"]) == (1.0, ["fill_in", "finish", "drop"])
    refused = await sent(sue, "POST", f"{where}/finish", 422, version=half["version"])
    assert (refused["code"], refused["detail"]) == ("incomplete", "kind")
    stale = await sent(sue, "PUT", where, 409, version=made["version"], answers=ANSWERS)
    assert stale["code"] == "stale_version"
    assert [each["id"] for each in (await sent(sue, "GET", "/evaluations?state=draft"))["evaluations"]] == [
        made["id"]
    ]
    await sent(sue, "DELETE", where, 204, version=half["version"])
    await sent(sue, "GET", where, 404)


async def test_a_published_edition_stays_with_what_was_made_on_it(stage: Stage, sue: Browser) -> None:
    """The next edition is for new evaluations alone, and a retired form for none."""
    form = await form_of(sue)
    first = await evaluated(sue, await talked(stage), form)
    changed = FORM | {"pass_mark": 0.9}
    written = await sent(sue, "PUT", f"/evaluation-forms/{form}", version=2, content=changed)
    published = await sent(sue, "POST", f"/evaluation-forms/{form}/publish", version=written["version"])
    second = await evaluated(sue, await talked(stage, "c2"), form)
    assert (first["result"]["passed"], second["result"]["passed"]) == (True, False)
    kept = await sent(sue, "GET", f"/evaluations/{first['id']}")
    assert (kept["edition"], kept["content"]["pass_mark"], second["edition"]) == (1, 0.5, 2)
    editions = (await sent(sue, "GET", f"/evaluation-forms/{form}/editions"))["editions"]
    assert [each["edition"] for each in editions] == [2, 1]
    where, version = f"/evaluation-forms/{form}", published["version"]
    assert (await sent(sue, "POST", f"{where}/publish", 422, version=version))["code"] == "nothing_changes"
    await sent(sue, "POST", f"{where}/retire", version=version, retired=True)
    refused = await sent(sue, "POST", "/evaluations", 409, contact="c2", form=form)
    assert refused["code"] == "form_not_usable"


async def test_nobody_evaluates_themselves_a_live_contact_or_twice(
    stage: Stage, sue: Browser, visit: Visit
) -> None:
    """Ada is ann on the floor; c2 is still waiting."""
    form, contact, ada = await form_of(sue), await talked(stage), await visit("ada")
    refused = await sent(ada, "POST", "/evaluations", 409, contact=contact, form=form)
    assert refused["code"] == "own_contact"
    await stage.call("c2")
    refused = await sent(sue, "POST", "/evaluations", 409, contact="c2", form=form)
    assert refused["code"] == "contact_live"
    refused = await sent(sue, "POST", "/evaluations", 409, contact=contact, form=form, agent="bob")
    assert refused["code"] == "no_agent"
    made = await evaluated(sue, contact, form)
    again = await sent(sue, "POST", "/evaluations", 409, contact=contact, form=form)
    assert (again["code"], again["detail"]) == ("already_there", made["id"])


async def test_a_new_house_has_a_form(stage: Stage, sue: Browser) -> None:
    """Of accuracy, courtesy and patience, once; it stays as the house changed it."""
    await stage.parts.quality.open()
    await stage.parts.quality.open()
    (form,) = (await sent(sue, "GET", "/evaluation-forms"))["forms"]
    assert [each["id"] for each in form["content"]["sections"]][:3] == ["accuracy", "courtesy", "patience"]
    written = await sent(sue, "PUT", f"/evaluation-forms/{form['id']}", version=1, content=FORM)
    await stage.parts.quality.open()
    assert (await sent(sue, "GET", "/evaluation-forms"))["forms"] == [written]
