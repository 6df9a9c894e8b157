"""What people do on a case's page."""

from playwright.async_api import expect

from tests.browser.office import Desk


async def moves(desk: Desk, name: str, **fields: str) -> None:
    """Make a move on the case's page, with these fields filled in."""
    await desk.button(name, desk.page.get_by_role("group", name="What can be done")).click()
    dialog = desk.page.get_by_role("dialog")
    for label, words in fields.items():
        await dialog.get_by_label(label).fill(words)
    await desk.button(name, dialog).click()
    await expect(dialog).to_be_hidden()


async def stands(desk: Desk, state: str) -> None:
    """Wait until the case's page shows where it stands."""
    await expect(desk.page.get_by_role("main").get_by_role("status").filter(has_text=state)).to_be_visible()
