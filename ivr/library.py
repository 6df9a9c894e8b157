"""The flows in use: the newest program for new calls, older ones for calls that began in them."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from ivr.check import between
from ivr.program import Program, program
from ivr.unit import Unit, parse
from notation.problems import Problem
from notation.source import Source


class UnknownVersion(LookupError):
    """The library holds no program of that version."""


class Library(Struct, frozen=True):
    """Programs by version. Every change gives a new library, so the host swaps one name.

    `current` is what new calls begin in. A flow file that breaks keeps its last
    good flow; if the good flows no longer fit together, all stays as it was.
    """

    current: Program = program([])
    held: Mapping[str, Program] = {}
    units: Mapping[str, Unit] = {}

    def load(self, sources: Iterable[Source]) -> tuple["Library", list[Problem]]:
        """The library with these files instead of its present ones, and all their problems."""
        parsed = [parse(source) for source in sources]
        fresh = {unit.file: unit for unit, _ in parsed}
        told = {each for _, problems in parsed for each in problems} | set(between(list(fresh.values())))
        good = self._good(fresh, {each.file for each in told if each.is_error})
        if any(each.is_error for each in between(list(good.values()))):
            return self, sorted(told)
        return self._with(good), sorted(told)

    def at(self, version: str) -> Program:
        """The program that a call began in. Raises `UnknownVersion` if it is no longer held."""
        if version not in self.held:
            raise UnknownVersion(version)
        return self.held[version]

    def hold(self, old: Program) -> "Library":
        """The library with a program more to hold, one that the host had stored."""
        return replace(self, held={**self.held, old.version: old})

    def keep(self, versions: Iterable[str]) -> "Library":
        """The library with the current program and only those versions that calls still use."""
        used = {*versions, self.current.version}
        return replace(self, held={version: held for version, held in self.held.items() if version in used})

    def _good(self, fresh: Mapping[str, Unit], broken: set[str]) -> dict[str, Unit]:
        """Each file's new unit, or its last good one where the new one is broken."""
        chosen = {file: self.units.get(file) if file in broken else unit for file, unit in fresh.items()}
        return {file: unit for file, unit in chosen.items() if unit is not None}

    def _with(self, units: dict[str, Unit]) -> "Library":
        current = program(unit.flow for unit in units.values() if unit.flow is not None)
        return Library(current, {**self.held, current.version: current}, units)
