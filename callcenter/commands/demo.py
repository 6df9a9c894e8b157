"""`callcenter demo`: the service on the simulated carrier, with sample data and people who call."""

import argparse

from callcenter.commands.common import add_config, run, serve_until_stopped, settings_of
from callcenter.settings import Settings

WELCOME = """
  The demo runs at {url}
  Sign in as   ana / {password}   (agent)
          or   ben / {password}   (agent and supervisor)
          or   lin / {password}   (account manager)
          or   tia / {password}   (department)
          or   ada / {password}   (administrator)
  Go available, and the next caller rings at your desk. Stop with Ctrl-C.
"""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demo`."""
    parser = subparsers.add_parser("demo", help="run on simulated calls, with sample data")
    add_config(parser)
    parser.add_argument("--rate", type=float, default=110.0, metavar="N", help="calls per hour (110)")
    parser.add_argument("--agents", type=int, default=6, metavar="N", help="simulated agents (6)")
    parser.add_argument("--speed", type=float, default=1.0, metavar="X", help="line seconds per second (1)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="the dice's seed (0)")
    parser.set_defaults(run=command)


def command(args: argparse.Namespace) -> int:
    """Run the demo until stopped."""
    settings = settings_of(args, database_url="sqlite:///var/demo.db", provider="simulated")
    return run(_demo(settings, args), settings)


async def _demo(settings: Settings, args: argparse.Namespace) -> int:
    from callcenter.demo.people import PASSWORD
    from callcenter.demo.stage import demo

    async with demo(
        settings, rate=args.rate, agents=args.agents, speed=args.speed, seed=args.seed
    ) as service:
        print(WELCOME.format(url=settings.public_url, password=PASSWORD))
        return await serve_until_stopped(service)
