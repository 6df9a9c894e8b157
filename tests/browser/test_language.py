"""Both languages, switched at once, and kept."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.office import Office

pytestmark = [pytest.mark.browser, pytest.mark.timeout(400)]


async def test_the_language_changes_without_a_reload(office: Office) -> None:
    """In the middle of a call every word changes, the call stays, and the choice outlives a reload."""
    ana = await office.works("ana")
    caller = await office.calls()
    await ana.takes_the_call()
    await ana.page.evaluate("window.notReloaded = true")
    await ana.page.get_by_role("button", name=re.compile("^Account:")).click()
    await ana.page.get_by_text("简体中文").click()
    await expect(ana.region("当前联络")).to_contain_text(caller.number)
    await expect(ana.region("当前联络")).to_contain_text("通话中")
    await expect(ana.presence).to_contain_text("通话")
    assert await ana.page.evaluate("window.notReloaded && document.documentElement.lang") == "zh-CN"
    await ana.reloads()
    await expect(ana.region("当前联络")).to_contain_text("通话中")
    await ana.page.get_by_role("button", name=re.compile("^账户：")).click()
    await ana.page.get_by_text("English").click()
    await ana.sees("talking")


async def test_the_sign_in_follows_the_browser_and_the_choice(office: Office) -> None:
    """A Chinese browser is greeted in Chinese; the switch changes it at once."""
    desk = await office.opens(locale="zh-CN")
    await desk.page.goto(desk.url)
    await expect(desk.page.get_by_role("heading", name="登录")).to_be_visible()
    await desk.page.get_by_text("English").click()
    await expect(desk.page.get_by_role("heading", name="Sign in")).to_be_visible()
