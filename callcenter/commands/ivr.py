"""`callcenter ivr`: check call flows, try them in the terminal, draw them.

Exit codes: 0 all is well, 1 the flows have errors, 2 it was asked for wrongly.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ivr.program import Program
    from notation.problems import Problem

FINE, FLAWED, MISUSED = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `ivr` with its three verbs."""
    parser = subparsers.add_parser("ivr", help="check, try and draw call flows")
    parser.set_defaults(run=run)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add_check(verbs)
    _add_try(verbs)
    _add_graph(verbs)


def _add_check(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = verbs.add_parser("check", help="tell every problem of flow files")
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a flow file, or a folder of them")


def _add_try(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    tried = verbs.add_parser("try", help="be the caller of a flow, in the terminal")
    _add_flow(tried)
    tried.add_argument(
        "--fact",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="what the host knows, such as tier=A or open.main=true (may be repeated)",
    )


def _add_graph(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    graph = verbs.add_parser("graph", help="draw a flow")
    _add_flow(graph)
    form = graph.add_mutually_exclusive_group()
    form.add_argument("--svg", type=Path, metavar="FILE", help="write an SVG drawing to this file")
    form.add_argument("--mermaid", action="store_true", help="print Mermaid text (the default)")


def _add_flow(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("flow", metavar="FLOW", help="the name of the flow")
    parser.add_argument("--dir", type=Path, help="the folder of flow files; else the flows that are shipped")


def run(args: argparse.Namespace) -> int:
    """Carries out one verb and returns the exit code."""
    match args.verb:
        case "check":
            return _check(args.paths)
        case "try":
            return _try(args.flow, args.dir, args.fact)
        case _:
            return _graph(args.flow, args.dir, args.svg)


def _check(paths: list[Path]) -> int:
    from ivr.check import check, sources

    found, unreadable = sources(paths)
    problems = sorted([*unreadable, *check(found)])
    _print(problems)
    if not found and not unreadable:
        print("no flow files there", file=sys.stderr)
        return MISUSED
    errors = sum(problem.is_error for problem in problems)
    print(f"{len(found)} flows, {errors} errors, {len(problems) - errors} warnings")
    return FLAWED if errors else FINE


def _try(flow: str, folder: Path | None, facts: list[str]) -> int:
    from ivr.walk import pairs, walk

    program, code = _program(flow, folder)
    if program is None:
        return code
    for line in walk(program, flow, pairs(facts), _typed()):
        print(line, flush=True)
    return FINE


def _graph(flow: str, folder: Path | None, svg_file: Path | None) -> int:
    from ivr.graph import mermaid, svg

    program, code = _program(flow, folder)
    if program is None:
        return code
    if svg_file is None:
        print(mermaid(program.flows[flow]), end="")
        return FINE
    try:
        svg_file.write_text(svg(program.flows[flow]), encoding="utf-8")
    except OSError as error:
        print(f"{svg_file}: {error.strerror}", file=sys.stderr)
        return MISUSED
    return FINE


def _program(flow: str, folder: Path | None) -> "tuple[Program | None, int]":
    """The checked program that holds the flow; or, after saying why there is none, an exit code."""
    from ivr.check import SHIPPED, build, sources

    found, unreadable = sources([folder or SHIPPED])
    program, problems = build(found)
    if program is None or unreadable:
        _print([*unreadable, *problems])
        return None, FLAWED
    if flow not in program.flows:
        known = ", ".join(program.flows) or "none"
        print(f"there is no flow `{flow}`; there are: {known}", file=sys.stderr)
        return None, MISUSED
    return program, FINE


def _typed() -> Iterator[str]:
    """The lines of the caller, prompted for where a person sits at the terminal."""
    while True:
        if sys.stdin.isatty():
            print("> ", end="", flush=True)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _print(problems: "Iterable[Problem]") -> None:
    for problem in problems:
        print(problem)
