"""What happened at the telephone is in the reports, out of the journal, as soon as it is over."""

from datetime import UTC, datetime, timedelta

from tests.scenarios.house import House
from tests.scenarios.test_campaigns import supervisor


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


def days(house: House) -> str:
    """Return yesterday to tomorrow, as a URL asks for them."""
    today = datetime.fromtimestamp(house.service.clock.now(), UTC)
    since, until = (today + timedelta(days=n) for n in (-1, 1))
    return f"since={since:%Y-%m-%d}&until={until:%Y-%m-%d}"
