"""What texts say: their languages, their holes, and the names in them."""

from collections.abc import Iterator, Mapping, Sequence

from notation.languages import nearest
from notation.problems import Problem
from notation.source import Path, Tree
from notation.texts import AUDIO, Text, by_language, holes, stray


def languages(
    tree: Tree, path: Path, text: Text, spoken: Sequence[str], whole: str = "flow"
) -> Iterator[Problem]:
    """What is wrong with the languages of a text; `spoken` are those of the file, the default one first."""
    if isinstance(text, str):
        if spoken[1:] and not text.startswith(AUDIO):
            others = ", ".join(spoken[1:])
            message = f"a text without languages is spoken in {spoken[0]} only, not in {others}"
            yield tree.problem(path, "missing-language", message)
    else:
        yield from _lacking(tree, path, text, spoken, whole)


def _lacking(
    tree: Tree, path: Path, text: Mapping[str, str], spoken: Sequence[str], whole: str
) -> Iterator[Problem]:
    for language in spoken:
        if nearest(language, text, "") == "":
            code = "no-default-text" if language == spoken[0] else "missing-language"
            yield tree.problem(path, code, f"`{path[-1]}` lacks the language {language}")
    for language in text:
        if nearest(language, spoken, "") == "":
            message = f"the {whole} does not list the language {language}"
            yield tree.problem((*path, language), "unknown-language", message)


def lines(path: Path, text: Text) -> Iterator[tuple[Path, str]]:
    """The lines of a text, each with its path."""
    for language, line in by_language(text).items():
        yield ((*path, language) if language else path), line


def braces(tree: Tree, path: Path, line: str) -> Iterator[Problem]:
    """A brace that opens or closes no hole."""
    if stray(line):
        message = "a brace opens or closes no hole; write {name}, or {{ and }} for plain braces"
        yield tree.problem(path, "stray-brace", message)


def named(path: Path, text: Text) -> Iterator[tuple[Path, str]]:
    """The names in the holes of a text, each with the path of its line."""
    return ((place, name) for place, line in lines(path, text) for name in holes(line))
