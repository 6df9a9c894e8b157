"""The flow files of the house: read, checked, replaced without a restart."""

import asyncio
from collections.abc import Callable, Iterable
from importlib import resources
from pathlib import Path

from callcenter.service.menus import Menus
from callcenter.service.signals import Signals
from notation.problems import Problem
from notation.source import Source


def sources(folder: Path | None) -> list[Source]:
    """Return the flow files of a folder, or the shipped ones. Raises `OSError`."""
    if folder is None:
        shipped = resources.files("ivr").joinpath("flows").iterdir()
        files = sorted((file for file in shipped if file.name.endswith(".yaml")), key=lambda file: file.name)
        return [Source(file.name, file.read_text(encoding="utf-8")) for file in files]
    paths = sorted(folder.glob("*.yaml"))
    return [Source(path.name, path.read_text(encoding="utf-8", errors="replace")) for path in paths]


class FlowFiles:
    """Keeps the menus' library in step with the files; what is broken keeps its last good version.

    What is published goes into the house's folder; beside the shipped files, which nobody writes
    to, it holds in their place.
    """

    def __init__(
        self, menus: Menus, signals: Signals, folder: Path | None = None, *, look_every: float = 2.0
    ) -> None:
        self.problems: list[Problem] = []
        self._menus = menus
        self._signals = signals
        self._folder = folder
        self._look_every = look_every
        self._seen: list[Source] = []
        self._published: dict[str, str] = {}
        self._task: asyncio.Task[None] | None = None
        #: called when other flows hold
        self.on_change: Callable[[], object] = lambda: None

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a file from being used."""
        return [problem for problem in self.problems if problem.is_error]

    def load(self) -> Iterable[Problem]:
        """Read the files if they changed; new calls begin in the new flows. Raises `OSError`."""
        found = self.texts()
        if found != self._seen:
            self._seen = found
            self._menus.library, self.problems = self._menus.library.load(found)
            self._signals.flows(len(self.errors))
            self.on_change()
        return self.problems

    def texts(self) -> list[Source]:
        """Return the flow files as they are now, by name. Raises `OSError`."""
        found = {source.file: source for source in sources(self._folder)}
        found |= {file: Source(file, text) for file, text in self._published.items()}
        return [found[file] for file in sorted(found)]

    def take_up(self, published: dict[str, str]) -> None:
        """Let what was published before hold again. A folder of the house's own speaks for itself."""
        if self._folder is None:
            self._published = dict(published)
            self.load()

    async def publish(self, file: str, text: str) -> None:
        """Let a text hold as this file; new calls begin in it. Raises `OSError`."""
        if self._folder is None:
            self._published[file] = text
        else:
            await asyncio.to_thread(_replace, self._folder / file, text)
        self.load()

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
                found = await asyncio.to_thread(self.texts)
                if found != self._seen:
                    self.load()
            except OSError as error:
                self._signals.fault("flows", error)


def _replace(path: Path, text: str) -> None:
    """Write a file so that nobody ever reads half of it."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
