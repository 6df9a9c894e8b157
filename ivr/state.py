"""Where a call is in its flow, and what one turn of it says."""

from collections.abc import Mapping
from math import isfinite

from msgspec import Struct
from msgspec.structs import replace

from ivr.outputs import Exit, Expect, Prompt, Result
from notation.kinds import Fact, Known, Value

REDACTED = "[secret]"


def storable(facts: Known) -> dict[str, Fact]:
    """The facts as they can go through JSON: an infinite number, or one that is none, becomes null."""
    return {name: _finite(value) for name, value in facts.items()}


def _finite(value: Fact) -> Fact:
    match value:
        case list():
            return [_number(each) for each in value]
        case dict():
            return {name: _number(each) for name, each in value.items()}
        case _:
            return _number(value)


def _number(value: Value) -> Value:
    return None if isinstance(value, float) and not isfinite(value) else value


class Frame(Struct, frozen=True):
    """A step to come back to when the flow that it called returns."""

    flow: str
    step: str


class State(Struct, frozen=True, kw_only=True, gc=False):
    """All there is to know of a call in a flow; goes through JSON unchanged.

    `tries` counts the failed tries at this step, `keys` holds what was pressed
    of an unfinished answer. `secrets` names the variables that must never be
    logged. `heard` is the answer that led here, "" for none, for one that was not understood and for
    a secret one. Nobody changes a mapping in place: every turn has a state of its own.
    """

    flow: str
    version: str
    step: str
    language: str
    turn: int = 0
    facts: Mapping[str, Fact] = {}
    variables: Mapping[str, Fact] = {}
    secrets: tuple[str, ...] = ()
    tries: int = 0
    keys: str = ""
    heard: str = ""
    calls: tuple[Frame, ...] = ()
    exit: Exit | None = None

    def value(self, name: str) -> Fact:
        """The variable or else the fact of that name, None if absent; `open.sales` looks inside."""
        if name == "language":
            return self.language
        head, *rest = name.split(".")
        found = self.variables.get(head, self.facts.get(head))
        for part in rest:
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def public(self) -> dict[str, Fact]:
        """The variables that are no secrets."""
        return {name: value for name, value in self.variables.items() if name not in self.secrets}

    def store(self, name: str, value: Fact, *, secret: bool = False) -> "State":
        """This state with one variable more; storing it openly takes the mark of a secret off."""
        secrets = {*self.secrets, name} if secret else {*self.secrets} - {name}
        return replace(self, variables={**self.variables, name: value}, secrets=tuple(sorted(secrets)))

    def forget(self, name: str) -> "State":
        """This state without that variable."""
        kept = {key: value for key, value in self.variables.items() if key != name}
        return replace(self, variables=kept, secrets=tuple(each for each in self.secrets if each != name))

    def __repr__(self) -> str:
        return f"State({self.flow}/{self.step}, turn={self.turn}, version={self.version})"


def redacted(state: State) -> State:
    """The state as it may be shown or logged: secrets and half-typed keys are covered."""
    covered = {name: REDACTED for name in state.secrets if name in state.variables}
    return replace(state, variables={**state.variables, **covered}, keys="")


class Turn(Struct, frozen=True, kw_only=True, gc=False):
    """One answer of the flow: perform the prompts, then wait for `expect` or take the `exit`.

    Exactly one of `expect` and `exit` is given. `result` says what the input
    came to, where it answered a question; `path` names the steps passed.
    """

    state: State
    prompts: tuple[Prompt, ...] = ()
    expect: Expect | None = None
    exit: Exit | None = None
    result: Result | None = None
    path: tuple[str, ...] = ()
