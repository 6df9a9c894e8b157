"""The house that is measured: lanes of one queue and one agent each, and a line that only grows."""

import time
from pathlib import Path
from typing import Any

from callcenter.ports.records import Session, User
from callcenter.service.flow_files import sources
from callcenter.storage.migrate import upgrade
from callcenter.storage.open import build_storage
from callcenter.web.sessions import digest

#: Where callers dial: the shipped menu, the line that only grows, and one number for each lane.
MENU, LINE, _LANE = "+12025550100", "+12025550101", "+1202556{:04d}"
#: The agent who serves the line that grows.
CLERK = "clerk"
#: The user whose wallboards watch.
WALL = "wall"

_FLOW = """
flow: {name}
title: Straight into a queue
language: en
languages: [en]
start: wait

steps:
  wait:
    do: queue
    queue: {name}
    otherwise: wait-too

  wait-too:
    do: queue
    queue: {name}
"""


def lane(number: int) -> str:
    """Return the name of a lane: its queue, its flow and its agent."""
    return f"lane{number}"


def dialled(number: int) -> str:
    """Return the number that leads into a lane."""
    return _LANE.format(number)


def cookie(agent: str) -> str:
    """Return the session cookie of an agent's user."""
    return f"callcenter=bench-session-of-{agent}"


def document(lanes: int) -> dict[str, Any]:
    """Return the configuration: no recording, no after-contact work, no limits on waiting."""
    names = ["line", *map(lane, range(lanes))]
    policy = {"wrap_up_seconds": 0, "disposition_required": False, "record": False, "max_waiting": 1_000_000}
    agents = [{"id": CLERK, "queues": ["line"]}]
    agents += [{"id": name, "queues": [name]} for name in names[1:]]
    return {
        "queues": [{"id": name, "ring_seconds": 600, **policy} for name in names],
        "agents": agents,
        "numbers": {LINE: "line"} | {dialled(number): lane(number) for number in range(lanes)},
        "fallback_queue": "line",
        "presence_reasons": [{"id": "break"}],
    }


def sqlite_url(file: Path) -> str:
    """Return the database URL of a file."""
    return f"sqlite:///{file.absolute()}"


async def furnish(folder: Path, lanes: int) -> Path:
    """Write flows, configuration, users and sessions into a new folder; return the database's file."""
    flows = folder / "flows"
    flows.mkdir(parents=True)
    for source in sources(None):
        (flows / source.file).write_text(source.text, encoding="utf-8")
    for name in ("line", *map(lane, range(lanes))):
        (flows / f"{name}.yaml").write_text(_FLOW.format(name=name), encoding="utf-8")
    file = folder / "bench.db"
    url = sqlite_url(file)
    await upgrade(url)
    storage = build_storage(url)
    await storage.open()
    try:
        now = time.time()
        await storage.records.save_configuration(document(lanes), 0, "bench", now)
        for agent in (CLERK, WALL, *map(lane, range(lanes))):
            await storage.records.save_user(User(agent, "", agent, "" if agent == WALL else agent))
            token = digest(cookie(agent).partition("=")[2])
            await storage.records.add_session(Session(token, agent, now, now + 86400))
    finally:
        await storage.close()
    return file
