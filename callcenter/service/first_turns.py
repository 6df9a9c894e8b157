"""First turns of calls, remembered: most calls of an hour begin alike."""

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.floor.values import CustomerCard
from ivr.program import Program
from ivr.state import Turn
from ivr.steps.look_up import LookUp
from ivr.steps.step import Step
from notation.texts import holes

#: The facts that are each call's own. A turn that looked at one of them is never used again.
OWN = frozenset({"caller", "dialled"})
#: What is looked up on the card, whatever the flow sends along.
ON_THE_CARD = "customer"

Key = tuple[Any, ...]


class First(Struct, frozen=True, gc=False):
    """How a call begins. `menu` is the state as it is stored, with the call's own facts in it.

    The turn may be one that other calls have too: then its state knows nothing that is a call's own.
    """

    turn: Turn
    menu: Any


class FirstTurns:
    """Keeps the newest first turns that another call with the same facts would have too.

    A flow is pure, and its steps say which names they look at; so a turn whose steps look at
    nothing of the call's own differs between two calls only in those facts.
    """

    def __init__(self, limit: int = 1000) -> None:
        self._limit = limit
        self._kept: OrderedDict[Key, First] = OrderedDict()

    def find(self, key: Key, facts: Mapping[str, Any]) -> First | None:
        """Return how a call with these facts begins, None if its flow must be walked."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        menu = kept.menu.copy()
        menu["facts"] = {**menu["facts"], **{name: facts[name] for name in OWN if name in facts}}
        return First(kept.turn, menu)

    def keep(self, key: Key, turn: Turn, program: Program) -> None:
        """Remember a turn if it holds for other calls; its path names every step from the call's start."""
        state = turn.state
        if state.secrets or state.keys or any(_is_own(_step(program, place)) for place in turn.path):
            return
        shared = {name: fact for name, fact in state.facts.items() if name not in OWN}
        turn = msgspec.structs.replace(turn, state=msgspec.structs.replace(state, facts=shared))
        self._kept[key] = First(turn, msgspec.to_builtins(turn.state))
        if len(self._kept) > self._limit:
            self._kept.popitem(last=False)


def key_of(program: Program, flow: str, card: CustomerCard, shared: Hashable) -> Key:
    """Return what makes two calls begin alike; `shared` stands for all facts that are not each call's own."""
    return program.version, flow, card, shared


def _step(program: Program, place: str) -> Step:
    flow, _, step = place.rpartition("/")
    return program.flows[flow].steps[step]


def _is_own(step: Step) -> bool:
    """Whether what comes after the step may be another for each call."""
    if isinstance(step, LookUp):
        return step.name != ON_THE_CARD
    return any(name.partition(".")[0] in OWN for name in _looks_at(step))


def _looks_at(step: Step) -> Iterator[str]:
    yield from (name for _, name in step.reads())
    for text in step.texts().values():
        for line in [text] if isinstance(text, str) else (text or {}).values():
            yield from holes(line)
