"""The `callcenter` command."""

import argparse
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 well, 1 it failed, 2 it was asked for wrongly."""
    from callcenter.commands import admin, demo, ivr, replay, script, serve, simulate, staff, watch

    parser = argparse.ArgumentParser(prog="callcenter", description="An open contact centre.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in (serve, demo, ivr, script, simulate, staff, replay, watch, admin):
        command.add_parser(subparsers)
    args = parser.parse_args(argv)
    code: int = args.run(args)
    return code


if __name__ == "__main__":
    sys.exit(main())
