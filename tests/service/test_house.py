"""The house's configuration: checked whole, stored with a version, told to the floor once."""

import copy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from callcenter.floor.values import Capacity
from callcenter.ports.records import StaleVersion
from callcenter.service.house import BadConfiguration, HouseKeeper, default_document, document_of, parse, read
from callcenter.storage.memory_records import MemoryRecords
from tests.service.board import DOCUMENT
from tests.service.stage import stage
from tests.virtual_time import VirtualClock, run


def test_the_shipped_configuration_is_sound() -> None:
    """A new house can take calls at once."""
    house = parse(default_document())

    assert house.queues
    assert house.queue_or_fallback("nonsense") == "support"
    assert house.flow_for("+1") == "main"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"queues": []}, "agent ana: unknown queue sales"),
        ({"agents": [{"id": "ana"}, {"id": "ana"}]}, "agent ana appears twice"),
        ({"fallback_queue": "nowhere"}, "fallback_queue: unknown queue nowhere"),
        (
            {"queues": [{"id": "sales", "calendar": "x"}, {"id": "vip"}]},
            "queue sales: unknown calendar x",
        ),
        (
            {"queues": [{"id": "sales", "when_full": {"action": "queue", "queue": "x"}}, {"id": "vip"}]},
            "queue sales: overflow to unknown queue x",
        ),
        (
            {"queues": [{"id": "sales", "when_unstaffed": {"action": "queue", "queue": "x"}}, {"id": "vip"}]},
            "queue sales: overflow to unknown queue x",
        ),
        ({"queues": [{"id": "sales", "when_late": {"action": "wait"}}]}, "when_late.action is one of"),
        (
            {"queues": [{"id": "sales", "steps": [{"to": "deputy"}, {"after": 9, "to": "manager"}]}]},
            "queue sales: each of the steps comes later",
        ),
        ({"queues": [{"id": "sales", "steps": [{"after": 5, "to": "manager"}]}]}, "comes after 0 seconds"),
        ({"queues": [{"id": "sales", "steps": [{"level_less": 10}]}]}, "steps.level_less is 0 to 9"),
        ({"queues": [{"id": "sales", "steps": [{"after": -1}]}]}, "steps.after is 0 to 86400"),
        ({"queues": [{"id": "sales", "reserve": {"agents": -1}}]}, "reserve.agents is at least 0"),
        ({"queues": [{"id": "sales", "reserve": {"after": 86401}}]}, "reserve.after is 0 to 86400"),
        ({"queues": [{"name": {}}]}, "missing required field"),
        ({"numbers": {"0800": "main"}}, "0800 is no number"),
        ({"skills": [{"id": "x"}], "agents": [{"id": "a", "skills": {"y": 3}}]}, "a: unknown skill y"),
        ({"agents": [{"id": "a", "capacity": {"voice": 2}}]}, "agents.a.capacity: an agent has one call"),
        ({"agents": [{"id": "a", "capacity": {"message": -1}}]}, "agents.a.capacity: 0 or more"),
        ({"capacity": {"fax": 1}}, "unknown field `fax`"),
        ({"capacity": {"message": "3"}}, "Expected `int`"),
        ({"agents": [{"id": "a", "skills": {"y": 11}}]}, "a: proficiency in y is 1 to 10"),
        ({"queues": [{"id": "sales", "skills": {"y": 11}}]}, "queue sales: skills.y is 1 to 10"),
        ({"queues": [{"id": "sales", "preferred": {"y": 0}}]}, "queue sales: preferred.y is 1 to 10"),
        ({"queues": [{"id": "sales", "ring_seconds": 0}]}, "queue sales: ring_seconds is 1 to 86400"),
        ({"queues": [{"id": "sales", "max_misses": -1}]}, "queue sales: max_misses is at least 0"),
        ({"queues": [{"id": "sales", "no_answer_rest_seconds": -1}]}, "no_answer_rest_seconds is 0 to 86400"),
        ({"queues": [{"id": "sales", "choice": "eldest"}]}, "Invalid enum value 'eldest'"),
        ({"queues": [{"id": "sales", "service_level_goal": 80}]}, "service_level_goal is 0 to 1"),
        ({"teams": [{"id": "t", "members": ["nobody"]}]}, "team t: unknown agent nobody"),
        ({"teams": [{"id": ""}]}, "a team has no id"),
        ({"calendars": [{"id": "c", "zone": "Mars/Base"}]}, "calendar c: unknown time zone Mars/Base"),
        ({"calendars": [{"id": "c", "week": [[0, 600, 540]]}]}, "calendar c: a window ends after"),
        ({"calendars": [{"id": "c", "days": {"2026-02-30": []}}]}, "calendar c: 2026-02-30 is no date"),
        ({"calendars": [{"id": "c", "days": {"2026-02-03": [[0, 1441]]}}]}, "2026-02-03: a window"),
        ({"calendars": [{"id": "c", "holidays": {"country": "XX"}}]}, "no holidays of XX are known"),
        ({"sla_policies": [{"id": "s", "response_hours": {"A": 0}}]}, "tier A: hours are more than 0"),
        ({"sla_policies": [{"id": "s", "warn_at": [0.8, 0.5]}]}, "warn_at are shares"),
        ({"sla_policies": [{"id": "s", "calendar": "x"}]}, "sla_policy s: unknown calendar x"),
        ({"dispositions": [{"id": "d", "queues": ["x"]}]}, "disposition d: unknown queue x"),
        ({"rules": {"answered_seconds": 2.5}}, "rules.answered_seconds is at most 2"),
        ({"rules": {"connect_seconds": -1}}, "rules.connect_seconds is at least 0"),
        ({"queue_thresholds": {"x": {}}}, "queue_thresholds: unknown queue x"),
        ({"thresholds": {"waiting": {"warn": 9, "alarm": 3}}}, "thresholds.waiting: the alarm comes before"),
        ({"thresholds": {"service_level": {"warn": 90, "alarm": 60}}}, "`float` <= 1.0"),
        ({"thresholds": {"wating": {"warn": 1, "alarm": 2}}}, "unknown field `wating`"),
    ],
)
def test_what_does_not_fit_together_is_named(change: dict[str, object], problem: str) -> None:
    """Every problem is told before anything is stored."""
    document = {**copy.deepcopy(DOCUMENT), **change}
    with pytest.raises(BadConfiguration, match=problem):
        parse(document)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"queues": [{"id": "sales", "ring_seconds": "long"}]}, "queues.sales.ring_seconds"),
        ({"queues": [{"name": {}}]}, "queues.0"),
        ({"calendars": [{"id": "c", "week": [[0, "x", 2]]}]}, "calendars.c.week.0.1"),
        ({"agents": [{"id": "ana", "queues": ["x"]}]}, "agents.ana.queues"),
        ({"queues": [{"id": "sales", "calendar": "x"}]}, "queues.sales.calendar"),
    ],
)
def test_what_is_wrong_has_its_place(change: dict[str, object], place: str) -> None:
    """So that a form can tell it beside the field."""
    with pytest.raises(BadConfiguration) as wrong:
        parse({**copy.deepcopy(DOCUMENT), **change})
    assert place in [fault.path for fault in wrong.value.faults]
    assert wrong.value.problems == [str(fault) for fault in wrong.value.faults]


def test_the_house_says_how_much_agents_take_who_do_not_say_it_themselves() -> None:
    """Without either, one contact in all."""
    agents = [{"id": "ana", "capacity": {"message": 5}}, {"id": "ben"}]
    house = parse({"agents": agents, "capacity": {"message": 2, "beside_calls": True}})

    ana, ben = house.configure().agents
    assert (ana.capacity, ben.capacity) == (Capacity(message=5), Capacity(message=2, beside_calls=True))
    assert parse({"agents": agents}).configure().agents[1].capacity is None
    assert parse(document_of(house)) == house


def test_a_house_survives_its_document() -> None:
    """Export and import are inverse."""
    house = parse(default_document())

    assert house == parse(document_of(house))


def test_a_file_that_is_no_configuration_is_refused(tmp_path: Path) -> None:
    """With the file's name, never with a traceback."""
    file = tmp_path / "house.yaml"
    file.write_text("queues: [", encoding="utf-8")
    with pytest.raises(BadConfiguration, match=r"house\.yaml"):
        read(file)
    file.write_text("[1]", encoding="utf-8")
    with pytest.raises(BadConfiguration, match="not a mapping"):
        read(file)


def test_a_restart_tells_the_floor_nothing_new() -> None:
    """The journal grows by changes, not by restarts."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        async with stage() as on:
            await HouseKeeper(records, on.runner).open(DOCUMENT)
            seq = on.runner.seq
            again = HouseKeeper(records, on.runner)
            await again.open()

            assert seq == on.runner.seq == 1
            assert 1 == again.version

    run(story())


class NextYear(VirtualClock):
    """A clock that is a year ahead."""

    def now(self) -> float:
        """Return the time a year from now."""
        return super().now() + 366 * 86_400


def test_a_new_year_brings_its_holidays() -> None:
    """The floor hears of the dates once, and again only when there are others."""
    calendar = {"id": "office", "zone": "Asia/Shanghai", "holidays": {"country": "CN"}}

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        async with stage() as on:
            keeper = HouseKeeper(records, on.runner)
            await keeper.open({**DOCUMENT, "calendars": [calendar]})
            days = on.runner.floor.state.calendars["office"].days
            year = datetime.fromtimestamp(on.runner.clock.now(), UTC).year
            assert {int(day[:4]) for day in days} == {year - 1, year, year + 1}

            seq = on.runner.seq
            await keeper.renew()
            assert on.runner.seq == seq

            on.runner.clock = NextYear()
            await keeper.renew()
            days = on.runner.floor.state.calendars["office"].days
            assert f"{year + 2}-10-01" in days
            assert keeper.document["calendars"] == [calendar]

    run(story())


def test_two_administrators_do_not_overwrite_each_other() -> None:
    """The second, who saw an older version, is told."""

    async def story() -> None:
        records = MemoryRecords()
        await records.open()
        async with stage() as on:
            keeper = HouseKeeper(records, on.runner)
            await keeper.open(DOCUMENT)
            await keeper.change({**DOCUMENT, "name": "New"}, 1, "ada")
            with pytest.raises(StaleVersion):
                await keeper.change({**DOCUMENT, "name": "Other"}, 1, "bob")

            assert "New" == keeper.house.name
            assert "ada" == (await records.audit_trail())[0]["who"]

    run(story())
