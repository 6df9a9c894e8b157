"""Samples and the worklist through HTTP: drawn, explained, evaluated or skipped (FL-27)."""

from typing import Any

from callcenter.service.house import document_of
from callcenter.service.quality.weekly import SampleRuns
from callcenter.service.signals import Signals
from tests.web.conftest import Visit
from tests.web.stage import HOUSE, Browser, Stage
from tests.web.test_quality import ANSWERS, form_of, sent, talked


async def drawn(stage: Stage, browser: Browser, seed: str = "week") -> int:
    """Draw from everything there was."""
    wish = {"since": 0.0, "before": stage.clock.time + 1, "seed": seed}
    return int((await sent(browser, "POST", "/evaluation-worklist/draw", **wish))["new"])


async def worklist(browser: Browser, query: str = "") -> Any:
    return (await sent(browser, "GET", f"/evaluation-worklist{query}"))["picks"]


async def test_contacts_are_drawn_explained_and_evaluated(stage: Stage, visit: Visit) -> None:
    """Drawn again nothing is new; what was evaluated is off the list, and a reason takes a line off it."""
    sue, form = await visit("sue"), await form_of(await visit("sue"))
    for contact in ("c1", "c2", "c3"):
        await talked(stage, contact)
    rule = {"name": "Two each", "kind": "per_agent", "form": form, "count": 2}
    made = await sent(sue, "POST", "/sampling-rules", **rule)
    assert (await drawn(stage, sue), await drawn(stage, sue)) == (2, 0)
    first, second = await worklist(sue)
    assert [(why["name"], why["drawn"], why["fitting"]) for why in first["why"]] == [("Two each", 2, 3)]

    wish = {"contact": first["fact"]["contact"], "form": form, "pick": first["id"]}
    begun = await sent(sue, "POST", "/evaluations", **wish)
    where = f"/evaluations/{begun['id']}"
    begun = await sent(sue, "PUT", where, version=begun["version"], answers=ANSWERS)
    await sent(sue, "POST", f"{where}/finish", version=begun["version"])
    assert [each["id"] for each in await worklist(sue)] == [second["id"]]
    (done,) = await worklist(sue, "?state=done&agent=ann")
    assert (done["evaluation"], done["by"]) == (begun["id"], "sue")

    skip, version = f"/evaluation-worklist/{second['id']}/skip", second["version"]
    assert (await sent(sue, "POST", skip, 422, version=version, reason=""))["code"] == "reason_missing"
    await sent(sue, "POST", skip, version=version, reason="the line was bad")
    assert (await worklist(sue), await drawn(stage, sue)) == ([], 0)

    await sent(sue, "PUT", f"/sampling-rules/{made['id']}", **rule | {"version": 1, "active": False})
    assert await drawn(stage, sue, "another") == 0


async def test_a_time_that_ends_before_it_begins_is_refused(visit: Visit) -> None:
    """As is a rule that draws nobody."""
    sue = await visit("sue")
    wish = {"since": 5.0, "before": 5.0, "seed": "s"}
    assert (await sent(sue, "POST", "/evaluation-worklist/draw", 422, **wish))["code"] == "bad_time"
    rule = {"name": "None", "kind": "per_agent", "form": "f", "count": 0}
    assert (await sent(sue, "POST", "/sampling-rules", 422, **rule))["code"] == "out_of_range"


async def test_what_a_plan_draws_is_somebodys_turn(stage: Stage, visit: Visit) -> None:
    """Their worklist and their task; and the report says what was done of it."""
    sue = await visit("sue")
    form = await form_of(sue)
    for contact in ("c1", "c2"):
        await talked(stage, contact)
    plan = {
        "id": "daily",
        "form": form,
        "rule": "FREQ=DAILY",
        "begins": "1970-01-10T00:00",
        "evaluators": ["sue"],
    }
    rules = {"quality_rules": {"samples": [plan]}}
    await stage.parts.keeper.change(document_of(HOUSE) | rules, 1, "ada")
    stage.clock.time += 86_400
    quality = stage.parts.quality
    due = SampleRuns(quality.weekly, quality.sampling.gatherer(stage.parts.history), Signals())
    assert await due.run_due(stage.clock.time) == 1
    sue = await visit("sue")  # the session of the day before is over

    first, second = await worklist(sue, "?evaluator=sue")
    assert await worklist(sue, "?evaluator=ada") == []
    (task,) = (await sent(sue, "GET", "/tasks"))["tasks"]
    assert task["quality"] == "worklist?evaluator=sue"
    made = await sent(
        sue, "POST", "/evaluations", contact=first["fact"]["contact"], form=form, pick=first["id"]
    )
    where = f"/evaluations/{made['id']}"
    made = await sent(sue, "PUT", where, version=made["version"], answers=ANSWERS)
    await sent(sue, "POST", f"{where}/finish", version=made["version"])
    skip = f"/evaluation-worklist/{second['id']}/skip"
    await sent(sue, "POST", skip, version=second["version"], reason="the line was bad")
    assert (await sent(sue, "GET", "/tasks"))["tasks"] == []
    report = await sent(sue, "GET", "/sample-report")
    (line,) = report["lines"]
    assert (line["plan"], line["evaluator"], line["share"], line["open"]) == ("daily", "sue", 1.0, 0)
    assert (report["total"]["drawn"], report["total"]["in_time"], report["in_time_share"]) == (2, 1, 1.0)
