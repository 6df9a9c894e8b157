"""`callcenter admin`: users, configuration, the database, the numbers at Twilio."""

import argparse
import getpass
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from callcenter.commands.common import FAILED, add_config, run, settings_of
from callcenter.commands.facts import check_facts, rebuild_facts
from callcenter.ports.records import Records
from callcenter.settings import Settings


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `admin` with its verbs."""
    parser = subparsers.add_parser("admin", help="users, configuration, database, numbers")
    add_config(parser)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("migrate", help="bring the database to the present schema")
    user = verbs.add_parser("add-user", help="add a user, or change one; asks for the password")
    user.add_argument("name")
    user.add_argument("--agent", default="", help="the agent this user works as")
    user.add_argument("--display", default="", help="the name on screens")
    user.add_argument("--email", default="", help="where scheduled reports are sent")
    user.add_argument("--role", action="append", default=[], dest="roles", help="may be repeated (agent)")
    user.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    verbs.add_parser("users", help="list the users")
    exported = verbs.add_parser("export", help="print the configuration as YAML")
    exported.set_defaults(file=None)
    imported = verbs.add_parser("import", help="check a configuration and let it hold from the next start")
    imported.add_argument("file", type=Path)
    imported.add_argument("--dry-run", action="store_true", help="only check")
    numbers = verbs.add_parser("numbers", help="compare the numbers' webhooks at Twilio with ours")
    numbers.add_argument("--apply", action="store_true", help="set what differs")
    verbs.add_parser("check-facts", help="compare the facts of reports with the journal")
    verbs.add_parser("rebuild-facts", help="make the facts of reports anew from the journal")
    parser.set_defaults(run=command)


def command(args: argparse.Namespace) -> int:
    """Carry out one verb."""
    settings = settings_of(args)
    return run(_VERBS[args.verb](settings, args), settings)


async def migrate(settings: Settings, _args: argparse.Namespace) -> int:
    """Bring the database to the present schema."""
    from callcenter.storage.migrate import upgrade

    await upgrade(settings.database_url)
    print("the database is up to date")
    return 0


async def add_user(settings: Settings, args: argparse.Namespace) -> int:
    """Add or change a user."""
    from callcenter.ports.records import User
    from callcenter.web.passwords import Passwords

    word = sys.stdin.readline().rstrip("\n") if args.password_stdin else getpass.getpass()
    if len(word) < 8:
        print("a password has at least 8 characters", file=sys.stderr)
        return FAILED
    passwords = Passwords()
    try:
        hashed = await passwords.hash(word)
    finally:
        passwords.close()
    async with opened(settings) as records:
        roles = tuple(args.roles) or ("agent",)
        display = args.display or args.name
        await records.save_user(User(args.name, hashed, display, args.agent, roles, email=args.email))
    print(f"user {args.name} is saved")
    return 0


async def users(settings: Settings, _args: argparse.Namespace) -> int:
    """List the users."""
    async with opened(settings) as records:
        for user in await records.users():
            state = "" if user.active else " (inactive)"
            print(f"{user.name}\t{user.agent or '-'}\t{','.join(user.roles)}{state}")
    return 0


async def export(settings: Settings, _args: argparse.Namespace) -> int:
    """Print the configuration."""
    import yaml

    from callcenter.service.house import default_document

    async with opened(settings) as records:
        stored = await records.configuration()
    document = stored.document if stored else default_document()
    print(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), end="")
    return 0


async def import_(settings: Settings, args: argparse.Namespace) -> int:
    """Check a configuration, and store it unless it is a dry run."""
    from callcenter.service.house import BadConfiguration
    from callcenter.service.house_file import house_in
    from callcenter.system_clock import SystemClock
    from notation.source import Source

    try:
        document, house = house_in(Source(str(args.file), args.file.read_text(encoding="utf-8")))
    except BadConfiguration as error:
        print(*error.problems, "not accepted", sep="\n", file=sys.stderr)
        return FAILED
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not written in UTF-8"
        print(f"{args.file}: {reason}", file=sys.stderr)
        return FAILED
    print(f"{len(house.queues)} queues, {len(house.agents)} agents, {len(house.calendars)} calendars: fine")
    if not args.dry_run:
        async with opened(settings) as records:
            stored = await records.configuration()
            version = stored.version if stored else 0
            await records.save_configuration(document, version, "command line", SystemClock().now())
        print("stored; it holds from the next start")
    return 0


async def numbers(settings: Settings, args: argparse.Namespace) -> int:
    """Compare or set the webhooks of the account's numbers."""
    from callcenter.assembly.carrier import twilio_settings
    from callcenter.telephony.twilio.rest import Rest
    from callcenter.telephony.twilio.setup import configure_numbers

    twilio = twilio_settings(settings)
    rest = Rest(twilio)
    await rest.open()
    try:
        drifts = await configure_numbers(twilio, rest, args.apply)
    finally:
        await rest.close()
    for drift in drifts:
        print(f"{drift.of}: {drift.field} is {drift.found or '(empty)'}, wanted {drift.wanted}")
    print("set" if args.apply and drifts else f"{len(drifts)} differences")
    return 0 if args.apply or not drifts else FAILED


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Records]:
    """The records alone: the floor may be owned by a service that runs."""
    from callcenter.storage.migrate import upgrade
    from callcenter.storage.open import build_storage

    await upgrade(settings.database_url)
    records = build_storage(settings.database_url, settings.floor).records
    await records.open()
    try:
        yield records
    finally:
        await records.close()


_VERBS: dict[str, Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, int]]] = {
    "migrate": migrate,
    "add-user": add_user,
    "users": users,
    "export": export,
    "import": import_,
    "numbers": numbers,
    "check-facts": check_facts,
    "rebuild-facts": rebuild_facts,
}
