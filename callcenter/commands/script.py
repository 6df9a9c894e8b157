"""`callcenter script`: check scripts of talks, draw them.

Exit codes: 0 all is well, 1 a script has errors, 2 it was asked for wrongly.
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcenter.outbound.scripts.check import Checked

FINE, FLAWED, MISUSED = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `script` with its two verbs."""
    parser = subparsers.add_parser("script", help="check and draw scripts of talks")
    parser.set_defaults(run=run)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    check = verbs.add_parser("check", help="tell every problem of scripts")
    check.add_argument("paths", nargs="+", type=Path, metavar="FILE")
    graph = verbs.add_parser("graph", help="draw a script")
    graph.add_argument("paths", nargs=1, type=Path, metavar="FILE")
    form = graph.add_mutually_exclusive_group()
    form.add_argument("--svg", type=Path, metavar="FILE", help="write an SVG drawing to this file")
    form.add_argument("--mermaid", action="store_true", help="print Mermaid text (the default)")


def run(args: argparse.Namespace) -> int:
    """Carries out one verb and returns the exit code."""
    try:
        found = [_checked(path) for path in args.paths]
    except (OSError, UnicodeDecodeError) as error:
        print(error, file=sys.stderr)
        return MISUSED
    if args.verb == "graph":
        return _graph(found[0], args.svg)
    problems = [problem for each in found for problem in each.problems]
    for problem in problems:
        print(problem)
    errors = sum(problem.is_error for problem in problems)
    print(f"{len(found)} scripts, {errors} errors, {len(problems) - errors} warnings")
    return FLAWED if errors else FINE


def _checked(path: Path) -> "Checked":
    from callcenter.outbound.scripts.check import check
    from notation.source import Source

    return check(Source(str(path), path.read_text(encoding="utf-8")))


def _graph(found: "Checked", svg_file: Path | None) -> int:
    from callcenter.outbound.scripts.graph import mermaid, svg

    if found.script is None:
        for problem in found.problems:
            print(problem)
        return FLAWED
    if svg_file is None:
        print(mermaid(found.script), end="")
        return FINE
    try:
        svg_file.write_text(svg(found.script), encoding="utf-8")
    except OSError as error:
        print(f"{svg_file}: {error.strerror}", file=sys.stderr)
        return MISUSED
    return FINE
