"""`python -m bench`: measure, print `name: value` lines, then the details."""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path

import msgspec
import uvloop

from bench.figures import Figure
from bench.measures import MEASURES
from bench.process import LOAD_CPU, pin
from bench.rounds import SMOKE, Size

#: Where the databases lie (on a real disk) and where the details are kept.
VAR = Path("var")


def main() -> int:
    """Run the measures asked for; 1 when a goal was asked to hold and does not."""
    args = _arguments()
    size = SMOKE if args.smoke else Size()
    if args.rounds:
        size = msgspec.structs.replace(size, rounds=args.rounds)
    VAR.mkdir(exist_ok=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        figures = [each for name in args.measures for each in runner.run(_run(name, size))]
    print("\n" + "\n".join(figure.detail() for figure in figures))
    (VAR / "bench.json").write_text(json.dumps(msgspec.to_builtins(figures), indent=1), encoding="utf-8")
    missed = [each.name for each in figures if each.goal and not each.goal.met(each.value)]
    return 1 if args.strict and missed else 0


async def _run(name: str, size: Size) -> list[Figure]:
    """Run one measure in a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=f"bench-{name}-", dir=VAR) as folder:
        everywhere = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
        if name not in {"customers", "gate", "journal", "replay", "reports", "routing", "simulate"}:
            pin(os.getpid(), LOAD_CPU)
        try:
            figures = await MEASURES[name](size, Path(folder))
        finally:
            if everywhere:
                os.sched_setaffinity(0, everywhere)
    for figure in figures:
        print(figure.line(), flush=True)
    return figures


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument(
        "measures",
        nargs="*",
        default=list(MEASURES),
        metavar="MEASURE",
        help=f"what to measure, out of {', '.join(MEASURES)} (all)",
    )
    parser.add_argument("--rounds", type=int, default=0, metavar="N", help="rounds of each measure (5)")
    parser.add_argument("--smoke", action="store_true", help="tiny sizes: shows that everything runs")
    parser.add_argument("--strict", action="store_true", help="end with 1 if a goal is missed")
    args = parser.parse_args()
    if unknown := [name for name in args.measures if name not in MEASURES]:
        parser.error(f"no such measure: {', '.join(unknown)}")
    return args


if __name__ == "__main__":
    sys.exit(main())
