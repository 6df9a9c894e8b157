"""A house with departments, a Chinese working calendar and people for them, for tests of cases over HTTP."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callcenter.ports.records import User
from callcenter.service.house import default_document, parse
from tests.web.stage import HASH, Browser, Stage, build

API = "/api/v1"
ZONE = ZoneInfo("Asia/Shanghai")
#: Nine to six; a Friday off, and the Sunday before it worked instead.
OFFICE: dict[str, Any] = {
    "id": "china",
    "zone": "Asia/Shanghai",
    "week": [[day, 540, 1080] for day in range(5)],
    "days": {"2026-09-25": [], "2026-09-20": [[540, 1080]]},
}
HOUSE = parse(
    default_document()
    | {
        "agents": [{"id": "ann", "queues": ["support"]}, {"id": "bob", "queues": ["support"]}],
        "calendars": [*default_document()["calendars"], OFFICE],
        "sla_policies": [
            {"id": "china", "response_hours": {"A": 9, "B": 18, "C": 27}, "calendar": "china"},
        ],
        "departments": [
            {
                "id": "tech",
                "name": {"en": "Technical support", "zh-CN": "技术支持部"},
                "head": "hal",
                "members": ["tom", "tia"],
                "email": "tech@house.example",
                "calendar": "china",
                "proposal_hours": 9,
            },
            {"id": "billing", "members": ["bea"]},
        ],
        "case_rules": {"resolution_hours": {"A": 18}, "management": ["mia"]},
    }
)


def at(text: str) -> float:
    """Return a moment of the house's local time, as seconds UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).timestamp()


async def build_cases_stage(path: Path) -> Stage:
    """Build a stage with that house and its people, on a Friday morning."""
    stage = await build(path / "dist", HOUSE, idle_seconds=1e9, lifetime_seconds=1e9)
    for name, role in (("tom", "department"), ("tia", "department"), ("hal", "department")):
        await stage.records.save_user(User(name, HASH, name.title(), "", (role,)))
    await stage.records.save_user(User("bea", HASH, "Bea", "", ("department",)))
    await stage.records.save_user(User("mia", HASH, "Mia", "", ("supervisor",)))
    stage.clock.time = at("2026-09-18T10:00")
    return stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The stage, to be imported by the tests in place of the usual one."""
    made = await build_cases_stage(tmp_path)
    yield made
    await made.runner.stop()


class Desk:
    """A browser that speaks of cases, and keeps the version of the one it saw last."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.version = 0
        self.id = ""

    async def open(self, **wish: Any) -> dict[str, Any]:
        """Open a case."""
        response = await self.browser.post(f"{API}/cases", json={"title": "No dial tone"} | wish)
        assert response.status == 200, await response.text()
        return self._seen(await response.json())

    async def look(self, id: str) -> dict[str, Any]:
        """Look at a case."""
        response = await self.browser.get(f"{API}/cases/{id}")
        assert response.status == 200, await response.text()
        return self._seen(await response.json())

    async def do(self, move: str, **wish: Any) -> dict[str, Any]:
        """Do a move to the case as it is now."""
        await self.look(self.id)
        status, page = await self.attempt(move, **wish)
        assert status == 200, page
        return self._seen(page)

    async def attempt(self, move: str, **wish: Any) -> tuple[int, Any]:
        """Do a move to the case as it was seen last; return the status and the page or the code."""
        body = {"version": self.version} | wish
        response = await self.browser.post(f"{API}/cases/{self.id}/{move}", json=body)
        page = await response.json()
        return response.status, page if response.ok else page["code"]

    async def get(self, path: str, **query: Any) -> Any:
        """Return what stands at a path."""
        response = await self.browser.get(API + path, params=query)
        return await response.json() if response.ok else (await response.json())["code"]

    async def trail(self) -> list[str]:
        """Return the kinds of the entries of the case."""
        page = await self.get(f"/cases/{self.id}/entries")
        return [entry["kind"] for entry in page["entries"]]

    async def notices(self) -> list[str]:
        """Return what the user is told and has not read, oldest first."""
        page = await self.get("/notices", unread="true")
        return [notice["what"] for notice in reversed(page["notices"])]

    def _seen(self, page: dict[str, Any]) -> dict[str, Any]:
        self.version, self.id = page["case"]["version"], page["case"]["id"]
        return page
