"""The flow files of the house: read, checked, replaced without a restart."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from importlib import resources
from pathlib import Path

from callcenter.ports.records import RecordsError
from callcenter.service.menus import Menus
from callcenter.service.signals import Signals
from ivr.program import Program
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
    to, it holds in their place. `keep` stores a program before a call may begin in it.
    """

    def __init__(
        self,
        menus: Menus,
        signals: Signals,
        folder: Path | None = None,
        *,
        keep: Callable[[Program], Awaitable[None]] | None = None,
        look_every: float = 2.0,
    ) -> None:
        self.problems: list[Problem] = []
        self._menus = menus
        self._signals = signals
        self._folder = folder
        self._keep = keep or _nowhere
        self._look_every = look_every
        self._seen: list[Source] = []
        self._published: dict[str, str] = {}
        self._lock = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None
        #: called when other flows hold
        self.on_change: Callable[[], object] = lambda: None

    @property
    def errors(self) -> list[Problem]:
        """The problems that keep a file from being used."""
        return [problem for problem in self.problems if problem.is_error]

    async def load(self) -> Iterable[Problem]:
        """Read the files if they changed; new calls begin in the new flows.

        Raises `OSError`, and `RecordsError` when the new flows cannot be stored: then the old ones hold.
        """
        async with self._lock:
            found = self.texts()
            if found != self._seen:
                library, problems = self._menus.library.load(found)
                await self._keep(library.current)
                self._menus.library, self.problems, self._seen = library, problems, found
                self._signals.flows(len(self.errors))
                self.on_change()
        return self.problems

    def texts(self) -> list[Source]:
        """Return the flow files as they are now, by name. Raises `OSError`."""
        found = {source.file: source for source in sources(self._folder)}
        found |= {file: Source(file, text) for file, text in self._published.items()}
        return [found[file] for file in sorted(found)]

    async def take_up(self, published: dict[str, str]) -> None:
        """Let what was published before hold again. A folder of the house's own speaks for itself.

        Raises as `load`.
        """
        if self._folder is None:
            self._published = dict(published)
            await self.load()

    async def prepare(self, file: str, text: str) -> None:
        """Store the flows as they would be with this text as that file. Raises `OSError`, `RecordsError`."""
        others = [each for each in self.texts() if each.file != file]
        library, _ = self._menus.library.load([*others, Source(file, text)])
        await self._keep(library.current)

    async def publish(self, file: str, text: str) -> None:
        """Let a text hold as this file; new calls begin in it. Raises as `load`."""
        if self._folder is None:
            self._published[file] = text
        else:
            await asyncio.to_thread(_replace, self._folder / file, text)
        await self.load()

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
                    await self.load()
            except (OSError, RecordsError) as error:
                self._signals.fault("flows", error)


async def _nowhere(_program: Program) -> None:
    """Store nothing: for flows whose calls end with the process."""


def _replace(path: Path, text: str) -> None:
    """Write a file so that nobody ever reads half of it."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
