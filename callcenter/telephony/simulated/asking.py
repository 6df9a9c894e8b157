"""Questions: to callers (`Ask`) and to agents on a telephone (`AskAgent`)."""

from collections.abc import Sequence

from callcenter.ports.telephony import Ask, AskAgent, Heard, Input, Prompt, Script
from callcenter.telephony.simulated.exchange import Exchange
from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.line_time import duration

CONFIDENCE = 0.9


async def ask(exchange: Exchange, leg: Leg, verb: Ask) -> Script:
    """Ask, take keys or words (they cut the prompts short), and report what was heard."""
    leg.keys = leg.words = ""
    await _speak_until_answered(exchange, leg, verb.prompts)
    said = await _listen(exchange, leg, verb)
    return await exchange.report(leg, lambda board, key: board.heard(leg.id, verb.turn, said, key))


async def ask_agent(exchange: Exchange, leg: Leg, verb: AskAgent) -> Script:
    """Tell an agent who is calling, and report the key that was pressed ("" for none in time)."""
    leg.keys = leg.words = ""
    until = exchange.time.now() + verb.timeout
    await _speak_until_answered(exchange, leg, verb.prompts)
    while not leg.keys and not exchange.time.reached(until):
        await exchange.rest(leg, until)
    digits, leg.keys = leg.keys[:1], ""
    return await exchange.report(
        leg, lambda board, key: board.agent_pressed(leg.id, verb.attempt, digits, key)
    )


async def _speak_until_answered(exchange: Exchange, leg: Leg, prompts: Sequence[Prompt]) -> None:
    for prompt in prompts:
        exchange.hear(leg, prompt)
        until = exchange.time.now() + duration(prompt)
        while not leg.keys and not leg.words and not exchange.time.reached(until):
            await exchange.rest(leg, until)


async def _listen(exchange: Exchange, leg: Leg, verb: Ask) -> Input:
    """Wait for an answer; the time starts anew with every key."""
    counted = -1
    until = 0.0
    while (said := _answer(leg, verb)) is None:
        if len(leg.keys) != counted:
            counted = len(leg.keys)
            until = exchange.time.now() + verb.timeout
        if exchange.time.reached(until):
            said = _late_answer(leg, verb)
            break
        await exchange.rest(leg, until)
    leg.keys = leg.words = ""
    return said


def _answer(leg: Leg, verb: Ask) -> Input | None:
    """Return the answer as soon as it is whole."""
    if verb.speech and leg.words:
        return Input(Heard.SPEECH, leg.words, CONFIDENCE)
    if not verb.digits:
        return None
    keys, finish, _ = leg.keys.partition(verb.finish_key) if verb.finish_key else (leg.keys, "", "")
    if verb.max_digits and len(keys) >= verb.max_digits:
        return Input(Heard.DIGITS, keys[: verb.max_digits])
    if finish:
        return Input(Heard.DIGITS, keys, finished=True)
    return None


def _late_answer(leg: Leg, verb: Ask) -> Input:
    if verb.digits and leg.keys:
        return Input(Heard.DIGITS, leg.keys)
    return Input(Heard.NOTHING)
