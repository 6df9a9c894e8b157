"""The versions of the flows that calls are in: stored before a call begins in one, dropped when none is."""

import asyncio
import sys
from collections.abc import Callable, Iterable

import msgspec

from callcenter.floor.state import FloorState
from callcenter.ports.books import Books, Drop, put
from callcenter.ports.clock import Clock
from callcenter.ports.flow_programs import FlowProgram, id_of
from callcenter.service.menus import Menus
from callcenter.service.signals import Signals
from ivr.program import Program, decode


class FlowVersions:
    """Keeps the programs of one floor beside the library of its menus.

    A version goes when two looks in a row found no call in it: a call that begins at this moment is not
    on the floor yet, and a survey that is just over is still to be counted.
    """

    def __init__(
        self,
        books: Books,
        menus: Menus,
        state: Callable[[], FloorState],
        clock: Clock,
        signals: Signals,
        floor: str,
    ) -> None:
        self._books = books
        self._menus = menus
        self._state = state
        self._clock = clock
        self._signals = signals
        self._floor = floor
        self._stored: dict[str, FlowProgram] = {}
        self._idle: set[str] = set()
        self._lock = asyncio.Lock()

    async def open(self) -> None:
        """Hold what calls of a former process may be in. Raises `RecordsError`."""
        for kept in await self._books.find(FlowProgram, {"floor": self._floor}, limit=sys.maxsize):
            try:
                program = decode(kept.content.encode())
            except msgspec.DecodeError as error:
                self._signals.fault("flow_versions", error)
                continue
            self._stored[program.version] = kept
            self._menus.library = self._menus.library.hold(program)

    async def keep(self, program: Program) -> None:
        """Store a program unless it is stored: from now on calls may begin in it. Raises `RecordsError`."""
        async with self._lock:
            self._idle.discard(program.version)
            if program.version in self._stored:
                return
            now = self._clock.now()
            name, content = id_of(self._floor, program.version), program.encode().decode()
            kept = await self._books.get(FlowProgram, name)
            if kept is None:
                fresh = FlowProgram(name, 0, self._floor, content, now)
                kept = await put(self._books, fresh, "system", now, quiet=True)
            self._stored[program.version] = kept

    async def tidy(self) -> None:
        """Let go of the versions that no call was in at the last look, nor is now. Raises `RecordsError`."""
        async with self._lock:
            used = {self._menus.library.current.version, *_named(self._state())}
            idle = {*self._menus.library.held, *self._stored} - used
            gone, self._idle = idle & self._idle, idle - self._idle
            self._menus.library = self._menus.library.keep(set(self._menus.library.held) - gone)
            dropped = {version: self._stored[version] for version in gone & self._stored.keys()}
            if dropped:
                drops = [Drop(kept, quiet=True) for kept in dropped.values()]
                await self._books.commit(drops, "system", self._clock.now())
            for version in dropped:
                del self._stored[version]


def _named(state: FloorState) -> Iterable[str]:
    menus = (contact.menu for contact in state.contacts.values())
    return (str(menu["version"]) for menu in menus if isinstance(menu, dict))
