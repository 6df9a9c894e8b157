"""A server in a process of its own, on a processor of its own, and what it cost."""

import asyncio
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

SERVER_CPU, LOAD_CPU = 0, 1


def pin(pid: int, cpu: int) -> None:
    """Keep a process on one processor, where the system lets us and has two."""
    if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
        os.sched_setaffinity(pid, {cpu})


def many_files() -> None:
    """Let this process have as many connections as the system grants."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """A Python module that serves on a port of this machine until it is stopped or killed."""

    def __init__(
        self, arguments: Sequence[str], port: int, environment: Mapping[str, str], log: Path
    ) -> None:
        self.port = port
        self._command = [sys.executable, "-m", *arguments]
        self._environment = {**os.environ, **environment}
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, patience: float = 60.0) -> float:
        """Start, and return the seconds until the port was open. Raises `RuntimeError`."""
        began = time.perf_counter()
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, env=self._environment, stdout=log, stderr=subprocess.STDOUT
            )
        pin(self._process.pid, SERVER_CPU)
        while not await _is_open(self.port):
            if self._process.returncode is not None or time.perf_counter() - began > patience:
                tail = self._log.read_text(encoding="utf-8", errors="replace")[-2000:]
                raise RuntimeError(f"{self._command[2]} did not start: {tail}")
            await asyncio.sleep(0.01)
        return time.perf_counter() - began

    async def stop(self) -> None:
        """Let it end in its own way."""
        await self._end(signal.SIGTERM)

    async def kill(self) -> None:
        """End it as a power cut would."""
        await self._end(signal.SIGKILL)

    def cpu(self) -> float:
        """Return the processor seconds it has used, all threads."""
        fields = Path(f"/proc/{self._pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wake_ups(self) -> int:
        """Return how often its main thread, the event loop, went to sleep and was woken."""
        status = Path(f"/proc/{self._pid}/task/{self._pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("voluntary"))

    @property
    def _pid(self) -> int:
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process.pid

    async def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is not None:
            if process.returncode is None:
                process.send_signal(number)
            async with asyncio.timeout(30):
                await process.wait()


async def _is_open(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True
