"""What axe finds on a page."""

from pathlib import Path

from playwright.async_api import Page

SCRIPT = Path(__file__).parents[2] / "console" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
#: Success criteria of WCAG 2.2, levels A and AA, and good practice.
RUN = "() => axe.run(document, {resultTypes: ['violations']})"


async def findings(page: Page) -> list[str]:
    """Return what is serious on the page as it stands: the rule, its help and where.

    The script is run by way of the debugger: the page's own policy allows no foreign scripts.
    """
    if not await page.evaluate("() => 'axe' in window"):
        await page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    found = await page.evaluate(RUN)
    return [
        f"{each['id']}: {each['help']} at {[node['target'] for node in each['nodes']]}"
        for each in found["violations"]
        if each["impact"] in GRAVE
    ]
