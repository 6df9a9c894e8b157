"""Measure files and functions, and fail where one outgrows its budget.

A file is all its lines. A function is its lines without its decorators and its docstring; a function
inside another counts in both. Tests and TypeScript are held to the largest file alone.
"""

import ast
import json
import statistics
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CODE = ("callcenter/", "ivr/", "dashboards/", "bench/", "tools/")
PURE = (
    "callcenter/floor/",
    "callcenter/outbound/",
    "callcenter/accounts/",
    "callcenter/cases/",
    "ivr/",
    "dashboards/measures/",
    "dashboards/projections/",
)
TYPESCRIPT = (".ts", ".tsx")
LARGEST_FILE = 400
LARGEST_PURE_FUNCTION = 20


@dataclass(frozen=True)
class Size:
    """How many lines a file (`a/b.py`) or a function (`a/b.py:name`) has."""

    what: str
    lines: int


@dataclass(frozen=True)
class Limit:
    """What one kind of thing may measure; None where nothing is asked."""

    kind: str
    median: int | None
    p90: int | None
    largest: int | None


@dataclass(frozen=True)
class Breach:
    """One measure beyond its limit."""

    what: str
    lines: float
    limit: int


Measured = list[tuple[Limit, list[Size]]]


def functions(path: str, source: str) -> Iterator[Size]:
    """Measure every function of a Python file, methods and inner ones too."""
    yield from _walk(ast.parse(source), f"{path}:")


def _walk(node: ast.AST, prefix: str) -> Iterator[Size]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield Size(prefix + name, _length(child))
                yield from _walk(child, f"{prefix}{name}.")
            case ast.ClassDef(name=name):
                yield from _walk(child, f"{prefix}{name}.")
            case _:
                yield from _walk(child, prefix)


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is None:
        return total
    return total - ((first.end_lineno or first.lineno) - first.lineno + 1)


def p90(numbers: Sequence[int]) -> int:
    """Return the smallest number that at least nine in ten do not exceed; 0 for none."""
    ordered = sorted(numbers)
    return ordered[-(-len(ordered) * 9 // 10) - 1] if ordered else 0


def breaches(limit: Limit, sizes: Sequence[Size]) -> list[Breach]:
    """Name everything in `sizes` that breaks `limit`, the spread first."""
    lines = [size.lines for size in sizes]
    spread = (
        ("median", limit.median, statistics.median(lines) if lines else 0),
        ("p90", limit.p90, p90(lines)),
    )
    found = [
        Breach(f"{name} of {limit.kind}", value, allowed)
        for name, allowed, value in spread
        if allowed is not None and value > allowed
    ]
    if limit.largest is not None:
        found += [Breach(s.what, s.lines, limit.largest) for s in sizes if s.lines > limit.largest]
    return found


def measure(sources: Iterable[tuple[str, str]]) -> Measured:
    """Sort every source into what it is, and measure it against the limits of its kind."""
    files: list[Size] = []
    tests: list[Size] = []
    scripts: list[Size] = []
    shell: list[Size] = []
    pure: list[Size] = []
    for path, text in sources:
        size = Size(path, len(text.splitlines()))
        if path.endswith(TYPESCRIPT):
            scripts.append(size)
        elif path.startswith("tests/"):
            tests.append(size)
        elif path.startswith(CODE):
            files.append(size)
            (pure if path.startswith(PURE) else shell).extend(functions(path, text))
    return [
        (Limit("files", 120, 300, LARGEST_FILE), files),
        (Limit("functions", 8, 25, None), shell + pure),
        (Limit("functions of the shell", None, None, 50), shell),
        (Limit("functions of the pure rooms", None, None, LARGEST_PURE_FUNCTION), pure),
        (Limit("test files", None, None, LARGEST_FILE), tests),
        (Limit("TypeScript files", None, None, LARGEST_FILE), scripts),
    ]


def table(measured: Measured) -> str:
    """Lay the measures out, each with its limit behind it."""
    lines = [f"{'':<30}{'count':>7}{'median':>12}{'p90':>12}{'largest':>12}"]
    for limit, sizes in measured:
        numbers = [size.lines for size in sizes]
        median = statistics.median(numbers) if numbers else 0
        cells = (
            _cell(f"{median:g}", limit.median),
            _cell(str(p90(numbers)), limit.p90),
            _cell(str(max(numbers, default=0)), limit.largest),
        )
        lines.append(f"{limit.kind:<30}{len(numbers):>7}" + "".join(f"{cell:>12}" for cell in cells))
    return "\n".join(lines)


def _cell(value: str, limit: int | None) -> str:
    return value if limit is None else f"{value} / {limit}"


def allowances(pyproject: str) -> dict[str, str]:
    """Read what may be larger, and why; an entry without a reason is refused."""
    entries = tomllib.loads(pyproject).get("tool", {}).get("budget", {}).get("allow", [])
    for entry in entries:
        if not str(entry.get("reason", "")).strip():
            raise ValueError(f"tool.budget: {json.dumps(entry)} has no reason")
    return {entry["what"]: entry["reason"] for entry in entries}


def judge(measured: Measured, allowed: dict[str, str]) -> list[str]:
    """Say what is wrong: every breach without an allowance, and every allowance without a breach."""
    found = [breach for limit, sizes in measured for breach in breaches(limit, sizes)]
    wrong = [f"{b.what}: {b.lines:g} lines, limit {b.limit}" for b in found if b.what not in allowed]
    idle = allowed.keys() - {breach.what for breach in found}
    return wrong + [f"{what}: allowed in pyproject.toml, but within its budget" for what in sorted(idle)]


def sources(root: Path) -> Iterator[tuple[str, str]]:
    """Read every Python and TypeScript file under `root` that git knows or would take in."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "--deduplicate"]
    listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    for path in sorted(listed.stdout.splitlines()):
        if path.endswith((".py", *TYPESCRIPT)) and (root / path).is_file():
            yield path, (root / path).read_text(encoding="utf-8")


def main() -> int:
    """Print the table and what is wrong; 1 if anything is."""
    root = Path(__file__).parent.parent
    measured = measure(sources(root))
    wrong = judge(measured, allowances((root / "pyproject.toml").read_text(encoding="utf-8")))
    print(table(measured))
    for line in wrong:
        print(f"budget: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
