"""`callcenter replay`: decide a journal again, and say where it comes out otherwise.

Exit codes: 0 every decision is the same, 1 one differs, 2 there is no journal to read.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from callcenter.ports.journal import Row

SAME, DIFFERS, MISUSED = 0, 1, 2


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `replay`."""
    parser = subparsers.add_parser("replay", help="decide a journal again and compare")
    parser.add_argument("journal", metavar="JOURNAL", help="a saved journal (.jsonl), a SQLite file or a URL")
    parser.add_argument("--floor", default="main", help="the floor, in a database (main)")
    parser.add_argument(
        "--save",
        type=Path,
        metavar="FILE",
        help="save the journal as lines instead; it holds what callers' numbers and names it held before",
    )
    parser.set_defaults(run=command)


def command(args: argparse.Namespace) -> int:
    """Replay or save a journal."""
    from callcenter.commands.journals import rows_of
    from callcenter.ports.journal import JournalError
    from callcenter.simulation.documents import Nonsense
    from callcenter.simulation.replaying import Unreadable

    try:
        rows = rows_of(args.journal, args.floor)
        return _replay(rows) if args.save is None else _save(rows, args.save)
    except OSError as error:
        print(f"{error.filename or args.journal}: {error.strerror or error}", file=sys.stderr)
    except (JournalError, Nonsense, Unreadable, ValueError) as error:
        print(error, file=sys.stderr)
    return MISUSED


def _replay(rows: "Iterable[Row]") -> int:
    from callcenter.simulation.replaying import Replay, Unreadable, words

    replay = Replay()
    found = replay.first_divergence(rows)
    if found is not None:
        for line in words(found):
            print(line)
    elif not replay.decisions:
        raise Unreadable("the journal is empty")
    print(f"{replay.decisions} decisions with {replay.events} events came out the same")
    return SAME if found is None else DIFFERS


def _save(rows: "Iterable[Row]", file: Path) -> int:
    from callcenter.simulation.lines import write

    with file.open("wb") as out:
        out.writelines(write(rows))
    return SAME
