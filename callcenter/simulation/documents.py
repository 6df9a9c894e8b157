"""Turns written documents into values, and says in which file and line they make no sense."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, inspect

from notation.source import Path, Source, Tree, read

Value = TypeVar("Value")


class Problem(Struct, frozen=True, order=True):
    """One thing that makes no sense, at this line of this file (the first line is 1; 0: the whole file)."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


class Nonsense(ValueError):
    """What was given makes no sense. `problems` says all that is wrong, and where."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class Document(Struct, frozen=True):
    """A mapping that was written in one or several files, the last one laid over those before."""

    value: dict[str, Any]
    trees: tuple[Tree, ...]

    def problem(self, path: Path, reason: str) -> Problem:
        """Return a problem at a path, in the last of the files that say most of it.

        A thing in a list may be named by its place or by its `id`.
        """
        found = [(len(known := _resolved(tree, path)), tree.line(known), tree) for tree in self.trees]
        _, line, tree = max(reversed(found), key=lambda each: each[0])
        return Problem(tree.file, line, reason)

    def below(self, key: str) -> "Document":
        """Return the mapping under a key as a document of its own."""
        trees = tuple(_below(tree, key) for tree in self.trees if isinstance(tree.value, dict))
        value = self.value.get(key)
        kept = tuple(tree for tree in trees if tree.value is not None)
        return Document(value if isinstance(value, dict) else {}, kept or trees)


def under(document: Document, key: str) -> Document:
    """Return a document as if all of it stood under a key."""
    trees = tuple(
        Tree(tree.file, {key: tree.value}, {(key, *path): line for path, line in tree.lines.items()})
        for tree in document.trees
    )
    return Document({key: document.value}, trees)


def _below(tree: Tree, key: str) -> Tree:
    lines = {path[1:]: line for path, line in tree.lines.items() if path[:1] == (key,)}
    return Tree(tree.file, tree.value.get(key), lines)


def _resolved(tree: Tree, path: Path) -> Path:
    """Return how far a path can be followed in one file, with places instead of ids."""
    here, found = tree.value, []
    for step in path:
        if isinstance(here, list) and isinstance(step, str):
            ids = [each.get("id") if isinstance(each, dict) else None for each in here]
            step = ids.index(step) if step in ids else -1  # noqa: PLW2901 - the same thing by its place
        places = range(len(here)) if isinstance(here, list) else here if isinstance(here, dict) else ()
        if step not in places:
            break
        here = here[step]
        found.append(step)
    return tuple(found)


def named(value: Any, path: Path) -> Path:
    """Return a path with the ids of things in lists instead of their places, where they have one."""
    found: list[str | int] = []
    for step in path:
        fits = isinstance(value, list) and isinstance(step, int) and step < len(value)
        value = value[step] if fits else value.get(step) if isinstance(value, dict) else None
        named = value.get("id") if isinstance(value, dict) and isinstance(step, int) else None
        found.append(named if isinstance(named, str) else step)
    return tuple(found)


def read_document(file: str, text: str) -> Document:
    """Return what stands in a file. Raises `Nonsense` where it is no YAML mapping."""
    tree = read(Source(file, text))
    if tree.problems:
        raise Nonsense([Problem(each.file, each.line, each.message) for each in tree.problems])
    if not isinstance(tree.value, dict):
        raise Nonsense([Problem(file, 1, "not a mapping")])
    return Document(tree.value, (tree,))


def convert(document: Document, kind: type[Value]) -> Value:
    """Return the value that a document describes. Raises `Nonsense` for a form it cannot have."""
    if unknown := list(_unknown(document.value, inspect.type_info(kind), ())):
        places = [(named(document.value, path), path[-1]) for path in unknown]
        raise Nonsense([document.problem(path, f"`{word}` is not known here") for path, word in places])
    try:
        return msgspec.convert(document.value, kind)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        path = named(document.value, path_of(where))
        word = f"`{path[-1]}`: " if path else ""
        raise Nonsense([document.problem(path, word + message)]) from None


def path_of(where: str) -> Path:
    """Turn msgspec's `.queues[0].ring_seconds` into a path."""
    found: list[str | int] = []
    for name, index in re.findall(r"\.([^.\[\]`]+)|\[(\d+)\]", where):
        found.append(name or int(index))
    return tuple(found)


def _unknown(value: Any, kind: inspect.Type, path: Path) -> Iterator[Path]:
    """Find keys that no field takes: misspelt, they would silently change nothing."""
    if isinstance(kind, inspect.StructType) and isinstance(value, Mapping):
        fields = {each.encode_name: each.type for each in kind.fields}
        for key, inner in value.items():
            if key in fields:
                yield from _unknown(inner, fields[key], (*path, key))
            else:
                yield (*path, key)
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType) and isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unknown(inner, kind.item_type, (*path, number))
    elif isinstance(kind, inspect.DictType) and isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _unknown(inner, kind.value_type, (*path, key))
    elif isinstance(kind, inspect.UnionType):
        structs = [each for each in kind.types if isinstance(each, inspect.StructType)]
        if structs and isinstance(value, Mapping):
            yield from _unknown(value, structs[0], path)
