"""The flow files as an administrator edits them: checked, drawn, tried, published, taken back."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.ports.records import Edition, Records
from callcenter.service.flow_files import FlowFiles
from ivr import interpreter, outputs
from ivr.check import build, examine
from ivr.graph import mermaid, svg
from ivr.inputs import Given, HungUp, PromptsDone
from ivr.program import Flow
from ivr.state import Turn
from ivr.walk import understood
from notation.kinds import Fact
from notation.problems import Problem
from notation.source import Source

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
LONGEST_WALK = 200


class UnknownFlowFile(LookupError):
    """There is no flow file of that name, or no such version of it."""


class BadFlow(ValueError):
    """The text may not be published. `problems` says everything that is wrong."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class FlowCard(Struct, frozen=True):
    """One flow file in the list. `version` is 0 until it is published from here."""

    name: str
    title: str
    version: int
    file: str
    problems: tuple[str, ...]


class FlowPage(Struct, frozen=True):
    """A text with what is wrong with it, and its drawing where it can be drawn."""

    text: str
    version: int
    problems: tuple[str, ...]
    mermaid: str
    svg: str


class TriedTurn(Struct, frozen=True):
    """One turn of a call that is only tried: what was said, what is heard, what is waited for."""

    said: str | None
    prompts: tuple[dict[str, Any], ...]
    expect: dict[str, Any] | None
    exit: dict[str, Any] | None


class FlowBook:
    """Keeps every published version in the records, and lets the newest hold."""

    def __init__(self, files: FlowFiles, records: Records, now: Callable[[], float]) -> None:
        self._files = files
        self._records = records
        self._now = now

    async def open(self) -> None:
        """Take up what was published before. Raises `RecordsError`, `OSError`."""
        await self._files.take_up({flow.name: flow.text for flow in await self._records.flows()})

    async def cards(self) -> list[FlowCard]:
        """Return all flow files by name."""
        versions = {flow.name: flow.version for flow in await self._records.flows()}
        units, problems = examine(self._files.texts())
        titles = {unit.file: (unit.flow.title or "") if unit.flow else "" for unit in units}
        return [
            FlowCard(_stem(file), title, versions.get(file, 0), file, _of(file, problems))
            for file, title in sorted(titles.items())
        ]

    async def page(self, name: str, version: int | None = None) -> FlowPage:
        """Return a flow file as it is in use, or as it was. Raises `UnknownFlowFile`."""
        if version is None:
            return self.look(name, self._text(name), await self._version(name))
        old = await self._records.flow(_file(name), version)
        if old is None:
            raise UnknownFlowFile(name)
        return self.look(name, old.text, version)

    def look(self, name: str, text: str, version: int = 0) -> FlowPage:
        """Return what a text would be as this flow file. Raises `UnknownFlowFile` for no name."""
        file = _file(name)
        units, problems = examine(self._with(file, text))
        flow = next((unit.flow for unit in units if unit.file == file), None)
        drawn = (mermaid(flow), svg(flow)) if flow is not None and _drawable(flow) else ("", "")
        return FlowPage(text, version, _of(file, problems), *drawn)

    async def publish(self, name: str, text: str, expected: int, by: str) -> int:
        """Let a text hold from now on, for new calls; return its version.

        What stood there before the first publication is kept as version 1. Raises `BadFlow`,
        `UnknownFlowFile` for an impossible name, `StaleVersion`, `RecordsError` and `OSError`.
        """
        file = _file(name)
        self._check(file, text)
        await self._files.prepare(file, text)
        before = next((each.text for each in self._files.texts() if each.file == file), None)
        if expected == 0 and before is not None:
            expected = await self._records.save_flow(file, before, 0, "system", self._now())
        version = await self._records.save_flow(file, text, expected, by, self._now())
        await self._files.publish(file, text)
        return version

    async def history(self, name: str) -> list[Edition]:
        """Return who published a flow file when, newest first."""
        return await self._records.flow_history(_file(name))

    async def roll_back(self, name: str, version: int, by: str) -> int:
        """Let an older version hold again, as a new one. Raises as `publish`."""
        old = await self._records.flow(_file(name), version)
        if old is None:
            raise UnknownFlowFile(name)
        return await self.publish(name, old.text, await self._version(name), by)

    def walk(
        self, flow: str, facts: dict[str, Fact], inputs: Iterable[str], override: tuple[str, str] | None
    ) -> list[TriedTurn]:
        """Walk a call through a flow; `override` is a file's name and a text to try in its place.

        Inputs are written as `callcenter ivr try` takes them. The walk stops where they end, or
        with an exit. Raises `BadFlow` when the flows do not hold together, `UnknownFlowFile`.
        """
        sources = self._with(_file(override[0]), override[1]) if override else self._files.texts()
        program, problems = build(sources)
        if program is None:
            raise BadFlow([str(each) for each in problems if each.is_error])
        try:
            turn = interpreter.start(program, flow, facts)
        except interpreter.UnknownFlow:
            raise UnknownFlowFile(flow) from None
        said = iter(inputs)
        turns = [_tried(None, turn)]
        while turn.expect is not None and len(turns) < LONGEST_WALK:
            line, given = _next(turn.expect, said)
            if given is None:
                break
            turn = interpreter.advance(program, turn.state, given)
            turns.append(_tried(line, turn))
        return turns

    def _check(self, file: str, text: str) -> None:
        """Refuse a text that has errors, or makes others have some that they had not."""
        known = {each for each in examine(self._files.texts())[1] if each.file != file}
        wrong = [each for each in examine(self._with(file, text))[1] if each.is_error and each not in known]
        if wrong:
            raise BadFlow([str(each) for each in wrong])

    def _with(self, file: str, text: str) -> list[Source]:
        others = [each for each in self._files.texts() if each.file != file]
        return sorted([*others, Source(file, text)], key=lambda source: source.file)

    def _text(self, name: str) -> str:
        for source in self._files.texts():
            if source.file == _file(name):
                return source.text
        raise UnknownFlowFile(name)

    async def _version(self, name: str) -> int:
        editions = await self._records.flow_history(_file(name))
        return editions[0].version if editions else 0


def _file(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise UnknownFlowFile(name)
    return f"{name}.yaml"


def _stem(file: str) -> str:
    return file.removesuffix(".yaml")


def _of(file: str, problems: Iterable[Problem]) -> tuple[str, ...]:
    return tuple(str(each) for each in problems if each.file == file)


def _drawable(flow: Flow) -> bool:
    """Whether every link leads somewhere: a drawing of half a flow would lie."""
    return flow.start in flow.steps


def _next(expect: outputs.Expect, said: Iterator[str]) -> tuple[str | None, Given | None]:
    if isinstance(expect, outputs.PromptsEnd):
        return None, PromptsDone()
    line = next(said, None)
    if line is None:
        return None, None
    return line, HungUp() if line == "hang up" else understood(line.strip(), expect)


def _tried(said: str | None, turn: Turn) -> TriedTurn:
    expect = msgspec.to_builtins(turn.expect) if turn.expect is not None else None
    leave = msgspec.to_builtins(turn.exit) if turn.exit is not None else None
    return TriedTurn(said, tuple(msgspec.to_builtins(prompt) for prompt in turn.prompts), expect, leave)
