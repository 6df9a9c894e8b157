"""A customer's view of a case: behind a signed link, read only, without a word that is ours alone (KA-28)."""

import pytest

from tests.web.case_stage import Desk, stage
from tests.web.conftest import Visit
from tests.web.stage import Browser, Stage

__all__ = ["stage"]

DAY = 86_400.0


@pytest.fixture(name="ann")
async def _ann(visit: Visit) -> Desk:
    """An agent with a case that was talked over among ourselves and told to the customer."""
    ann = Desk(await visit("ann"))
    await ann.open(title="Leaks <b>", text="He shouted", department="tech", tier="A")
    await ann.do("comment", text="Our fault, say nothing")
    await ann.do("propose", text="Blame the seal")
    return ann


async def link_of(ann: Desk, **wish: int) -> str:
    """Return the path of a new link."""
    made = await ann.browser.post(f"/api/v1/cases/{ann.id}/customer-link", json=wish)
    assert made.status == 200, await made.text()
    link = str((await made.json())["link"])
    return link[link.index("/case/") :]


async def read(browser: Browser, path: str, language: str = "en") -> tuple[int, str]:
    """Return the status and the text of a page."""
    page = await browser.get(path, headers={"Accept-Language": language})
    return page.status, await page.text()


async def test_a_customer_sees_what_they_were_told(ann: Desk, visit: Visit) -> None:
    """Without signing in; nothing of what we say among ourselves, and no script."""
    path, customer = await link_of(ann), await visit()
    status, text = await read(customer, path)
    assert (status, "C-2026-000001" in text, "Leaks &lt;b&gt;" in text) == (200, True, True)
    assert "You hear from us by" in text
    for ours in ("He shouted", "say nothing", "Blame", "tech", "ann", "script"):
        assert ours not in text
    await ann.do("feed-back", text="You get a new seal", channel="phone")
    await ann.do("accept")
    await ann.do("resolve", text="Replaced today", source="case")
    _, text = await read(customer, path, "zh-CN")
    for word in ("You get a new seal", "Replaced today", "已解决", '<html lang="zh-CN">'):
        assert word in text


async def test_a_link_ends(ann: Desk, stage: Stage, visit: Visit) -> None:
    """On its day; and at once when the case was none."""
    path, customer = await link_of(ann, days=2), await visit()
    stage.clock.time += 2 * DAY - 60.0
    assert (await read(customer, path))[0] == 200
    stage.clock.time += 60.0
    assert (await read(customer, path))[0] == 410


async def test_nobody_makes_a_link_up(ann: Desk, visit: Visit) -> None:
    """A later day or another case breaks the seal; after ten tries an address waits."""
    path, guesser = await link_of(ann), await visit()
    head, until, seal = path.rsplit(".", 2)
    wrong = [f"{head}.{int(until) + 1}.{seal}", f"/case/other.{until}.{seal}", f"{head}.x.{seal}", "/case/x"]
    found = [(await read(guesser, each))[0] for each in (wrong * 3)]
    assert found == [404] * 10 + [429] * 2


async def test_only_who_sees_the_case_makes_one(ann: Desk, visit: Visit) -> None:
    """It is in the trail who did."""
    bea = await visit("bea")
    response = await bea.post(f"/api/v1/cases/{ann.id}/customer-link", json={})
    assert response.status == 404
    assert (await ann.browser.post(f"/api/v1/cases/{ann.id}/customer-link", json={"days": 91})).status == 422
