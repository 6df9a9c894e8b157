"""`callcenter serve`: the service, for real."""

import argparse
import sys

from callcenter.commands.common import FAILED, add_config, run, serve_until_stopped, settings_of
from callcenter.settings import Settings


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `serve`."""
    parser = subparsers.add_parser("serve", help="run the service")
    add_config(parser)
    parser.set_defaults(run=command)


def command(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    settings = settings_of(args)
    return run(_serve(settings), settings)


async def _serve(settings: Settings) -> int:
    from callcenter.main import running
    from callcenter.ports.journal import JournalError
    from callcenter.ports.records import RecordsError

    try:
        async with running(settings) as service:
            print(f"callcenter: {settings.public_url} ({settings.provider})")
            return await serve_until_stopped(service, self_test=settings.provider == "twilio")
    except (JournalError, RecordsError, ValueError) as error:
        print(f"cannot start: {error}", file=sys.stderr)
        return FAILED
