"""Reads the YAML of a file into plain values, and remembers the line of each.

It is the plain part of YAML 1.2: `no` and `on` are words, `0123` and `+8610`
stay texts, keys are always texts. Anchors and aliases are refused.
"""

import re
from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import Struct

from notation.kinds import Value
from notation.problems import Problem, problem

Path = tuple[str | int, ...]

LONGEST_FILE = 1_000_000
DEEPEST = 40


class Source(Struct, frozen=True):
    """The text of a file, and the name to report its problems under."""

    file: str
    text: str


class Tree(Struct, frozen=True):
    """The plain value of a file, the line of each path in it, and what YAML itself found wrong."""

    file: str
    value: Any
    lines: Mapping[Path, int]
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """The line of the path, or of the nearest place around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path, code: str, message: str) -> Problem:
        """A problem at the path."""
        return problem(self.file, self.line(path), code, message)


def read(source: Source) -> Tree:
    """The tree of a file; its value is None where the text is no YAML at all."""
    if len(source.text) > LONGEST_FILE:
        return _unreadable(source, 1, f"longer than {LONGEST_FILE} characters")
    try:
        node = _Loader(source.text).get_single_node()
    except yaml.MarkedYAMLError as error:
        return _unreadable(source, _where(error, source), error.problem or "no YAML")
    except yaml.YAMLError as error:
        return _unreadable(source, 1, str(error).splitlines()[0])
    builder = _Builder(source.file)
    value = None if node is None else builder.build(node, ())
    return Tree(source.file, value, builder.lines, tuple(builder.problems))


def _where(error: yaml.MarkedYAMLError, source: Source) -> int:
    """The line of an error; one that shows only at the end of the file lies where it began."""
    mark = error.problem_mark
    if error.context_mark and (mark is None or mark.index >= len(source.text)):
        mark = error.context_mark
    return mark.line + 1 if mark else 1


def _unreadable(source: Source, line: int, message: str) -> Tree:
    return Tree(source.file, None, {}, (problem(source.file, line, "unreadable", message),))


class _Loader(yaml.SafeLoader):
    """Composes nodes with the plain types of YAML 1.2."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise self._refusal("aliases are not used here")
        if self.depth >= DEEPEST:
            raise self._refusal("nested too deeply")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refusal(self, reason: str) -> yaml.MarkedYAMLError:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
        return yaml.MarkedYAMLError(problem=reason, problem_mark=mark)


class _Builder:
    """Turns nodes into plain values and notes their lines."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def build(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            line = key_node.start_mark.line + 1
            if key in built:
                self.problems.append(problem(self.file, line, "duplicate-key", f"`{key}` stands here twice"))
            self.lines[(*path, key)] = line
            built[key] = self.build(value_node, (*path, key))
        return built


_WORDS: dict[str, Value] = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}")


def _scalar(node: yaml.Node) -> Any:
    """The value of a scalar; only a plain one, without quotes, may be other than a text."""
    text = str(node.value)
    return scalar(text) if isinstance(node, yaml.ScalarNode) and node.style is None else text


def scalar(text: str) -> Value:
    """The value that a word has where it stands without quotes."""
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else _WORDS.get(text, text)
