"""A real Prometheus of this test's own, and its tool for rules."""

import asyncio
import os
import shutil
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

ROOT = Path(__file__).parents[3]
RULES = ROOT / "dashboards" / "prometheus" / "rules"
#: Seconds for which a query may find nothing yet.
PATIENCE = 60.0


def need(program: str) -> str:
    """Return where a program is. Without it a developer's test is skipped, the build machine's fails."""
    if found := shutil.which(program):
        return found
    told = f"no {program} on the PATH: install Debian's `prometheus` to run the tests of queries and rules"
    if os.environ.get("NOTHING_SKIPPED"):
        pytest.fail(told)
    pytest.skip(told)


async def promtool(*arguments: str) -> str:
    """Run promtool; return what it said if it found anything wrong, else an empty text."""
    process = await asyncio.create_subprocess_exec(
        need("promtool"), *arguments, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    return said.decode() if process.returncode else ""


class Prometheus:
    """Asks a Prometheus that runs."""

    def __init__(self, url: str, session: aiohttp.ClientSession) -> None:
        self._url = url
        self._session = session

    async def ask(self, query: str) -> list[dict[str, Any]]:
        """Return what a query finds now. Raises `AssertionError` with its word if it is malformed."""
        async with self._session.post(f"{self._url}/api/v1/query", data={"query": query}) as response:
            told = await response.json()
        assert told["status"] == "success", f"{query}: {told}"
        found: list[dict[str, Any]] = told["data"]["result"]
        return found

    async def nothing_for(self, queries: Sequence[str]) -> list[str]:
        """Ask until every query has found something, or patience is over; return those that have not."""
        left = list(queries)
        async with asyncio.timeout(PATIENCE) as limit:
            while left:
                left = [query for query in left if not await self.ask(query)]
                if asyncio.get_running_loop().time() > (limit.when() or 0.0) - 1.0:
                    break
                await asyncio.sleep(0.2)
        return left

    async def is_ready(self) -> bool:
        """Whether it answers."""
        try:
            async with self._session.get(f"{self._url}/-/ready") as response:
                return response.status == 200
        except aiohttp.ClientConnectionError:
            return False


@asynccontextmanager
async def prometheus(folder: Path, targets: Sequence[str]) -> AsyncIterator[Prometheus]:
    """Run a Prometheus that looks at the targets (`host:port`) twice a second, with all our rules."""
    program = need("prometheus")
    address = f"127.0.0.1:{_free_port()}"
    job = {"job_name": "callcenter", "static_configs": [{"targets": list(targets)}]}
    every = {"scrape_interval": "500ms", "evaluation_interval": "500ms"}
    rules = [str(RULES / "*.yml")]
    config = folder / "prometheus.yml"
    told = {"global": every, "rule_files": rules, "scrape_configs": [job]}
    config.write_text(yaml.safe_dump(told), encoding="utf-8")
    with (folder / "prometheus.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            program,
            f"--config.file={config}",
            f"--storage.tsdb.path={folder / 'data'}",
            f"--web.listen-address={address}",
            stdout=log,
            stderr=log,
        )
    try:
        async with aiohttp.ClientSession() as session:
            asked = Prometheus(f"http://{address}", session)
            while not await asked.is_ready():
                assert process.returncode is None, (folder / "prometheus.log").read_text("utf-8")
                await asyncio.sleep(0.05)
            yield asked
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
    return port
