"""`callcenter simulate`: try a day out on the real floor, in virtual time.

Exit codes: 0 it ran, 1 a file could not be written, 2 what was asked for makes no sense, which is said
by file and line.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from callcenter.simulation.experiment import Comparison, Report
    from callcenter.simulation.plan import Plan
    from callcenter.simulation.prepared import Prepared
    from callcenter.simulation.taking import Taken

FINE, FAILED, MISUSED = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `simulate`."""
    parser = subparsers.add_parser("simulate", help="try a day out on the real floor, in virtual time")
    parser.add_argument(
        "scenario",
        metavar="SCENARIO",
        help="a scenario (.yaml), or the journal of a real day (.jsonl, .db, URL)",
    )
    parser.add_argument(
        "--compare", metavar="OTHER", help="another scenario or house document, tried on the same callers"
    )
    parser.add_argument(
        "--campaign",
        action="store_true",
        help="SCENARIO is a campaign (.yaml): predictive pacing is held against progressive",
    )
    parser.add_argument("--runs", type=int, default=10, metavar="N", help="how many days to draw (10)")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first day (1)")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (as many as processors)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report with charts to this file")
    parser.add_argument("--language", choices=("en", "zh-CN"), default="en", help="of tables and report (en)")
    parser.add_argument("--record", type=Path, metavar="FILE", help="save the first day's journal as lines")
    parser.set_defaults(run=command)


def command(args: argparse.Namespace) -> int:
    """Build, run, report."""
    from callcenter.simulation.documents import Nonsense

    if args.runs < 1 or args.jobs < 0:
        print("--runs must be at least 1, and --jobs not negative", file=sys.stderr)
        return MISUSED
    try:
        if args.campaign:
            return _campaign(args)
        days, zone = _days(args.scenario, args.compare)
    except Nonsense as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return MISUSED
    from callcenter.commands.runs import run_all

    seeds = range(args.seed, args.seed + args.runs)
    found = _reported(days, seeds, run_all(days, seeds, args.jobs))
    _print(found, args.json, args.language)
    try:
        _write(args, found, zone, days[0].plan(args.seed))
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return FAILED
    return FINE


def _campaign(args: argparse.Namespace) -> int:
    """Try a campaign out instead of a day. Raises `Nonsense`."""
    from callcenter.commands.campaigns import try_out

    if args.compare or args.html or args.record:
        print("--campaign goes with neither --compare, --html nor --record", file=sys.stderr)
        return MISUSED
    try_out(args)
    return FINE


def _days(scenario: str, other: str | None) -> "tuple[list[Prepared], str]":
    """Return the day, and the other one on the same callers; and the zone they are shown in."""
    from callcenter.commands.days import builder, document_of, text_of
    from callcenter.simulation.building import unserved
    from callcenter.simulation.documents import Nonsense, Problem

    document = document_of(scenario)
    day = builder().build(document)
    zone = str(document.value.get("zone", "UTC"))
    if other is None:
        return [day], zone
    second = replace(builder().variant(document, other, text_of(other)), callers=day.callers, end=day.end)
    if reason := unserved(second, second.house):
        raise Nonsense([Problem(other, 0, reason)])
    return [day, second], zone


def _reported(
    days: "Sequence[Prepared]", seeds: Sequence[int], runs: "list[list[Taken]]"
) -> "Report | Comparison":
    from callcenter.simulation.experiment import compare, report

    reports = [report(day.plan(seeds[0]), seeds, results) for day, results in zip(days, runs, strict=True)]
    return reports[0] if len(reports) == 1 else compare(reports[0], reports[1], runs[0], runs[1])


def _print(found: "Report | Comparison", as_json: bool, language: str) -> None:
    import msgspec
    from rich.console import Console

    from callcenter.commands.tables import tables

    if as_json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    console = Console()
    for table in tables(found, language):
        console.print(table)


def _write(args: argparse.Namespace, found: "Report | Comparison", zone: str, plan: "Plan") -> None:
    """Write what was asked for beside the tables. Raises `OSError`."""
    if args.html is not None:
        from callcenter.simulation.page import page

        args.html.write_text(page(found, args.language, zone), encoding="utf-8")
    if args.record is not None:
        from callcenter.simulation.lines import Recorder, write
        from callcenter.simulation.world import World

        recorder = Recorder()
        World(plan, [recorder]).run()
        with args.record.open("wb") as out:
            out.writelines(write(recorder.rows))
