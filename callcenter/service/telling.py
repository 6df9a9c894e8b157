"""Telling the floor something that must not get lost while the storage is away."""

import asyncio

from callcenter.floor import Refusal
from callcenter.floor.commands import Command
from callcenter.ports.telephony import ServiceUnavailable
from callcenter.service.runner import Runner


async def tell(runner: Runner, command: Command) -> None:
    """Give a command to the floor and repeat it until it was heard.

    A refusal is an answer: the floor has moved on and needs it no more.
    """
    pause = 0.1
    while True:
        try:
            await runner.submit(command)
        except Refusal:
            return
        except ServiceUnavailable:
            if runner.unavailable == "stopping":
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)
        else:
            return
