"""What the commands share: settings, logs, serving until a signal."""

import argparse
import asyncio
import gc
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from callcenter.observe.logs import set_up
from callcenter.settings import BadSettings, Settings, load

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from callcenter.assembly.service import Service

FAILED, MISUSED = 1, 2


class Stopped(Exception):
    """The service must end, and says why."""


def add_config(parser: argparse.ArgumentParser) -> None:
    """Let a command take a settings file."""
    parser.add_argument("--config", type=Path, metavar="FILE", help="a YAML file of settings")


def settings_of(args: argparse.Namespace, **defaults: str) -> Settings:
    """Return the settings from the file and the environment; ends the command if they are wrong."""
    names = {f"CALLCENTER_{name.upper()}": value for name, value in defaults.items()}
    try:
        return load({**names, **os.environ}, args.config)
    except BadSettings as error:
        for problem in error.problems:
            print(f"setting: {problem}", file=sys.stderr)
        sys.exit(MISUSED)


def run(work: "Coroutine[Any, Any, int]", settings: Settings) -> int:
    """Run a command's work on a loop (uvloop where it is to be had)."""
    set_up(settings.log_format, settings.log_level)
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        return runner.run(work)


async def serve_until_stopped(service: "Service", *, self_test: bool = False) -> int:
    """Serve HTTP until SIGINT or SIGTERM, or until the service has lost its floor.

    With `self_test` the public address is tried once the door is open (T5).
    """
    stop = asyncio.get_running_loop().create_future()

    def lost(error: Exception) -> None:
        if not stop.done():
            stop.set_exception(Stopped(type(error).__name__))

    service.runner.on_lost = lost
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, _end, stop)
    runner = web.AppRunner(
        service.application(), access_log=None, handle_signals=False, shutdown_timeout=10.0
    )
    await runner.setup()
    settings = service.settings
    try:
        async with _listening(service, runner):
            _spare_the_collector()
            if self_test:
                await _say_what_is_wrong(service)
            await stop
    except OSError as error:
        print(f"cannot listen on {settings.host}:{settings.port}: {error.strerror}", file=sys.stderr)
        return FAILED
    except Stopped as error:
        print(f"stopped: {error}", file=sys.stderr)
        return FAILED
    finally:
        await runner.cleanup()
    return 0


@asynccontextmanager
async def _listening(service: "Service", runner: web.AppRunner) -> AsyncIterator[None]:
    """Listen, with a doorkeeper who puts new calls off when there are too many."""
    settings = service.settings
    keepers = service.doorkeepers(runner)
    loop = asyncio.get_running_loop()
    door = await loop.create_server(keepers, settings.host, settings.port, backlog=1024)
    try:
        yield
    finally:
        door.close()


async def _say_what_is_wrong(service: "Service") -> None:
    """A wrong public URL makes every webhook look forged: say so at once, and serve on."""
    from callcenter.assembly.carrier import twilio_settings
    from callcenter.telephony.twilio.setup import self_test

    if advice := await self_test(twilio_settings(service.settings)):
        print(f"WARNING: {advice}", file=sys.stderr)


def _spare_the_collector() -> None:
    """Take what was built at the start out of the garbage collector's rounds, and let it come less often.

    The floor holds many objects that live as long as their calls: looking at them again and
    again would stop the loop for longer the more callers wait.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _end(stop: "asyncio.Future[None]") -> None:
    if not stop.done():
        stop.set_result(None)


def _loop_factory() -> Any:
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop
    return uvloop.new_event_loop
