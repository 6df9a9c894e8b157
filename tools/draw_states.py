"""Draw `docs/reference/states.md` from the floor's tables of moves; `--check` says whether it is current."""

import ast
import inspect
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from callcenter.floor import phases
from callcenter.floor.phases import (
    AGENT_MOVES,
    CONTACT_MOVES,
    FIRST,
    IN_QUEUE,
    LIVE,
    OWNED,
    Phase,
    Presence,
)

_State = TypeVar("_State", Phase, Presence)

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "states.md"
MEMBER = re.compile(r'^    (?P<name>[A-Z_]+) = "\w+"  #: (?P<meaning>.+)$')

TEXT = """\
# States

Where a contact and an agent can stand, and every move they may make. This page is drawn from the
tables in `callcenter/floor/phases.py`: run `python -m tools.draw_states` after a change. A move that
is not here raises `ImpossibleMove`, and tests reach every move that is.

One decision may make several moves. An agent who signs out while it rings gives the offer back,
is `available` in between, and is `offline` when the decision is done; nobody sees the middle.

## Contacts

{contacts}

| phase | meaning | customer's leg is up | queue clock runs | has an agent |
|---|---|---|---|---|
{phases}

The queue clock runs from joining a queue until an agent answers, ring time included. Ring-no-answer
and a transfer within the queue continue it; another queue starts its own. The longest wait of a queue
(`max_wait`) counts from joining the line.

A contact begins in one of three phases: `greeted` when a customer calls or writes, `scheduled` when a
callback is agreed, `connecting` when an agent calls somebody. In the last two the customer is not on
the line until `talking`: the agent is fetched first, and the customer is dialled only then. A callback
keeps its place in line however often it is held, offered or dialled; its clock is its own.

## Agents

{agents}

| presence | meaning |
|---|---|
{presences}

An agent chooses among `available`, `not_ready` (with a reason) and `offline`; the others come with
work. A choice made while busy is kept as a wish and holds as soon as the work is over.
"""


def meanings(kind: type[StrEnum]) -> dict[str, str]:
    """Return what each member of an enum means, as its comment in the source says."""
    lines = inspect.getsource(phases).splitlines()
    tree = ast.parse("\n".join(lines))
    (node,) = (n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == kind.__name__)
    found = (MEMBER.match(line) for line in lines[node.lineno - 1 : node.end_lineno])
    return {kind[match["name"]].value: match["meaning"] for match in found if match}


def diagram(moves: Mapping[_State, frozenset[_State]], *first: _State) -> str:
    """Return a table of moves as a Mermaid state diagram."""
    lines: list[str] = ["```mermaid", "stateDiagram-v2", *(f"    [*] --> {each.value}" for each in first)]
    for old, allowed in moves.items():
        lines += [f"    {old.value} --> {new.value}" for new in moves if new in allowed]
        if not allowed:
            lines.append(f"    {old.value} --> [*]")
    return "\n".join([*lines, "```"])


def page() -> str:
    """Return the whole page."""
    told, stands = meanings(Phase), meanings(Presence)
    rows = [_row(phase, told[phase.value]) for phase in Phase]
    return TEXT.format(
        contacts=diagram(CONTACT_MOVES, *FIRST),
        phases="\n".join(rows),
        agents=diagram(AGENT_MOVES, Presence.OFFLINE),
        presences="\n".join(f"| `{presence.value}` | {stands[presence.value]} |" for presence in Presence),
    )


def _row(phase: Phase, meaning: str) -> str:
    marks = ("yes" if phase in group else "" for group in (LIVE, IN_QUEUE, OWNED))
    return f"| `{phase.value}` | {meaning} | {' | '.join(marks)} |"


def main(arguments: list[str]) -> int:
    """Write the page; with `--check` only compare, and return 1 if it is not current."""
    if "--check" not in arguments:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page():
        return 0
    print(f"{PAGE.name} is not current: run python -m tools.draw_states", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
