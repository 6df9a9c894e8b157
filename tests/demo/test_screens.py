"""Nobody who tries the demo finds an empty screen: each list has something on it from the beginning."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, CookieJar
from aiohttp.test_utils import TestServer

from callcenter.assembly.service import Service
from callcenter.demo.people import FOR_PEOPLE, MANAGERS, OFFICE
from callcenter.demo.stage import demo
from callcenter.ports.records import User
from callcenter.settings import Settings
from callcenter.web.passwords import Passwords
from tests.web.stage import HASH, HASHER, PASSWORD

#: The lists of the whole house, as the administrator asks for them.
LISTS = (
    *("accounts", "people", "watch-list", "register", "pareto", "privacy-requests"),
    *("cases", "deadlines", "approvals?box=all", "surveys", "surveys/after_call/answers", "upgrades"),
    *("tasks?everybody=true", "visits?everybody=true", "visits/overdue", "plans?owner=wanglei"),
    *("articles", "campaigns", "scripts", "courses", "certificates", "sampling-rules", "users"),
    *("scorecards", "scorecard-forms", "scorecards?state=draft", "scorecards?state=handed_in"),
    *("people/p-02/consents", "surveys/after_call/report?by=tier"),
)
#: The parts of the page of the account that the story is about.
PARTS = (
    *("people", "needs", "promises", "projects", "contracts", "figures", "meetings", "disputes"),
    "timeline",
)
#: What waits for each who signs in.
BOXES = {
    "ana": ("tasks", "cases", "coaching"),
    "ben": ("approvals", "tasks", "cases", "notices", "coaching"),
    "wanglei": ("scorecards", "tasks", "plans", "visits", "approvals?box=asked"),
    "fatima": ("tasks", "plans", "visits", "approvals?box=asked"),
    "lin": ("tasks", "approvals", "cases?department=billing"),
    "tia": ("tasks", "cases?department=tech"),
}


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    """The demo, before the first call."""
    settings = Settings(database_url="memory:", provider="simulated")
    async with demo(settings, rate=0.0, agents=0) as found:
        for name, roles in (FOR_PEOPLE | MANAGERS | OFFICE).items():
            await found.storage.records.save_user(User(name, HASH, name, name, roles))
        yield found


@pytest.fixture
async def door(service: Service) -> AsyncIterator[TestServer]:
    """Where it listens."""
    server = TestServer(service.application(Passwords(HASHER)))
    async with server:
        yield server


async def empty(door: TestServer, name: str, paths: tuple[str, ...]) -> list[str]:
    """Return the lists that somebody finds nothing on."""
    async with ClientSession(str(door.make_url("/")), cookie_jar=CookieJar(unsafe=True)) as browser:
        signed_in = await browser.post("/api/v1/session", json={"name": name, "password": PASSWORD})
        assert signed_in.status == 200
        found = []
        for path in paths:
            answer = await browser.get(f"/api/v1/{path}")
            page = await answer.json()
            assert answer.status == 200, (path, page)
            if not any(isinstance(value, list) and value for value in page.values()):
                found.append(path)
        return found


async def test_every_list_has_something_on_it(door: TestServer) -> None:
    """Of the house, of the account of the story, and of each who signs in."""
    parts = tuple(f"accounts/acc-02/{part}" for part in PARTS)
    assert [] == await empty(door, "ada", (*LISTS, *parts, "approvals?box=all&account=acc-02"))
    assert {} == {name: found for name, paths in BOXES.items() if (found := await empty(door, name, paths))}
