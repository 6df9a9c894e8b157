"""What became of sales, over the API: the due list, told by hand and by import (FL-25 ⑤)."""

from typing import Any

from msgspec.structs import replace

from callcenter.outbound.talks.aftermath import DAY
from callcenter.outbound.talks.talk import Reached
from callcenter.ports.books import Put
from tests.outbound.talks_world import sold, talk
from tests.web.conftest import Visit
from tests.web.stage import Stage
from tests.web.test_selling import ask, does

NUMBER = "+14155550142"


async def sales(stage: Stage, *days: float) -> float:
    """Keep a sale of each of so many days ago, and a refusal; return the time."""
    now = stage.clock.time = 200 * DAY
    made = [
        sold(
            f"call-{n}",
            dialled_at=now - ago * DAY,
            concluded_at=now - ago * DAY,
            who=Reached(number=NUMBER[:-1] + str(n)),
        )
        for n, ago in enumerate(days, 1)
    ]
    refused = replace(talk("call-9"), dialled_at=now - 40 * DAY)
    await stage.parts.books.commit([Put(each) for each in (*made, refused)], "ann", now)
    return now


async def test_what_became_of_a_sale_is_asked_and_told(stage: Stage, visit: Visit) -> None:
    """It leaves the list, stands in the figures with who told it, and opens its call."""
    now = await sales(stage, 100, 31, 5)
    browser = await visit("sue")
    due = await does(browser, "GET", "/sales/later-results")
    assert [(each["talk"]["id"], each["days"]) for each in due["sales"]] == [
        ("call-1", 30),
        ("call-1", 90),
        ("call-2", 30),
    ]
    told = await does(browser, "POST", "/talks/call-2/later-results", {"days": 30, "what": "paid"})
    assert told["later"] == [{"days": 30, "what": "paid", "at": now, "by": "sue"}]
    assert (await does(browser, "GET", "/sales/later-results?limit=1"))["count"] == 2
    found = (await does(browser, "GET", "/sales/analysis?since=0"))["analysis"]["later"]
    counted = {"days": 30, "sales": 2, "known": 1, "kept": 0, "paid": 1, "cancelled": 0, "held": None}
    assert found[0] == counted
    calls = await does(browser, "GET", "/sales/calls?since=0&what=paid_30")
    assert [each["id"] for each in calls["talks"]] == ["call-2"]
    (line,) = await stage.records.audit_lines(9, who="sue", what="talk.")
    assert line.detail["id"] == "call-2"


async def test_what_may_not_be_told(stage: Stage, visit: Visit) -> None:
    """Too early, of no sale, of another day; and by nobody who does not run campaigns."""
    await sales(stage, 5)
    browser = await visit("sue")
    for path, body, code in (
        ("call-1", {"days": 30, "what": "kept"}, "too_early"),
        ("call-1", {"days": 7, "what": "cancelled"}, "out_of_range"),
        ("call-9", {"days": 30, "what": "kept"}, "no_sale"),
        ("call-x", {"days": 30, "what": "kept"}, "not_found"),
    ):
        assert (await ask(browser, "POST", f"/talks/{path}/later-results", body))[1]["code"] == code
    await does(browser, "POST", "/talks/call-1/later-results", {"days": 30, "what": "cancelled"})
    agent = await visit("bob")
    status, _ = await ask(agent, "POST", "/talks/call-1/later-results", {"days": 30, "what": "cancelled"})
    assert status == 403


async def test_a_sheet_is_looked_at_and_then_taken_in(stage: Stage, visit: Visit) -> None:
    """By number or contact; taken in twice it says nothing new, and what is wrong is told by row."""
    await sales(stage, 100, 31, 5)
    browser = await visit("sue")
    sheet = (
        b"Number,Contact,Days,Result\n"
        b"+14155550141,,30,kept\n"
        b"+14155550141,,90,paid\n"
        b",call-2,,cancelled\n"
        b",call-3,30,paid\n"
        b"+14155559999,,30,paid\n"
        b",call-1,30,lost\n"
    )

    async def takes(confirm: str) -> dict[str, Any]:
        path = f"/api/v1/sales/later-results?confirm={confirm}"
        async with browser.post(path, data=sheet) as reply:
            assert reply.status == 200
            found: dict[str, Any] = await reply.json()
            return found

    looked = await takes("false")
    assert (looked["rows"], looked["told"], looked["same"], looked["refused"]) == (6, 3, 0, 3)
    assert [(flaw["row"], flaw["code"]) for flaw in looked["flaws"]] == [
        (5, "too_early"),
        (6, "unknown_sale"),
        (7, "unknown_result"),
    ]
    assert (await does(browser, "GET", "/sales/later-results"))["count"] == 3
    assert (await takes("true"))["told"] == 3
    assert (await does(browser, "GET", "/sales/later-results"))["count"] == 0
    again = await takes("true")
    assert (again["told"], again["same"], again["refused"]) == (0, 3, 3)
