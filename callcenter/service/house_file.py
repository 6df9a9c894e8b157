"""A house's configuration in a YAML file: read, and told by file and line what is wrong with it. Pure."""

from collections.abc import Iterable
from typing import Any

from callcenter.service.house import BadConfiguration, House, parse, read_text
from callcenter.service.house_parts import Fault
from notation.places import place
from notation.problems import problem
from notation.source import Source, Tree, read


def house_in(source: Source) -> tuple[dict[str, Any], House]:
    """Return the document in a file, and its house. Raises `BadConfiguration`, with file and line of each."""
    document = document_in(source)
    try:
        return document, parse(document)
    except BadConfiguration as error:
        raise BadConfiguration(placed(source, error.faults), error.faults) from None


def document_in(source: Source) -> dict[str, Any]:
    """Return the mapping in a file, whatever it says. Raises `BadConfiguration`, with file and line of each.

    A key that stands twice is refused: the first would silently not hold.
    """
    tree = read(source)
    try:
        document = read_text(source.text, source.file)
    except BadConfiguration as error:
        found = tree.problems or (problem(source.file, 1, "unreadable", error.problems[0]),)
        raise BadConfiguration([str(each) for each in found]) from None
    if twice := [str(each) for each in tree.problems if each.code == "duplicate-key"]:
        raise BadConfiguration(twice)
    return document


def placed(source: Source, faults: Iterable[Fault]) -> list[str]:
    """Return the faults of a file's document as lines of text, each with the file and the line it stands at.

    Without the line where the file uses what this reader refuses: anchors, a depth or a length beyond sense.
    """
    tree = read(source)
    return [_placed(tree, fault) for fault in faults]


def _placed(tree: Tree, fault: Fault) -> str:
    if tree.value is None:
        return f"{tree.file}: error [{fault.code}] {fault}"
    return str(tree.problem(place(tree.value, fault.path), fault.code, str(fault)))
