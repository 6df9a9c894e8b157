"""The review of complaints over HTTP: what happened, the numbers of it, and the list behind each (DU-02)."""

import csv
import io
from typing import Any

import openpyxl
import pytest

from callcenter.accounts.account import Account
from callcenter.ports.books import put
from tests.web.case_stage import API, Desk, at, stage
from tests.web.conftest import Visit
from tests.web.stage import Stage

__all__ = ["stage"]

DAY = 86_400.0
SINCE, BEFORE = at("2026-09-01T00:00"), at("2026-10-01T00:00")
CAUSES = {
    "case_rules": {"root_causes": [{"id": "seal", "name": {"en": "Seal"}}], "resolution_hours": {"A": 18}}
}


@pytest.fixture(name="mia")
async def _mia(stage: Stage, visit: Visit) -> Desk:
    """Three complaints: one of Acme examined and solved, one of Acme late, one of nobody; and a question."""
    keeper = stage.parts.keeper
    await keeper.change(keeper.document | CAUSES, keeper.version, "test")
    await put(stage.parts.books, Account("acme", company="=Acme", tier="A"), "", 0.0)
    ann, mia = Desk(await visit("ann")), Desk(await visit("mia"))
    await ann.open(title="Late again", type="complaint", account="acme", tier="A")
    await ann.open(title="Rude", type="complaint")
    await ann.open(title="How?", account="acme")
    await ann.open(title="Leaks", type="complaint", account="acme", tier="A", department="tech")
    await mia.look(ann.id)
    await mia.do("assign", owner="mia")
    stage.clock.time += 3600.0
    await mia.do("propose", text="A new seal")
    await mia.do("feed-back", text="You get a new seal", channel="phone")
    await mia.do("accept")
    await mia.do(
        "examine",
        upheld=True,
        root_cause="Old seals",
        corrective_action="Other seals\nfrom June on",
        cause="seal",
        action_days=10,
    )
    stage.clock.time += 3600.0
    await mia.do("resolve", text="Replaced", source="case")
    stage.clock.time += 7 * DAY
    return mia


def span(**more: Any) -> dict[str, Any]:
    """Return the query of September."""
    return {"since": SINCE, "before": BEFORE} | more


async def behind(desk: Desk, mark: str, **more: Any) -> list[str]:
    """Return the titles of the cases behind a number."""
    found = await desk.get("/case-review/cases", **span(mark=mark, **more))
    assert found["count"] == len(found["cases"])
    return [each["case"]["title"] for each in found["cases"]]


async def test_every_number_opens_its_list(mia: Desk) -> None:
    """Counts and lists are of one mind, of the whole and of each group."""
    review = await mia.get("/case-review", **span())
    counts = review["whole"]["counts"]
    assert (counts["raised"], counts["answered"], counts["solved"], counts["examined"]) == (3, 1, 1, 1)
    for mark, count in counts.items():
        assert len(await behind(mia, mark)) == count, mark
    for by, lines in review["groups"].items():
        for line in lines:
            assert len(await behind(mia, "raised", by=by, key=line["key"])) == line["counts"]["raised"]


async def test_times_are_held_against_the_clock(mia: Desk) -> None:
    """One was answered after an hour, the others are over; the solution came in time."""
    whole = (await mia.get("/case-review", **span()))["whole"]
    assert (whole["answered_in_time"]["part"], whole["answered_in_time"]["whole"]) == (1, 3)
    assert (whole["answer"]["n"], whole["answer"]["median"], whole["solution"]["median"]) == (1, 1.0, 2.0)
    assert await behind(mia, "answer_late") == ["Late again", "Rude"]
    assert await behind(mia, "solved_in_time") == ["Leaks"]


async def test_groups_name_causes_departments_and_who_came_again(mia: Desk) -> None:
    """What nobody examined has no cause yet; a customer with one complaint is nobody who came again."""
    groups = (await mia.get("/case-review", **span()))["groups"]
    assert {line["key"]: line["counts"]["raised"] for line in groups["cause"]} == {"": 2, "seal": 1}
    assert {line["key"]: line["counts"]["raised"] for line in groups["tier"]} == {"A": 2, "": 1}
    assert [(line["key"], line["counts"]["raised"]) for line in groups["account"]] == [("acme", 2)]
    everything = await mia.get("/case-review", **span(type="all"))
    assert {line["key"]: line["counts"]["raised"] for line in everything["groups"]["type"]} == {
        "complaint": 3,
        "question": 1,
    }


async def test_a_corrective_action_is_a_task(stage: Stage, mia: Desk) -> None:
    """Of whoever has the case, by its day; then overdue, then done."""
    assert await behind(mia, "action_open") == ["Leaks"]
    (task,) = (await mia.get("/tasks", case=mia.id, kind="other"))["tasks"]
    assert (task["owner"], task["title"]) == ("mia", "C-2026-000004: Other seals")
    stage.clock.time += 5 * DAY
    assert await behind(mia, "action_overdue") == ["Leaks"]
    moved = await mia.browser.post(f"{API}/tasks/{task['id']}/move", json={"to": "done"})
    assert moved.status == 200
    assert await behind(mia, "action_done") == ["Leaks"]


async def test_examined_again_the_same_task_has_another_day(stage: Stage, mia: Desk) -> None:
    """While it is to be done; without days it stays as it is."""
    words = {"upheld": True, "root_cause": "Old", "corrective_action": "Better seals"}
    await mia.do("examine", **words, action_days=30, action_owner="tom")
    tasks = (await mia.get("/tasks", case=mia.id, kind="other"))["tasks"]
    assert [(task["owner"], task["title"]) for task in tasks] == [("tom", "C-2026-000004: Better seals")]
    page = await mia.do("examine", **words)
    assert page["case"]["examination"]["task"] == tasks[0]["id"]


async def test_what_is_refused(mia: Desk) -> None:
    """A cause that the house does not have, a user who is nobody, a period that runs backwards."""
    words = {"upheld": True, "root_cause": "x", "corrective_action": "y"}
    await mia.look(mia.id)
    assert (422, "unknown_cause") == await mia.attempt("examine", **words, cause="weather")
    assert (422, "unknown_user") == await mia.attempt("examine", **words, action_days=1, action_owner="zed")
    assert "bad_time" == await mia.get("/case-review", since=BEFORE, before=SINCE)


async def test_it_goes_out_as_a_file(stage: Stage, mia: Desk) -> None:
    """A line for each case, without formulas, and the trail knows who took it out."""
    response = await mia.browser.get(f"{API}/case-review/export", params=span(format="csv"))
    rows = list(csv.DictReader(io.StringIO((await response.read()).decode("utf-8-sig"))))
    assert ["C-2026-000001", "C-2026-000002", "C-2026-000004"] == [row["number"] for row in rows]
    leak = rows[2]
    assert ("'=Acme", "2.00", "seal", "1") == tuple(
        leak[name] for name in ("account", "solution_hours", "cause", "upheld")
    )
    response = await mia.browser.get(f"{API}/case-review/export", params=span(format="xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(await response.read())).active
    assert sheet is not None
    assert sheet.max_row == 4
    trail = await stage.records.audit_lines(20)
    assert "cases.exported" in [line.what for line in trail]


async def test_it_is_for_those_who_manage_cases(visit: Visit, stage: Stage) -> None:
    """An agent sees their own cases, not the house's numbers."""
    response = await (await visit("ann")).get(f"{API}/case-review", params=span())
    assert response.status == 403
