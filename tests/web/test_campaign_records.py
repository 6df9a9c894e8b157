"""Records over the API: added by hand, taken out as a file; a refusal says when to ask again (FL-25)."""

import csv
import io
from dataclasses import replace

from callcenter.service.precall import Denial, PlannedCall
from tests.web.conftest import Visit
from tests.web.stage import NUMBER, Browser, Stage
from tests.web.test_campaigns import ask, started


async def list_of(browser: Browser, campaign: str) -> str:
    """The first list of a campaign."""
    return str((await ask(browser, "GET", f"/campaigns/{campaign}/lists"))[1]["lists"][0]["id"])


async def test_somebody_is_added_to_a_list_by_hand(stage: Stage, visit: Visit) -> None:
    """Checked as a row of a file is, with the list's source and consent where nothing else is said."""
    browser = await visit("sue")
    campaign = await started(stage, browser)
    path = f"/campaign-lists/{await list_of(browser, campaign)}/records"
    status, made = await ask(browser, "POST", path, {"numbers": ["+1 415 555 0150"], "name": "Di"})
    assert (status, made["numbers"], made["source"]) == (200, ["+14155550150"], "trade fair")
    assert made["consent"]["how"] == "on paper"
    for numbers, code in ((["nobody"], "bad_number"), (["+14155550150"], "on_a_list")):
        assert (await ask(browser, "POST", path, {"numbers": numbers}))[1]["code"] == code
    names = [
        each["name"] for each in (await ask(browser, "GET", f"/campaigns/{campaign}/records"))[1]["records"]
    ]
    assert names == ["Ida", "Cy", "Di"]
    assert (await ask(await visit("ann"), "POST", path, {"numbers": ["+14155550151"]}))[1][
        "code"
    ] == "forbidden"


async def test_a_campaign_is_taken_out_with_results_and_reasons(stage: Stage, visit: Visit) -> None:
    """The trail says who took it; a formula in a cell is none."""
    browser = await visit("sue")
    campaign = await started(stage, browser)
    ida = (await ask(browser, "GET", f"/campaigns/{campaign}/records"))[1]["records"][0]
    await ask(browser, "POST", f"/campaign-records/{ida['id']}/withdraw", {"reason": "=moved"})
    answer = await browser.get(f"/api/v1/campaigns/{campaign}/export?list={await list_of(browser, campaign)}")
    rows = list(csv.DictReader(io.StringIO((await answer.read()).decode("utf-8-sig"))))
    told = [(row["name"], row["state"], row["not dialled because"], row["Product"]) for row in rows]
    assert told == [
        ("Ida", "withdrawn", "withdrawn: =moved", "Card"),
        ("Cy", "waiting", "nobody_signed_in: support", ""),
    ]
    assert rows[0]["result"] == "'=moved"
    (line,) = await stage.records.audit_lines(9, who="sue", what="campaign.exported")
    assert line.detail["rows"] == 2


async def test_a_refused_call_says_from_when_it_may_be_asked_again(stage: Stage, visit: Visit) -> None:
    """At the house's clock, in the asker's language."""

    async def no(_planned: PlannedCall) -> Denial:
        return Denial("US-06", "Too early.", again_at=1_000_000.0)

    stage.parts = replace(stage.parts, gate=no)
    browser = await visit("ann")
    answer = await browser.post("/api/v1/calls", json={"number": NUMBER}, headers={"Accept-Language": "en"})
    said = await answer.json()
    assert said["code"] == "call_denied"
    assert said["detail"].startswith("US-06: Too early. Again from 1970-01-12")
