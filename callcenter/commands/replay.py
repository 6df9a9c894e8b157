"""`callcenter replay`: decide a journal again, and say where it comes out otherwise; or why, of one contact.

Exit codes: 0 every decision is the same, 1 one differs, 2 there is no journal to read.
"""

import argparse
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
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
    parser.add_argument(
        "--why", metavar="CONTACT", help="say why a contact was offered to whom, and to whom it was not"
    )
    parser.add_argument(
        "--at", type=_moment, metavar="TIME", help="with --why: at this moment alone (ISO 8601, else UTC)"
    )
    parser.add_argument("--language", choices=("en", "zh"), default="en", help="of the words (en)")
    parser.set_defaults(run=command)


def _moment(text: str) -> float:
    """Read a moment; without a zone it is UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2026-11-23T10:00:05") from None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def command(args: argparse.Namespace) -> int:
    """Replay or save a journal."""
    from callcenter.commands.journals import rows_of
    from callcenter.ports.journal import JournalError
    from callcenter.simulation.documents import Nonsense
    from callcenter.simulation.replaying import Unreadable

    try:
        rows = rows_of(args.journal, args.floor)
        if args.why is not None:
            return _explain(rows, args)
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


def _explain(rows: "Iterable[Row]", args: argparse.Namespace) -> int:
    """Tell the moments of one contact in words."""
    from callcenter.service.reasons import verdict_words, why_words
    from callcenter.simulation.explaining import Explainer
    from callcenter.simulation.replaying import Unreadable

    told = False
    for moment in Explainer(args.why).moments(rows, args.at):
        told = True
        at = datetime.fromtimestamp(moment.at, UTC)
        print(f"{at:%Y-%m-%d %H:%M:%S} UTC  {moment.phase}  {moment.queue}".rstrip())
        if moment.agent:
            said = why_words(moment.why).get(args.language, "")
            print(f"  -> {moment.names.get(moment.agent, moment.agent)}" + (f": {said}" if said else ""))
        for id_, verdict in sorted(moment.verdicts.items()):
            if id_ != moment.agent:
                print(f"     {moment.names.get(id_, id_)}: {verdict_words(verdict)[args.language]}")
    if not told:
        raise Unreadable(f"contact {args.why} is not on the floor" + (" then" if args.at else " at any time"))
    return SAME


def _save(rows: "Iterable[Row]", file: Path) -> int:
    from callcenter.simulation.lines import write

    with file.open("wb") as out:
        out.writelines(write(rows))
    return SAME
