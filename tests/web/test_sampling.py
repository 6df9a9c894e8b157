"""Samples and the worklist through HTTP: drawn, explained, evaluated or skipped (FL-27)."""

from typing import Any

from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage
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
