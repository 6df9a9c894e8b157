"""Saved reports by mail, over a real SMTP server: at their time, once, and with their owner's rights."""

import asyncio
import io
from collections.abc import AsyncIterator
from typing import Any

import openpyxl
import pytest
from msgspec.structs import replace

from callcenter.ports.saved_reports import ReportSchedule
from callcenter.service.accounts.office import HOUSE
from callcenter.service.saved_reports.posting import LEASE, TRIES
from tests.web.conftest import Visit
from tests.web.mailing import CONSOLE, Dying, Mailing, attached, table, words
from tests.web.stage import Browser, Stage
from tests.web.test_quality import sent
from tests.web.test_reports import NINE, supervisor

sue = supervisor

DAY = 86_400.0
#: 2026-11-21 07:00 UTC; an hour later yesterday's report goes out, the day of the contacts.
MORNING = NINE + 22 * 3600.0
REPORT: dict[str, Any] = {
    "name": "Queues of the day",
    "kind": "queues",
    "asked": {"days": {"word": "yesterday"}, "interval": "day", "zone": "UTC"},
}
DAILY: dict[str, Any] = {
    "rule": "FREQ=DAILY",
    "start": "2026-11-21T08:00",
    "zone": "UTC",
    "users": ["sue", "tom"],
    "format": "csv",
}


@pytest.fixture(name="stage")
async def _stage(stage: Stage) -> Stage:
    """The stage on the morning after; Sue reads English, Tom Chinese."""
    stage.clock.time = MORNING
    for name, language in (("sue", "en"), ("tom", "zh-CN")):
        user = await stage.records.user(name)
        assert user is not None
        await stage.records.save_user(replace(user, email=f"{name}@house.example", language=language))
    return stage


@pytest.fixture(name="mailing")
async def _mailing(stage: Stage) -> AsyncIterator[Mailing]:
    made = Mailing(stage)
    await made.post.open()
    yield made
    await made.post.close()


async def planned(browser: Browser, **change: Any) -> tuple[str, Any]:
    """Save a report and have it sent; return where it is, and the answer."""
    made = await sent(browser, "POST", "/reports/saved", **REPORT)
    where = f"/reports/saved/{made['report']['id']}"
    return where, await sent(browser, "PUT", f"{where}/schedule", **DAILY | change)


async def test_the_file_has_the_numbers_of_the_api(sue: Browser, mailing: Mailing) -> None:
    """And the mail says what it is, in the language of whoever gets it."""
    where, page = await planned(sue)
    assert (page["schedule"]["wakes_at"], page["warnings"]) == (
        MORNING + 3600,
        [{"code": "no_mail", "about": ""}],
    )
    answer = await sent(sue, "GET", f"{where}/run")
    assert await mailing.later(3599) == []
    english, chinese = await mailing.later(1)
    assert [mail["To"] for mail in (english, chinese)] == ["sue@house.example", "tom@house.example"]
    assert english["Subject"] == "Queues of the day (2026-11-20)"
    assert english["Auto-Submitted"] == "auto-generated"
    for said in ("2026-11-20 to 2026-11-20", "UTC", "offered_less_short", "version 1", f"{CONSOLE}/reports?"):
        assert said in words(english)
    assert "口径：第 1 版" in words(chinese)
    for mail in (english, chinese):
        rows = table(attached(mail))
        assert [row["begins"] for row in rows][-1] == "total"
        for row, told in zip(rows, [*answer["rows"], answer["total"]], strict=True):
            counts = {name: float(row[name]) for name in told["counts"]}
            assert counts == told["counts"]
    [run] = await mailing.runs()
    assert [(each.user, each.state.value) for each in run.parcels] == [("sue", "sent"), ("tom", "sent")]
    assert (run.state.value, run.due, run.since, run.wakes_at) == ("sent", MORNING + 3600, "2026-11-20", None)
    assert mailing.faults.results == ["sent", "sent"]
    [ended, *_] = await mailing.stage.records.audit_trail()
    assert (ended["who"], ended["what"]) == ("system", "sent_report.changed")
    assert "house.example" not in str(ended["detail"])


async def test_no_kind_has_numbers_of_customers(stage: Stage) -> None:
    """Nothing is grouped by a telephone, so no file that is sent holds one."""
    kinds = stage.parts.reporting.kinds(HOUSE)
    assert len(kinds) > 4
    fields = {field for kind in kinds for field in (*kind.fixed, *kind.groups, *kind.filters)}
    assert not fields & {"number", "numbers", "caller", "dialled", "person", "phone", "address", "email"}


async def test_a_workbook_is_as_good(sue: Browser, mailing: Mailing) -> None:
    """With its own type and name."""
    await planned(sue, format="xlsx", users=["sue"])
    [mail] = await mailing.later(3600)
    [file] = mail.iter_attachments()
    assert file.get_filename() == "queues-2026-11-20-2026-11-20.xlsx"
    sheet = openpyxl.load_workbook(io.BytesIO(attached(mail)), read_only=True).worksheets[0]
    cells = [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]
    assert "offered" in next(row for row in cells if row[:1] == ["begins"])


async def test_once_each_day_and_once_for_days_that_were_missed(sue: Browser, mailing: Mailing) -> None:
    """Whatever was due while nothing ran is one mail, about the last of the days."""
    await planned(sue, users=["sue"])
    assert len(await mailing.later(3600)) == 1
    assert await mailing.later(1) == []
    [late] = await mailing.later(3 * DAY)
    assert late["Subject"] == "Queues of the day (2026-11-23)"
    assert await mailing.later(1) == []
    assert [run.due - MORNING - 3600 for run in await mailing.runs()] == [0, 3 * DAY]


async def test_nothing_is_sent_twice_by_a_process_that_comes_after(sue: Browser, mailing: Mailing) -> None:
    """What was only meant is sent then; what a dead process had handed over is unclear, and told."""
    await planned(sue)
    mailing.stage.clock.time += 3600
    schedules, _ = mailing.runner().kinds
    assert await schedules.run_due(mailing.stage.clock.time) == 1
    with pytest.raises(asyncio.CancelledError):
        await mailing.later(0, Dying())
    assert await mailing.later(LEASE - 1) == []
    [mail] = await mailing.later(1)
    assert mail["To"] == "tom@house.example"
    [run] = await mailing.runs()
    assert [each.state.value for each in run.parcels] == ["unclear", "sent"]
    assert run.state.value == "partly"
    assert await mailing.told() == [("sue", "send_failed")]
    assert await mailing.later(3600) == []


async def test_what_is_meant_is_sent_by_who_comes_after(sue: Browser, mailing: Mailing) -> None:
    """A process that ends between keeping the intent and the first mail loses nothing."""
    await planned(sue, users=["sue"])
    mailing.stage.clock.time += 3600
    schedules, _ = mailing.runner().kinds
    await schedules.run_due(mailing.stage.clock.time)
    assert mailing.post.taken == []
    assert len(await mailing.later(0)) == 1
    assert await mailing.later(LEASE) == []


async def test_a_server_that_is_away_is_asked_again(sue: Browser, mailing: Mailing) -> None:
    """Under the same Message-ID, ever more seldom, and only for those who have nothing yet."""
    await planned(sue)
    mailing.post.answers += ["250 OK", "451 later"]
    [first] = await mailing.later(3600)
    assert await mailing.later(59) == []
    [second] = await mailing.later(1)
    assert (first["To"], second["To"]) == ("sue@house.example", "tom@house.example")
    [run] = await mailing.runs()
    assert [each.message_id for each in run.parcels] == [first["Message-ID"], second["Message-ID"]]
    assert (run.state.value, mailing.faults.results) == ("sent", ["sent", "again", "sent"])


async def test_after_the_last_try_the_owner_is_told(sue: Browser, mailing: Mailing) -> None:
    """And a server that says never is not asked again."""
    await planned(sue)
    mailing.post.answers += ["550 no such mailbox", *["451 later"] * TRIES]
    await mailing.later(3600)
    for _ in range(TRIES):
        assert await mailing.later(3600) == []
    run, *_ = await mailing.runs()
    assert [(each.state.value, each.error) for each in run.parcels] == [("failed", "550"), ("failed", "451")]
    assert (run.state.value, run.tries) == ("failed", TRIES - 1)
    assert await mailing.told() == [("sue", "send_failed")]


@pytest.mark.parametrize(
    ("change", "why"),
    [({"roles": ("agent",)}, "owner_may_not_see"), ({"active": False}, "owner_inactive")],
)
async def test_an_owner_who_may_not_see_it_sends_nothing(
    sue: Browser, mailing: Mailing, change: dict[str, Any], why: str
) -> None:
    """The schedule is paused, and the owner and the administrators are told why."""
    where, _ = await planned(sue)
    await mailing.change("sue", **change)
    assert await mailing.later(3600) == []
    [run] = await mailing.runs()
    assert (run.state.value, run.error, run.wakes_at) == ("failed", why, None)
    schedule = await mailing.stage.parts.books.get(ReportSchedule, where.rpartition("/")[2])
    assert schedule is not None
    assert (schedule.active, schedule.paused, schedule.wakes_at) == (False, why, None)
    assert await mailing.told() == [("ada", "schedule_paused"), ("sue", "schedule_paused")]
    assert await mailing.later(DAY) == []


async def test_who_may_not_see_it_is_left_out_and_named(sue: Browser, mailing: Mailing) -> None:
    """As is who has no address; the others get it."""
    _, page = await planned(sue, users=["sue", "bob", "ada"])
    warned = {each["about"]: each["code"] for each in page["warnings"] if each["about"]}
    assert warned == {"bob": "may_not_see", "ada": "no_address"}
    [mail] = await mailing.later(3600)
    assert "bob, ada" in words(mail)
    [run] = await mailing.runs()
    assert [each.error for each in run.parcels] == ["", "may_not_see", "no_address"]
    assert (run.state.value, await mailing.told()) == ("sent", [])


async def test_figures_leave_the_house_where_its_configuration_allows_it(
    sue: Browser, mailing: Mailing, visit: Visit
) -> None:
    """As it is when they are sent; the mail names nobody of the house and leads nowhere in it."""
    made = await sent(sue, "POST", "/reports/saved", **REPORT)
    where = f"/reports/saved/{made['report']['id']}/schedule"
    outside = DAILY | {"users": ["bob"], "addresses": ["Board@Parent.example"]}
    assert (await sent(sue, "PUT", where, 422, **outside))["code"] == "domain_not_allowed"
    await mailing.allow("parent.example")
    assert (await sent(sue, "PUT", where, 422, **outside | {"addresses": ["board"]}))["code"] == "bad_address"
    await sent(sue, "PUT", where, **outside)
    [mail] = await mailing.later(3600)
    assert mail["To"] == "board@parent.example"
    assert "bob" not in words(mail)
    assert CONSOLE not in words(mail)
    await mailing.allow()
    assert await mailing.later(DAY) == []
    assert [each.error for each in (await mailing.runs())[-1].parcels] == [
        "may_not_see",
        "domain_not_allowed",
    ]
    assert await mailing.told() == [("sue", "send_failed")]


async def test_a_house_without_mail_says_so_and_records_it(sue: Browser, mailing: Mailing) -> None:
    """The schedule can be made all the same."""
    _, page = await planned(sue)
    assert page["warnings"][0]["code"] == "no_mail"
    mailing.stage.clock.time += 3600
    await mailing.runner(mails=False).run_due(mailing.stage.clock.time)
    [run] = await mailing.runs()
    assert (run.state.value, run.error) == ("failed", "no_mail")
    assert await mailing.told() == [("sue", "send_failed")]


async def test_it_is_sent_now_and_everything_sent_is_told(
    sue: Browser, mailing: Mailing, visit: Visit
) -> None:
    """To those named, else as planned; a stranger neither sends it nor reads to whom it went."""
    where, _ = await planned(sue)
    await sent(sue, "POST", f"{where}/send", format="xlsx", users=["tom"])
    [mail] = await mailing.later(0)
    assert mail["To"] == "tom@house.example"
    assert await mailing.later(1) == []
    now = await sent(sue, "POST", f"{where}/send", users=[])
    assert [each["user"] for each in now["sent"]["parcels"]] == ["sue", "tom"]
    assert len(await mailing.later(1)) == 2
    told = (await sent(sue, "GET", f"{where}/sent"))["sent"]
    assert [(run["by"], run["format"], run["state"]) for run in told] == [
        ("sue", "csv", "sent"),
        ("sue", "xlsx", "sent"),
    ]
    version = (await sent(sue, "GET", where))["report"]["version"]
    await sent(sue, "PUT", where, **REPORT | {"version": version, "sharing": "everybody"})
    tom = await visit("tom")
    assert (await sent(tom, "GET", where))["schedule"] is None
    assert (await sent(tom, "GET", f"{where}/sent", 403))["code"] == "not_yours"
    assert (await sent(tom, "POST", f"{where}/send", 403, users=["tom"]))["code"] == "not_yours"


async def test_a_schedule_is_paused_changed_and_stopped(sue: Browser, mailing: Mailing, visit: Visit) -> None:
    """By its owner; an administrator stops any, and it goes with its report."""
    where, page = await planned(sue)
    version = page["schedule"]["version"]
    page = await sent(sue, "PUT", f"{where}/schedule", **DAILY | {"active": False, "version": version})
    assert page["schedule"]["wakes_at"] is None
    assert await mailing.later(3600) == []
    page = await sent(sue, "PUT", f"{where}/schedule", **DAILY | {"version": version + 1})
    assert page["schedule"]["wakes_at"] == MORNING + 3600 + DAY
    ada = await visit("ada")
    await sent(ada, "DELETE", f"{where}/schedule", 204)
    assert (await sent(ada, "DELETE", f"{where}/schedule", 404))["code"] == "not_found"
    await sent(sue, "PUT", f"{where}/schedule", **DAILY)
    await sent(sue, "DELETE", where, 204)
    assert await mailing.stage.parts.books.count(ReportSchedule) == 0


async def test_a_schedule_that_makes_no_sense_is_refused(sue: Browser, mailing: Mailing) -> None:
    """Each with its code, and nothing comes of it."""
    made = await sent(sue, "POST", "/reports/saved", **REPORT)
    where = f"/reports/saved/{made['report']['id']}/schedule"
    refused: tuple[tuple[dict[str, Any], str], ...] = (
        ({"rule": "FREQ=HOURLY"}, "bad_rule"),
        ({"start": "soon"}, "bad_time"),
        ({"zone": "Mars/Olympus"}, "bad_zone"),
        ({"users": ["nobody"]}, "unknown_user"),
        ({"users": ["old"]}, "unknown_user"),
        ({"users": []}, "no_recipients"),
    )
    codes = [(await sent(sue, "PUT", where, 422, **DAILY | change))["code"] for change, _ in refused]
    assert codes == [code for _, code in refused]
    assert await mailing.stage.parts.books.count(ReportSchedule) == 0
