"""The house of a scenario: its document, the difference laid over it, and what is wrong with them."""

import re
from typing import Any

import msgspec

from callcenter.floor.commands import Configure
from callcenter.service.house import BadConfiguration, House, default_document, parse
from callcenter.simulation.documents import Document, Nonsense, Problem, convert
from callcenter.simulation.scenario import merged
from notation.source import Path, Tree

_THING = re.compile(r"(agent|queue|calendar|team) ([^\s:]+)")


def own(name: str, house: Configure) -> Document:
    """Return what the floor was told as a document that was written nowhere."""
    written: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(house))
    value = {key: value for key, value in written.items() if key != "command"}
    return Document(value, (Tree(name, value, {}),))


def shipped() -> Document:
    """Return the house that a new installation begins with."""
    return Document(default_document(), (Tree("the default house", default_document(), {}),))


def changed(house: Document, change: Document) -> House:
    """Return the house with the difference laid over it. Raises `Nonsense`."""
    whole = Document(merged(house.value, change.value), (*house.trees, *change.trees))
    convert(whole, House)
    try:
        return parse(whole.value)
    except BadConfiguration as error:
        raise Nonsense([_placed(whole, words) for words in error.problems]) from None


def _placed(whole: Document, words: str) -> Problem:
    """Return a problem of the house at the thing that it names."""
    found = _THING.match(words)
    path: Path = (f"{found[1]}s", found[2]) if found else ()
    return whole.problem(path, words)
