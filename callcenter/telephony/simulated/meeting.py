"""Where legs wait and meet: the queue, the bridge of a contact, an outside number."""

from callcenter.ports.telephony import Ask, Forward, Join, Pause, Play, Say, Script, Wait
from callcenter.telephony.simulated.asking import ask
from callcenter.telephony.simulated.bridges import Bridge
from callcenter.telephony.simulated.exchange import Exchange
from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.line_time import duration

#: What whoever calls hears until somebody answers.
RINGING = Play("ringing.wav")


async def wait(exchange: Exchange, leg: Leg, verb: Wait) -> Script:
    """Wait with music until the leg is moved; ask now and then what to announce.

    A question among the announcements leads out of the queue with the answer's script.
    """
    while True:
        until = exchange.time.now() + exchange.habits.announce_every
        for heard in exchange.switchboard.waiting(leg.id):
            exchange.hear(leg, heard)
            if isinstance(heard, Ask):
                return await ask(exchange, leg, heard)
            if isinstance(heard, Say | Play | Pause):
                await exchange.last(leg, duration(heard))
        while not exchange.time.reached(until):
            await exchange.rest(leg, until)


async def join(exchange: Exchange, leg: Leg, verb: Join) -> None:
    """Be in the contact's bridge until the leg is moved or over, or the bridge is."""
    leg.muted, leg.coach = verb.muted, verb.coach
    bridge, opened = exchange.bridges.join(leg, verb.contact, verb.ends_bridge)
    exchange.observe("joined", leg.id, bridge.contact)
    if verb.ringing and len(bridge.legs) == 1:
        exchange.hear(leg, RINGING)
    if opened:
        _tell_opened(exchange, bridge)
    try:
        while not bridge.over:
            await exchange.rest(leg, float("inf"))
    finally:
        exchange.bridges.leave(leg)


def _tell_opened(exchange: Exchange, bridge: Bridge) -> None:
    key = f"{bridge.name}/opened"
    exchange.reports.tell(key, lambda: exchange.switchboard.bridge_opened(bridge.contact, bridge.name, key))


async def forward(exchange: Exchange, leg: Leg, verb: Forward) -> Script:
    """Ring an outside number, let the two talk, and report whether they did."""
    line = exchange.lines.get(verb.number, exchange.default_line)
    await exchange.last(leg, min(line.after, float(verb.ring_seconds)))
    connected = line.cause is None and line.after < verb.ring_seconds
    if connected:
        exchange.observe("forwarded", leg.id, verb.number)
        until = exchange.time.now() + line.talk if line.talk else float("inf")
        leg.party.meets(1, exchange.time.now())
        while not exchange.time.reached(until):
            await exchange.rest(leg, until)
    return await exchange.report(leg, lambda board, key: board.forward_finished(leg.id, connected, key))
