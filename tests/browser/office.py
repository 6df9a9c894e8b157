"""People at screens: pages of the console, handled as a person would, by accessible names."""

import re
from typing import Any

from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from tests.scenarios.agents import PASSWORD
from tests.scenarios.house import House
from tests.scenarios.people import Caller

#: What a page may take on a busy machine, in milliseconds. Conditions end earlier.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

PHASES = {
    "dialling": "Ringing the customer",
    "talking": "Talking",
    "on_hold": "Customer on hold",
    "consulting": "Consulting",
    "conferencing": "Three-way",
}


class Desk:
    """One person's page. Every action waits for what it needs; nothing here waits for time to pass."""

    def __init__(self, page: Page, url: str, house: House) -> None:
        self.page = page
        self.url = url
        self.house = house

    def button(self, name: str | re.Pattern[str], within: Locator | None = None) -> Locator:
        """Return a button by its name; a text may be its beginning."""
        named = re.compile(rf"^{re.escape(name)}") if isinstance(name, str) else name
        return (within or self.page).get_by_role("button", name=named)

    def region(self, name: str) -> Locator:
        """Return a named region of the page."""
        return self.page.get_by_role("region", name=name)

    @property
    def presence(self) -> Locator:
        """The button that shows the agent's presence."""
        return self.button(re.compile(r"^(Presence:|状态：)"))

    # --- what a person does ------------------------------------------------------------------

    async def signs_in(self, name: str) -> None:
        """Open the console and sign in."""
        await self.page.goto(self.url)
        await self.page.get_by_label("User name").fill(name)
        await self.page.get_by_label("Password").fill(PASSWORD)
        await self.page.get_by_role("button", name="Sign in").click()
        await expect(self.page.get_by_role("button", name=re.compile("^Account:"))).to_be_visible()

    async def goes_available(self) -> None:
        """Be ready for contacts, while none waits."""
        await self.wants_calls()
        await self.is_("Available")

    async def wants_calls(self) -> None:
        """Ask for contacts, once the phone is there; one may ring at once."""
        await expect(self.page.get_by_text("Phone ready")).to_be_visible()
        await self.presses("Go available")

    async def presses(self, name: str) -> None:
        """Press a button of the page's main part as soon as it can be pressed."""
        await self.button(name, self.page.get_by_role("main")).click()

    async def takes_the_call(self) -> None:
        """Accept what rings and talk."""
        await self.rings()
        await self.presses("Accept")
        await self.sees("talking")

    async def opens_tab(self, name: str) -> None:
        """Open a tab beside the contact at hand."""
        await self.page.get_by_role("tab", name=name).click()

    async def consults(self, name: str) -> None:
        """Ask a colleague by name while the customer waits."""
        await self.presses("Consult")
        await self.button(name, self.region("Consult with")).click()
        await self.sees("consulting")

    async def chooses(self, result: str) -> None:
        """Click on a result by its name."""
        await self.page.get_by_role("group", name="Result").get_by_text(result).click()
        await expect(self.page.get_by_role("radio", name=result)).to_be_checked()

    async def registers(self, result: str) -> None:
        """Choose a result and finish the wrap-up."""
        await self.chooses(result)
        await self.presses("Save and finish")

    async def reloads(self) -> None:
        """Press the browser's reload."""
        await self.page.reload()
        await expect(self.presence).to_be_visible()

    # --- what a person sees ------------------------------------------------------------------

    async def is_(self, presence: str) -> None:
        """Wait until the presence is shown."""
        await expect(self.presence).to_contain_text(presence)

    async def rings(self) -> Locator:
        """Wait until a call rings here; return its card."""
        card = self.region("Incoming call")
        await expect(card).to_be_visible()
        return card

    async def sees(self, phase: str) -> None:
        """Wait until the contact at hand is shown in a phase."""
        await expect(self.region("Active contact").get_by_role("status").first).to_contain_text(PHASES[phase])

    async def is_told(self, words: str) -> None:
        """Wait until the page says something in its strip for failures."""
        await expect(self.page.get_by_role("alert").filter(has_text=words)).to_be_visible()


class Office:
    """Opens a browser of its own for each person."""

    def __init__(self, browser: Browser, house: House) -> None:
        self.house = house
        self.faults: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    async def sits_down(self, name: str, url: str = "", **options: Any) -> Desk:
        """Somebody opens the console in a browser of their own and signs in."""
        desk = await self.opens(url, **options)
        await desk.signs_in(name)
        return desk

    async def works(self, name: str, url: str = "") -> Desk:
        """Somebody signs in and is ready for contacts."""
        desk = await self.sits_down(name, url)
        await desk.goes_available()
        return desk

    async def opens(self, url: str = "", **options: Any) -> Desk:
        """Open a browser of somebody's own, signed in as nobody."""
        context = await self._browser.new_context(
            **{"locale": "en-GB", "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"}
            | options
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        return await self.another_tab(Desk(await self._page(context), url or self.house.url, self.house))

    async def another_tab(self, desk: Desk) -> Desk:
        """Return the desk itself when its page is new, else another tab beside it."""
        if desk.page.url == "about:blank":
            return desk
        tab = Desk(await self._page(desk.page.context), desk.url, self.house)
        await tab.page.goto(desk.page.url)
        await expect(tab.presence).to_be_visible()
        return tab

    async def calls(self, door: str = "1") -> Caller:
        """A customer calls and chooses from the menu."""
        caller = self.house.caller()
        await caller.chooses(door)
        return caller

    async def closes(self) -> None:
        """Close every browser. Fails if a page met an error that it did not handle."""
        for context in self._contexts:
            await context.close()
        assert self.faults == []

    async def _page(self, context: BrowserContext) -> Page:
        page = await context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page
