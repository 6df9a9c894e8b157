"""The browser of these tests: a Chromium that is installed already, never one that is downloaded."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
#: No sandbox: a build machine runs as root. The rest keeps the browser from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def executable() -> str:
    """Return the path of an installed Chromium, "" where there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Run a browser until the context ends."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()
