"""The house of a scenario: its document, the difference laid over it, and what is wrong with them."""

from typing import Any

import msgspec

from callcenter.floor.commands import Configure
from callcenter.service.house import BadConfiguration, House, default_document, parse
from callcenter.service.house_parts import Fault
from callcenter.simulation.documents import Document, Nonsense, Problem, convert, named
from callcenter.simulation.scenario import merged
from notation.places import place
from notation.source import Tree


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
        raise Nonsense([_placed(whole, fault) for fault in error.faults]) from None


def _placed(whole: Document, fault: Fault) -> Problem:
    """Return a fault of the house as a problem at its own line, or the nearest that a file has of it."""
    path = named(whole.value, place(whole.value, fault.path))
    return whole.problem(path, str(fault))
