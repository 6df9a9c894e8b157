"""`callcenter staff`: how many agents each interval needs, by formula and by simulation side by side.

Exit codes: 0 answered, 1 a file could not be written, 2 what was asked for makes no sense.
"""

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from callcenter.simulation.crew.results import WholeDay
    from callcenter.simulation.history import History
    from callcenter.simulation.prepared import Prepared
    from callcenter.simulation.staffing import Need, Staffed
    from callcenter.staffing.forecast import Accuracy
    from callcenter.staffing.needed import Goal

FINE, FAILED, MISUSED = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `staff`."""
    parser = subparsers.add_parser("staff", help="how many agents, by formula and by simulation")
    parser.add_argument(
        "source",
        metavar="SOURCE",
        help="a scenario (.yaml), a real day (.jsonl, .db, URL), or with --forecast a history (.csv too)",
    )
    _add_goal(parser)
    parser.add_argument("--forecast", metavar="DAY", help="staff this day (2026-03-09), from earlier weeks")
    parser.add_argument("--zone", default="UTC", help="the zone of that day (UTC)")
    parser.add_argument("--weeks", type=int, default=8, help="how many weeks to look back (8)")
    parser.add_argument("--patience", type=float, default=300.0, help="mean patience for a forecast (300)")
    parser.add_argument("--formula", action="store_true", help="ask the formulas alone: quick")
    parser.add_argument("--calls", type=int, default=500, help="calls in one simulated run (500)")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="simulated runs of each (3)")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes (as many as processors)")
    parser.add_argument("--days", type=int, default=5, metavar="N", help="runs of the whole day (5)")
    parser.add_argument(
        "--each-interval", action="store_true", help="the whole day reaches the goal in each interval too"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a report with charts to this file")
    parser.add_argument("--language", choices=("en", "zh-CN"), default="en", help="of tables and report (en)")
    parser.set_defaults(run=command)


def _add_goal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--level", type=float, default=0.8, help="share to be answered in time (0.8)")
    parser.add_argument("--seconds", type=float, default=20.0, help="in time: within so many seconds (20)")
    parser.add_argument("--occupancy", type=float, default=1.0, help="at most so busy, 0 to 1 (1)")
    parser.add_argument("--shrinkage", type=float, default=0.0, help="share of paid time away from calls (0)")


def command(args: argparse.Namespace) -> int:
    """Find out what to expect, ask, and print."""
    from callcenter.simulation.documents import Nonsense
    from callcenter.staffing.needed import Goal
    from callcenter.staffing.traffic import ImpossibleLoad

    if min(args.weeks, args.calls, args.runs, args.days) < 1 or args.jobs < 0 or not args.patience > 0:
        print("--weeks, --calls, --runs, --days and --patience must be more than 0", file=sys.stderr)
        return MISUSED
    goal = Goal(args.level, args.seconds, args.occupancy, args.shrinkage)
    try:
        goal.check()
        expected = _expected(args)
        answers, day = _answers(args, expected, goal)
        _print(args, answers, day, expected)
        _write(args, answers, day, expected.zone)
    except Nonsense as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return MISUSED
    except ImpossibleLoad as error:
        print(error, file=sys.stderr)
        return MISUSED
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return FAILED
    return FINE


class _Expected(NamedTuple):
    """What to expect, where from (None out of history), how good such forecasts were, and the zone."""

    needs: "list[Need]"
    day: "Prepared | None"
    accuracy: "dict[str, Accuracy]"
    zone: str


def _expected(args: argparse.Namespace) -> _Expected:
    if args.forecast is not None:
        return _forecast(args)
    from callcenter.commands.days import builder, document_of
    from callcenter.simulation.staffing import needs_of_calls, needs_of_streams

    document = document_of(args.source)
    day = builder().build(document)
    callers = day.callers
    if callers.recorded is not None:
        needs = needs_of_calls(callers.calls(1), callers.begin, callers.interval)
    else:
        needs = needs_of_streams(callers.streams, callers.begin, callers.interval, callers.answer)
    return _Expected(needs, day, {}, str(document.value.get("zone", "UTC")))


def _forecast(args: argparse.Namespace) -> _Expected:
    from callcenter.simulation import history
    from callcenter.simulation.documents import Nonsense, Problem

    past = _history(args.source)
    needs = history.expected(past, _midnight(args.forecast, args.zone), args.weeks, args.patience, 0.0)
    if not needs:
        reason = f"says nothing of the weeks before {args.forecast}"
        raise Nonsense([Problem(args.source, 0, reason)])
    return _Expected(needs, None, history.accuracies(past, args.weeks), args.zone)


def _history(source: str) -> "History":
    from callcenter.commands.days import builder, document_of, text_of
    from callcenter.simulation import history
    from callcenter.simulation.documents import Nonsense, Problem

    if source.endswith(".csv"):
        return history.read_table(source, text_of(source).splitlines(), 1800.0)
    day = builder().build(document_of(source)).callers.recorded
    if day is None:
        raise Nonsense([Problem(source, 0, "a scenario is no history")])
    return history.of_day(day, 1800.0)


def _midnight(day: str, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    from callcenter.simulation.documents import Nonsense, Problem

    try:
        return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=ZoneInfo(zone))
    except (ValueError, KeyError, OSError):
        raise Nonsense(
            [Problem("--forecast", 0, f"no day such as 2026-03-09 in a zone: {day}, {zone}")]
        ) from None


def _answers(
    args: argparse.Namespace, expected: _Expected, goal: "Goal"
) -> "tuple[list[Staffed], WholeDay | None]":
    """Ask the formulas, then each queue and interval alone, then the whole day."""
    from callcenter.commands.runs import complete_all, search_day
    from callcenter.simulation.crew.results import Looked
    from callcenter.simulation.staffing import Simulator, by_formula

    answers, day = [by_formula(need, goal) for need in expected.needs], expected.day
    if args.formula:
        return answers, None
    policies = {policy.id: policy for policy in day.house.queues} if day else {}
    simulator = Simulator(policies, goal, args.calls, range(1, args.runs + 1))
    answers = complete_all(simulator, answers, args.jobs)
    if day is None:
        return answers, None
    looked = Looked(goal, tuple(range(1, args.days + 1)), args.each_interval)
    return search_day(day, answers, looked, args.jobs)


def _print(
    args: argparse.Namespace, answers: "list[Staffed]", day: "WholeDay | None", expected: _Expected
) -> None:
    import msgspec
    from rich.console import Console

    if args.json:
        found = {"staff": answers, "day": day, "forecast": expected.accuracy}
        print(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return
    from callcenter.commands.staff_table import day_tables, table

    console = Console()
    console.print(table(answers, expected.zone, args.language))
    if day is not None:
        for each in day_tables(day, expected.zone, args.language):
            console.print(each)
    for line in _sentences(args, day, expected.accuracy):
        console.print(line)


def _sentences(
    args: argparse.Namespace, day: "WholeDay | None", accuracy: "dict[str, Accuracy]"
) -> "Iterator[str]":
    """Yield what stands below the tables."""
    from callcenter.commands.staff_table import legend
    from callcenter.simulation.crew.words import told

    if day is not None:
        yield legend(day, args.language)
        yield told(day, args.language, each_interval=args.each_interval)
    for queue, found in accuracy.items():
        if found.wape is not None and found.bias is not None:
            yield (
                f"forecast of {queue} so far: WAPE {found.wape:.1%}, bias {found.bias:+.1%}"
                f" ({found.intervals} intervals)"
            )
    yield (
        "Erlang takes calls to come at random, spans to be exponential, one skill and a steady state in each"
        " interval; C takes nobody to hang up. The simulation is the real floor, under the same load; the day"
        " is the whole scenario on it."
    )


def _write(args: argparse.Namespace, answers: "list[Staffed]", day: "WholeDay | None", zone: str) -> None:
    """Write the report if it was asked for. Raises `OSError`."""
    if args.html is not None:
        from callcenter.simulation.crew.page import page

        html = page(answers, day, args.language, zone, each_interval=args.each_interval)
        args.html.write_text(html, encoding="utf-8")
