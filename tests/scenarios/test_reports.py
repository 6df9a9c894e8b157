"""What happened at the telephone is in the reports, out of the journal, as soon as it is over."""

import asyncio
import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from msgspec.structs import replace

from tests.mail.servers import PostOffice
from tests.scenarios.house import House, open_house
from tests.scenarios.test_campaigns import supervisor


class HeardOffice(PostOffice):
    """A mail server that says when something came."""

    def __init__(self) -> None:
        super().__init__()
        self.came = asyncio.Event()

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        answer = await super().handle_DATA(server, session, envelope)
        self.came.set()
        return answer


async def test_what_happened_is_in_the_reports(house: House) -> None:
    """One caller is helped, one hangs up in line: both are counted, and the contacts stand behind them."""
    ana, sue = await house.agent("ana"), await supervisor(house)
    helped, gone = house.caller(), house.caller()
    await helped.chooses("1")
    await ana.answers(helped)
    await gone.chooses("1")
    await house.is_in(gone, "waiting")
    await gone.hangs_up()
    await house.closed(gone)
    await helped.hangs_up()
    await house.is_in(helped, "wrapping_up")
    await ana.post(f"/contacts/{helped.contact}/disposition", disposition="resolved")
    await ana.post(f"/contacts/{helped.contact}/wrap-up/finish")
    await house.closed(helped)

    total = (await sue.get(f"/reports/intervals?{days(house)}"))["total"]
    assert [total["counts"][name] for name in ("offered", "answered", "abandoned", "handled")] == [2, 1, 1, 1]
    assert total["measures"]["aht"] > 0
    behind = await sue.get(f"/reports/queues/contacts?{days(house)}&number=abandoned")
    assert [each["contact"] for each in behind["contacts"]] == [gone.contact]
    rang = await sue.get(f"/reports/agents/contacts?{days(house)}&number=offered&agent=ana")
    assert helped.contact in {each["contact"] for each in rang["contacts"]}
    (row,) = (await sue.get(f"/reports/agents?{days(house)}&agent=ana"))["rows"]
    assert (row["counts"]["handled"], row["measures"]["agent_answer_rate"]) == (1, 1.0)


@pytest.fixture(name="post")
async def _post() -> AsyncIterator[HeardOffice]:
    office = HeardOffice()
    await office.open()
    yield office
    await office.close()


async def test_a_saved_report_goes_out_by_mail_with_what_happened(database: str, post: HeardOffice) -> None:
    """The service sends it by itself, and the file says what the API says."""
    where, sender = post.url, "House <mail@house.example>"
    async with open_house("simulated", database, smtp_url=where, mail_from=sender) as house:
        records = house.service.storage.records
        known = await records.user("sue")
        assert known is not None
        await records.save_user(replace(known, email="sue@house.example"))
        sue, caller = await supervisor(house), house.caller()
        await caller.chooses("1")
        await house.is_in(caller, "waiting")
        await caller.hangs_up()
        await house.closed(caller)
        since, until = span(house)
        asked = {"days": {"word": "fixed", "since": since, "until": until}}
        saved = await sue.post("/reports/saved", name="All", kind="queues", asked=asked)
        where = f"/reports/saved/{saved['report']['id']}"
        sending = await sue.post(f"{where}/send", users=["sue"], format="csv")
        assert sending["warnings"] == []
        async with asyncio.timeout(60):
            await post.came.wait()
        total = (await sue.get(f"{where}/run"))["total"]["counts"]
    [mail] = post.taken
    [file] = mail.iter_attachments()
    lines = list(csv.reader(io.StringIO(file.get_content().removeprefix("\ufeff"))))
    heads = next(line for line in lines if line[:1] == ["begins"])
    row = dict(zip(heads, lines[-1], strict=False))
    assert (row["begins"], row["abandoned"]) == ("total", "1")
    assert {name: float(row[name]) for name in total} == total


def days(house: House) -> str:
    """Return yesterday to tomorrow, as a URL asks for them."""
    since, until = span(house)
    return f"since={since}&until={until}"


def span(house: House) -> tuple[str, str]:
    """Return yesterday and tomorrow."""
    today = datetime.fromtimestamp(house.service.clock.now(), UTC)
    since, until = (today + timedelta(days=n) for n in (-1, 1))
    return f"{since:%Y-%m-%d}", f"{until:%Y-%m-%d}"
