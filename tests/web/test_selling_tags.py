"""Quality staff confirm or correct how objections were tagged, over the API (FL-25)."""

from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Put
from tests.outbound.talks_world import objection
from tests.web.conftest import Visit
from tests.web.stage import Stage
from tests.web.test_selling import ask, does

WAITING = "/sales/objections?since=0&share=1"


async def test_a_reviewer_judges_what_agents_logged(stage: Stage, visit: Visit) -> None:
    """The corrected kind counts in the analysis; nobody judges their own talk, and no stop is judged."""
    talk = Talk(
        id="call-1",
        agent="ann",
        dialled_at=5.0,
        answered_at=6.0,
        right_party=True,
        objections=(objection("price"), objection("stop", 2)),
    )
    await stage.parts.books.commit([Put(talk)], "ann", 7.0)
    browser = await visit("sue")
    found = await does(browser, "GET", WAITING)
    assert [(each["contact"], each["objection"]["type"]) for each in found["waiting"]] == [
        ("call-1", "price")
    ]
    assert found["agreement"]["same_type"] is None
    path = "/talks/call-1/objections/1/review"
    for body, code in (({"type": "whim"}, "unknown_type"), ({"type": "stop"}, "stop_said")):
        assert (await ask(browser, "PUT", path, body))[1]["code"] == code
    await does(browser, "PUT", path, {"type": "need", "authenticity": "pretext"})
    after = await does(browser, "GET", WAITING)
    assert (after["count"], after["agreement"]["reviewed"], after["agreement"]["same_type"]) == (0, 1, 0.0)
    rows = (await does(browser, "GET", "/sales/analysis?since=0"))["analysis"]["by"]["type"]
    assert [row["key"] for row in rows] == ["need"]
    (line,) = await stage.records.audit_lines(9, who="sue", what="talk.")
    assert line.detail["id"] == "call-1"


async def test_agents_judge_nothing(stage: Stage, visit: Visit) -> None:
    """Neither others' talks nor their own."""
    await stage.parts.books.commit(
        [Put(Talk(id="call-1", agent="ann", objections=(objection("price"),)))], "", 7.0
    )
    path = "/talks/call-1/objections/1/review"
    assert (await ask(await visit("bob"), "PUT", path, {"type": "need"}))[1]["code"] == "forbidden"
