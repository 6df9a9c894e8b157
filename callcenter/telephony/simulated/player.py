"""Playing scripts on a leg: verb after verb, until it is moved, sent on, or over."""

from collections.abc import Awaitable, Callable
from typing import Any

from callcenter.floor.values import LegCause
from callcenter.ports.telephony import (
    AnyVerb,
    Ask,
    AskAgent,
    Forward,
    Goodbye,
    Join,
    Pause,
    Play,
    Prompt,
    Say,
    Script,
    ServiceUnavailable,
    StandBy,
    TakeMessage,
    Wait,
)
from callcenter.telephony.simulated.asking import ask, ask_agent
from callcenter.telephony.simulated.exchange import Exchange, Report
from callcenter.telephony.simulated.legs import Leg, LegMoved, LegOver
from callcenter.telephony.simulated.line_time import duration
from callcenter.telephony.simulated.meeting import forward, join, wait
from callcenter.telephony.simulated.reports import Unanswered

HOLD_THE_LINE: tuple[Prompt, ...] = (Say("Please hold the line."), Pause(5))

Handler = Callable[[Exchange, Leg, Any], Awaitable[Script | None]]


async def run(exchange: Exchange, leg: Leg, first: Report, *, at_the_door: bool = False) -> None:
    """Play a leg from its first report to its end, which is always reported.

    `at_the_door`: it is new work, which waits while the service says that it is overloaded.
    A service that stays silent ends the leg: no caller is left without a sound.
    """
    try:
        if at_the_door:
            await _wait_at_the_door(exchange, leg)
        script: Script | None = await _next(exchange, leg, first)
        while script is not None:
            script = await _play(exchange, leg, script)
    except LegOver:
        return
    except Unanswered:
        exchange.end(leg, LegCause.FAILED)
    except BaseException:
        exchange.end(leg, LegCause.FAILED)
        raise


async def _wait_at_the_door(exchange: Exchange, leg: Leg) -> None:
    while exchange.switchboard.overloaded:
        await _hold_the_line(exchange, leg)


async def _hold_the_line(exchange: Exchange, leg: Leg) -> None:
    for verb in HOLD_THE_LINE:
        exchange.hear(leg, verb)
        await prompt(exchange, leg, verb)


async def _play(exchange: Exchange, leg: Leg, script: Script) -> Script:
    """Play one script; return the next one. An empty script ends the leg, as with any carrier."""
    if not script:
        exchange.end(leg, LegCause.HUNG_UP)
    try:
        for verb in script:
            leg.check()
            onward = await _perform(exchange, leg, verb)
            if onward is not None:
                leg.check()
                return onward
        await exchange.last(leg, exchange.habits.gap)
    except LegMoved:
        pass
    return await _fetch(exchange, leg)


async def _perform(exchange: Exchange, leg: Leg, verb: AnyVerb) -> Script | None:
    leg.party.hears(verb, exchange.time.now())
    exchange.hear(leg, verb)
    return await HANDLERS[type(verb)](exchange, leg, verb)


async def _fetch(exchange: Exchange, leg: Leg) -> Script:
    """Fetch the leg's script until it is one that was asked for after the last move."""
    while True:
        try:
            script = await _ask_for_script(exchange, leg)
            leg.check()
            return script
        except LegMoved:
            continue


async def _ask_for_script(exchange: Exchange, leg: Leg) -> Script:
    for _ in range(exchange.habits.tries):
        try:
            return await exchange.switchboard.script_for(leg.id)
        except ServiceUnavailable:
            exchange.reports.lost += 1
        await _hold_the_line(exchange, leg)
    raise Unanswered(leg.id)


async def _next(exchange: Exchange, leg: Leg, report: Report) -> Script:
    script = await exchange.report(leg, report)
    try:
        leg.check()
    except LegMoved:
        return await _fetch(exchange, leg)
    return script


async def prompt(exchange: Exchange, leg: Leg, verb: Any) -> None:
    """Say, play or be silent for as long as it takes."""
    await exchange.last(leg, duration(verb))


async def _goodbye(exchange: Exchange, leg: Leg, verb: Goodbye) -> None:
    exchange.end(leg, LegCause.HUNG_UP)
    leg.check()


async def _stand_by(exchange: Exchange, leg: Leg, verb: StandBy) -> None:
    while True:
        await exchange.rest(leg, float("inf"))


async def _take_message(exchange: Exchange, leg: Leg, verb: TakeMessage) -> Script | None:
    """Record until a key, the party's last word, the limit, or the end of the leg (`Exchange.end`)."""
    for words in verb.prompts:
        exchange.hear(leg, words)
        await prompt(exchange, leg, words)
    leg.keys = ""
    began = leg.message_since = exchange.time.now()
    exchange.observe("speaks", leg.id, "")
    until = began + min(float(verb.max_seconds), leg.party.message)
    try:
        while not leg.keys and not exchange.time.reached(until):
            await exchange.rest(leg, until)
    finally:
        leg.message_since = None
    seconds = exchange.time.now() - began
    if seconds <= 0.0:
        return None
    return await exchange.left_message(leg, seconds)


HANDLERS: dict[type[AnyVerb], Handler] = {
    Say: prompt,
    Play: prompt,
    Pause: prompt,
    Ask: ask,
    AskAgent: ask_agent,
    Wait: wait,
    Join: join,
    Forward: forward,
    TakeMessage: _take_message,
    StandBy: _stand_by,
    Goodbye: _goodbye,
}
