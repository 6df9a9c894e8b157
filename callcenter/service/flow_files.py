"""The flow files of the house: read, checked, replaced without a restart."""

import asyncio
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from callcenter.service.menus import Menus
from callcenter.service.signals import Signals
from ivr.problems import Problem
from ivr.source import Source


def sources(folder: Path | None) -> list[Source]:
    """Return the flow files of a folder, or the shipped ones. Raises `OSError`."""
    if folder is None:
        shipped = resources.files("ivr").joinpath("flows").iterdir()
        files = sorted((file for file in shipped if file.name.endswith(".yaml")), key=lambda file: file.name)
        return [Source(file.name, file.read_text(encoding="utf-8")) for file in files]
    paths = sorted(folder.glob("*.yaml"))
    return [Source(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in paths]


class FlowFiles:
    """Keeps the menus' library in step with the files; what is broken keeps its last good version."""

    def __init__(
        self, menus: Menus, signals: Signals, folder: Path | None = None, *, look_every: float = 2.0
    ) -> None:
        self.problems: list[Problem] = []
        self._menus = menus
        self._signals = signals
        self._folder = folder
        self._look_every = look_every
        self._seen: list[Source] = []
        self._task: asyncio.Task[None] | None = None

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a file from being used."""
        return [problem for problem in self.problems if problem.is_error]

    def load(self) -> Iterable[Problem]:
        """Read the files if they changed; new calls begin in the new flows. Raises `OSError`."""
        found = sources(self._folder)
        if found != self._seen:
            self._seen = found
            self._menus.library, self.problems = self._menus.library.load(found)
            self._signals.flows(len(self.errors))
        return self.problems

    def start(self) -> None:
        """Look for changes now and then, if the files are the house's own."""
        if self._folder is not None:
            self._task = asyncio.create_task(self._watch(), name="flow-files")

    async def stop(self) -> None:
        """End."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._look_every)
            try:
                found = await asyncio.to_thread(sources, self._folder)
                if found != self._seen:
                    self.load()
            except OSError as error:
                self._signals.fault("flows", error)
