"""Deadlines over the house's working days: warned of, missed, escalated, paused, on the board (ME-04)."""

from typing import Any

from msgspec.structs import replace

from callcenter.cases.case import Case
from callcenter.ports.books import Put
from tests.web.case_stage import Desk, at, stage
from tests.web.conftest import Visit
from tests.web.stage import Stage

__all__ = ["stage"]


async def pass_time(stage: Stage, text: str) -> int:
    """Let it be that moment in the house; return how many cases that concerned."""
    stage.clock.time = at(text)
    return await stage.parts.cases.due.run_due(stage.clock.time)


async def opened(visit: Visit, **wish: Any) -> Desk:
    """Return ann's desk with a case of tier A with the technicians, opened on Friday at ten."""
    ann = Desk(await visit("ann"))
    await ann.open(tier="A", department="tech", **wish)
    return ann


def dues(page: dict[str, Any]) -> dict[str, float]:
    """Return the open deadlines of a case."""
    return {each["kind"]: each["due"] for each in page["case"]["deadlines"] if each["met_at"] is None}


async def test_a_deadline_passes_over_a_make_up_working_day(stage: Stage, visit: Visit) -> None:
    """Nine hours from Friday at ten end on the worked Sunday at ten, with everything told in time."""
    ann = await opened(visit)
    assert dues(await ann.look(ann.id))["response"] == at("2026-09-20T10:00")
    assert dues(await ann.look(ann.id))["resolution"] == at("2026-09-21T10:00")
    told = [
        ("2026-09-18T14:29", []),
        ("2026-09-18T14:30", ["warned", "warned"]),
        ("2026-09-18T17:12", ["warned", "warned"]),
        ("2026-09-19T12:00", []),
        ("2026-09-20T10:00", ["breached", "escalated", "warned", "breached"]),
        ("2026-09-20T14:30", ["escalated"]),
        ("2026-09-20T15:24", ["warned"]),
    ]
    before = await ann.trail()
    for moment, kinds in told:
        await pass_time(stage, moment)
        trail = await ann.trail()
        assert (moment, trail[len(before) :]) == (moment, kinds)
        before = trail
    page = await ann.look(ann.id)
    assert page["case"]["step"] == "management"
    entries = (await ann.get(f"/cases/{ann.id}/entries"))["entries"]
    steps = [
        (each["detail"]["after"], each["detail"]["told"]) for each in entries if each["kind"] == "escalated"
    ]
    assert [(step, told[0]) for step, told in steps] == [("department_head", "hal"), ("management", "mia")]
    assert "escalated" in await Desk(await visit("mia")).notices()


async def test_an_answer_in_time_leaves_nothing_to_warn_of(stage: Stage, visit: Visit) -> None:
    """The response is met; what the department owes is not."""
    ann = await opened(visit)
    await ann.do("answer", text="We are looking into it", channel="voice")
    await pass_time(stage, "2026-09-20T10:00")
    entries = (await ann.get(f"/cases/{ann.id}/entries"))["entries"]
    assert {each["detail"]["deadline"] for each in entries if each["kind"] == "breached"} == {"proposal"}


async def test_a_pause_puts_off_what_is_left(stage: Stage, visit: Visit) -> None:
    """Two hours of pause on Friday are two hours more on Sunday; nothing is told meanwhile."""
    ann = await opened(visit)
    stage.clock.time = at("2026-09-18T11:00")
    await ann.do("pause", text="The customer looks for the invoice")
    assert await pass_time(stage, "2026-09-18T13:00") == 0
    page = await ann.do("resume")
    assert dues(page)["response"] == at("2026-09-20T12:00")
    assert page["case"]["wakes_at"] == at("2026-09-18T16:30")


async def test_a_house_says_which_clocks_a_reason_stops(stage: Stage, visit: Visit) -> None:
    """Then one of its reasons is named; the customer still hears from us in time (ME-04)."""
    keeper = stage.parts.keeper
    part = {"id": "part", "name": {"en": "Waits for a part"}, "stops": ["proposal", "resolution"]}
    rules = keeper.document["case_rules"] | {"pause_reasons": [part, {"id": "customer"}]}
    await keeper.change(keeper.document | {"case_rules": rules}, keeper.version, "test")
    ann = await opened(visit)
    assert "part" in [each["id"] for each in (await ann.get("/house"))["pause_reasons"]]
    before = dues(await ann.look(ann.id))
    for reason in ("", "lunch"):
        assert await ann.attempt("pause", text="A part", reason=reason) == (422, "unknown_reason")
    page = await ann.do("pause", text="A part is on its way", reason="part")
    assert page["case"]["pauses"][-1]["reason"] == "part"
    clocks = (await ann.get(f"/cases/{ann.id}/clocks"))["clocks"]
    assert {each["kind"]: each["reading"]["paused"] for each in clocks} == {
        "response": "",
        "proposal": "part",
        "resolution": "part",
    }
    hal = Desk(await visit("hal"))
    board = (await hal.get("/deadlines", hours=100))["deadlines"]
    assert [line["item"]["what"] for line in board] == ["response"]
    await pass_time(stage, "2026-09-18T12:00")
    after = dues(await ann.do("resume"))
    assert after["response"] == before["response"]
    assert after["proposal"] == before["proposal"] + 2 * 3600
    assert after["resolution"] == before["resolution"] + 2 * 3600


async def test_a_supervisor_moves_a_deadline(stage: Stage, visit: Visit) -> None:
    """To a moment ahead; its warnings move with it."""
    ann = await opened(visit)
    sue = Desk(await visit("sue"))
    await sue.look(ann.id)
    sunday = at("2026-09-20T18:00")
    assert await sue.attempt("reschedule", kind="response", due=stage.clock.time) == (422, "bad_time")
    page = await sue.do("reschedule", kind="response", due=sunday, text="Agreed with the customer")
    moved = next(each for each in page["case"]["deadlines"] if each["kind"] == "response")
    assert (moved["due"], moved["warn_at"][0]) == (sunday, at("2026-09-20T09:30"))
    assert await ann.attempt("reschedule", kind="response", due=sunday) == (403, "forbidden")


async def test_the_board_shows_what_is_due_by_hours_left(stage: Stage, visit: Visit) -> None:
    """To those who see the case; late ones first, paused ones not."""
    ann = await opened(visit)
    await pass_time(stage, "2026-09-20T11:00")
    hal = Desk(await visit("hal"))
    board = (await hal.get("/deadlines", hours=48))["deadlines"]
    lines = [(line["item"]["what"], line["hours_left"], line["item"]["breached"]) for line in board]
    assert sorted(lines) == [("proposal", -1, True), ("resolution", 23, False), ("response", -1, True)]
    item = board[0]["item"]
    assert (item["tier"], item["department"], item["step"]) == ("A", "tech", "department_head")
    assert len((await hal.get("/deadlines", hours=1))["deadlines"]) == 2
    assert (await Desk(await visit("bea")).get("/deadlines"))["deadlines"] == []
    await ann.do("pause", text="A part is on its way")
    assert (await hal.get("/deadlines"))["deadlines"] == []


async def test_a_customer_without_a_tier_waits_as_long_as_the_slowest(stage: Stage, visit: Visit) -> None:
    """And has no deadline to be solved by, as the house set none."""
    ann = Desk(await visit("ann"))
    page = await ann.open()
    assert dues(page) == {"response": at("2026-09-22T10:00")}


async def test_a_complaint_is_followed_up_after_it_was_solved(stage: Stage, visit: Visit) -> None:
    """By the preset of the house, though it is closed by then (KA-21)."""
    ann = await opened(visit, type="complaint")
    for move, wish in (("propose", {"text": "x"}), ("feed-back", {"text": "x"}), ("accept", {})):
        await ann.do(move, **wish)
    page = await ann.do("resolve", text="Done")
    assert list(dues(page)) == ["follow_up"]
    await ann.do("examine", upheld=True, root_cause="Old cable", corrective_action="All are changed")
    await ann.do("close")
    stage.clock.time = dues(page)["follow_up"]
    assert await stage.parts.cases.due.run_due(stage.clock.time) == 1
    assert "breached" in await ann.trail()


async def test_one_bad_case_does_not_keep_the_others_waiting(stage: Stage, visit: Visit) -> None:
    """It is counted, put off, and tried again."""
    ann = await opened(visit)
    good = ann.id
    bad = await ann.open(tier="A")
    stored = await stage.records.books.get(Case, bad["case"]["id"])
    assert stored is not None
    broken = tuple(
        replace(each, rungs=tuple(replace(r, step="moon") for r in each.rungs)) for each in stored.deadlines
    )
    await stage.records.books.commit([Put(replace(stored, deadlines=broken))], "test", 0.0)
    assert await pass_time(stage, "2026-09-20T10:00") == 1
    assert (await ann.look(good))["case"]["step"] == "department_head"
    faults = stage.parts.cases.due._signals.seen  # type: ignore[attr-defined]
    assert faults == ["due_case"]
    assert await stage.parts.cases.due.run_due(stage.clock.time + 1) == 0
    assert faults == ["due_case"], "put off for a while"
    await stage.parts.cases.due.run_due(stage.clock.time + 61)
    assert faults == ["due_case"] * 2


async def test_what_fell_due_while_nobody_ran_is_done_afterwards(stage: Stage, visit: Visit) -> None:
    """A runner made anew knows when to wake, and does everything at once, in order."""
    ann = await opened(visit)
    due = stage.parts.cases.due
    assert await due.next_at(stage.clock.time) == stage.clock.time + 60
    soon = at("2026-09-18T14:29:30")
    assert await due.next_at(soon) == at("2026-09-18T14:30")
    await pass_time(stage, "2026-09-21T09:00")
    trail = await ann.trail()
    assert trail.count("warned") == 6
    assert trail.count("breached") == 2
    assert [kind for kind in trail if kind == "escalated"] == ["escalated"] * 2


async def test_the_clocks_of_a_case_show_every_interval_that_counted(stage: Stage, visit: Visit) -> None:
    """Four hours today from ten on, the rest on the worked days; they add up to what was given."""
    ann = await opened(visit)
    await pass_time(stage, "2026-09-18T14:00")

    clocks = {each["kind"]: each for each in (await ann.get(f"/cases/{ann.id}/clocks"))["clocks"]}

    response = clocks["response"]
    counted = [tuple(each) for each in response["counted"]]
    assert sum(end - start for start, end in counted) == response["reading"]["elapsed"]
    assert (at("2026-09-18T10:00"), at("2026-09-18T14:00")) == (counted[0][0], counted[-1][1])
    assert at("2026-09-20T10:00") == response["reading"]["due"]
    assert 9 * 3600.0 == response["reading"]["elapsed"] + response["reading"]["remaining"]
