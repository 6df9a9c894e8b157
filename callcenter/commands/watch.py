"""`callcenter watch`: the wallboard in a terminal.

Exit codes: 0 it was shown, 1 nobody lets us in or nobody is there, 2 it was asked for wrongly.
"""

import argparse
import asyncio
import getpass
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from callcenter.commands.watching.line import Account
    from callcenter.commands.watching.words import Words

FINE, FAILED, MISUSED = 0, 1, 2
#: Seconds between two looks at the clock: ages move on though nothing happens.
TICK = 1.0


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `watch`."""
    parser = subparsers.add_parser("watch", help="the wallboard in a terminal")
    parser.add_argument(
        "url",
        nargs="?",
        default="http://127.0.0.1:8080",
        metavar="URL",
        help="the service (http://127.0.0.1:8080)",
    )
    parser.add_argument("--user", default=getpass.getuser(), metavar="NAME", help="who signs in (you)")
    parser.add_argument("--once", action="store_true", help="print one picture and end")
    parser.add_argument(
        "--width", type=int, default=0, metavar="N", help="characters in a line (the terminal's)"
    )
    parser.add_argument(
        "--language", choices=("en", "zh-CN"), default="", help="of the board (the user's own)"
    )
    parser.epilog = "The password is read from CALLCENTER_PASSWORD, or asked for."
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Sign in and show."""
    from rich.console import Console

    from callcenter.commands.watching.line import Account
    from callcenter.commands.watching.words import Words

    url = str(args.url).rstrip("/")
    if not url.startswith(("http://", "https://")):
        print(f"{args.url} is no address of a service: http://HOST:PORT", file=sys.stderr)
        return MISUSED
    words = Words(args.language)
    password = os.environ.get("CALLCENTER_PASSWORD")
    if password is None:
        password = getpass.getpass(words("password", name=args.user))
    account = Account(url, args.user, password)
    console = Console(width=args.width or None)
    work = once if args.once else follow
    try:
        return asyncio.run(work(account, console, args.language))
    except KeyboardInterrupt:
        return FINE


async def once(account: "Account", console: "Console", language: str = "") -> int:
    """Print one picture; 1 if there is none to be had."""
    from rich.text import Text

    from callcenter.commands.watching.feed import Picture
    from callcenter.commands.watching.line import Away, Follower, Refused, sign_in
    from callcenter.commands.watching.screen import screen
    from callcenter.commands.watching.words import Words

    picture, words = Picture(), Words(language)
    follower = Follower(account, picture, lambda: None, lambda _why, _span: None)
    try:
        session = await sign_in(account)
        words = Words(language or session.language)
        follower.enter(session)
        await follower.first()
    except Refused as error:
        print(_refusal(error.code, account, words), file=sys.stderr)
        return FAILED
    except Away as error:
        print(words("no_service", url=account.url, why=error), file=sys.stderr)
        return FAILED
    console.print(screen(picture, words, console.width, Text(account.url, "dim"), picture.now))
    return FINE


async def follow(account: "Account", console: "Console", language: str = "") -> int:
    """Show the picture as it changes, until interrupted; 1 when nobody lets us in."""
    from rich.live import Live

    from callcenter.commands.watching.board import Board
    from callcenter.commands.watching.line import Refused

    board = Board(account, console, language)
    try:
        with Live(board, console=console, screen=console.is_terminal, auto_refresh=False) as live:
            await board.show(live.refresh, TICK)
    except Refused as error:
        print(_refusal(error.code, account, board.words), file=sys.stderr)
    return FAILED


def _refusal(code: str, account: "Account", words: "Words") -> str:
    if code == "wrong_credentials":
        return words("wrong")
    if code == "too_many_requests":
        return words("too_many")
    return words("refused", name=account.name, why=code)
