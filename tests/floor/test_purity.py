"""The floor stays pure: values in, values out, in small functions."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import callcenter.floor
from tools.budget import LARGEST_PURE_FUNCTION, functions

ROOM = Path(callcenter.floor.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
#: All that the floor may lean on; everything that waits, reads, writes or throws dice is absent.
ALLOWED = {
    "callcenter.floor",
    "collections",
    "collections.abc",
    "datetime",
    "enum",
    "heapq",
    "msgspec",
    "msgspec.structs",
    "sortedcontainers",
    "typing",
    "zoneinfo",
}
FORBIDDEN_CALLS = {
    "now",
    "today",
    "utcnow",
    "time",
    "monotonic",
    "uuid4",
    "urandom",
    "print",
    "open",
    "input",
}


def imports(tree: ast.AST) -> Iterator[str]:
    """Return what a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOM)) for path in FILES])
def test_a_file_of_the_floor_is_pure(path: Path) -> None:
    """Few imports, no clock, no door, no `async`, no blind `except`, no function over the budget."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    nodes = list(ast.walk(tree))
    calls = {getattr(n.func, "attr", getattr(n.func, "id", "")) for n in nodes if isinstance(n, ast.Call)}

    assert [] == [
        name for name in imports(tree) if not name.startswith("callcenter.floor") and name not in ALLOWED
    ]
    assert set() == calls & FORBIDDEN_CALLS
    assert [] == [n for n in nodes if isinstance(n, ast.AsyncFunctionDef | ast.Await | ast.Global)]
    assert [] == [n for n in nodes if isinstance(n, ast.ExceptHandler) and n.type is None]
    assert [] == [size for size in functions(path.name, source) if size.lines > LARGEST_PURE_FUNCTION]


def test_the_floor_needs_no_door_to_run() -> None:
    """Loading it alone loads nothing of the shell."""
    code = (
        "import sys, callcenter.floor; print(*sorted(n for n in sys.modules if n.startswith('callcenter')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(done.stdout.split()) - {"callcenter"}
    assert set() == {name for name in loaded if not name.startswith("callcenter.floor")}
