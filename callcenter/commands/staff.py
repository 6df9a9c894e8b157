"""`callcenter staff`: how many agents each interval needs, by formula and by simulation side by side.

Exit codes: 0 answered, 2 what was asked for makes no sense.
"""

import argparse
import sys
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcenter.floor.values import QueuePolicy
    from callcenter.simulation.history import History
    from callcenter.simulation.staffing import Need, Staffed
    from callcenter.staffing.forecast import Accuracy
    from callcenter.staffing.needed import Goal

FINE, MISUSED = 0, 2


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
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
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

    if min(args.weeks, args.calls, args.runs) < 1 or args.jobs < 0 or not args.patience > 0:
        print("--weeks, --calls, --runs and --patience must be more than 0", file=sys.stderr)
        return MISUSED
    goal = Goal(args.level, args.seconds, args.occupancy, args.shrinkage)
    try:
        goal.check()
        needs, policies, accuracy, zone = _expected(args)
        _print(_answers(args, needs, policies, goal), accuracy, zone, args.json)
    except Nonsense as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return MISUSED
    except ImpossibleLoad as error:
        print(error, file=sys.stderr)
        return MISUSED
    return FINE


def _expected(
    args: argparse.Namespace,
) -> "tuple[list[Need], dict[str, QueuePolicy], dict[str, Accuracy], str]":
    """Return what to expect, the queues' policies, how good such forecasts were, and the zone."""
    if args.forecast is not None:
        return _forecast(args)
    from callcenter.commands.days import builder, document_of
    from callcenter.simulation.staffing import needs_of_calls, needs_of_streams

    document = document_of(args.source)
    day = builder().build(document)
    callers, policies = day.callers, {policy.id: policy for policy in day.house.queues}
    if callers.recorded is not None:
        needs = needs_of_calls(callers.calls(1), callers.begin, callers.interval)
    else:
        needs = needs_of_streams(callers.streams, callers.begin, callers.interval, callers.answer)
    return needs, policies, {}, str(document.value.get("zone", "UTC"))


def _forecast(
    args: argparse.Namespace,
) -> "tuple[list[Need], dict[str, QueuePolicy], dict[str, Accuracy], str]":
    from callcenter.simulation import history
    from callcenter.simulation.documents import Nonsense, Problem

    past = _history(args.source)
    needs = history.expected(past, _midnight(args.forecast, args.zone), args.weeks, args.patience, 0.0)
    if not needs:
        reason = f"says nothing of the weeks before {args.forecast}"
        raise Nonsense([Problem(args.source, 0, reason)])
    return needs, {}, history.accuracies(past, args.weeks), args.zone


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
    args: argparse.Namespace, needs: "list[Need]", policies: "dict[str, QueuePolicy]", goal: "Goal"
) -> "list[Staffed]":
    from callcenter.commands.runs import complete_all
    from callcenter.simulation.staffing import Simulator, by_formula

    answers = [by_formula(need, goal) for need in needs]
    if args.formula:
        return answers
    return complete_all(Simulator(policies, goal, args.calls, range(1, args.runs + 1)), answers, args.jobs)


def _print(answers: "list[Staffed]", accuracy: "dict[str, Accuracy]", zone: str, as_json: bool) -> None:
    import msgspec
    from rich.console import Console

    from callcenter.commands.staff_table import table

    if as_json:
        print(
            msgspec.json.format(
                msgspec.json.encode({"staff": answers, "forecast": accuracy}), indent=1
            ).decode()
        )
        return
    console = Console()
    console.print(table(answers, zone))
    for queue, found in accuracy.items():
        if found.wape is not None and found.bias is not None:
            console.print(
                f"forecast of {queue} so far: WAPE {found.wape:.1%}, bias {found.bias:+.1%}"
                f" ({found.intervals} intervals)"
            )
    console.print(
        "Erlang takes calls to come at random, spans to be exponential, one skill and a steady state in each"
        " interval; C takes nobody to hang up. The simulation is the real floor, under the same load."
    )
