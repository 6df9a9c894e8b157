"""The callers of a scenario, drawn from a seed. The same seed draws the same callers."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import takewhile
from random import Random
from typing import TypeVar

from callcenter.floor.values import CustomerCard, Needs, Skill
from callcenter.simulation.plan import Again, Call, Wish
from callcenter.simulation.scenario import Named, Skilled, Stream
from callcenter.simulation.spans import Span, draw

#: So long ago a caller who knows an agent spoke with them.
LAST_TALK_SECONDS = 86_400.0

Thing = TypeVar("Thing")


def calls(
    streams: Sequence[Stream], begin: float, interval: float, answer: Span, seed: int
) -> tuple[Call, ...]:
    """Return everybody who calls, in order: in each interval a Poisson stream at the expected rate.

    Every stream has dice of its own, so a change of one leaves the others' callers as they were.
    """
    found: list[Call] = []
    for number, stream in enumerate(streams):
        name = stream.name or f"{stream.queue}-{number + 1}"
        found += _stream(stream, name, _arrivals(stream, name, begin, interval, seed), answer, seed)
    return tuple(sorted(found, key=lambda call: (call.at, call.id)))


def number_of(id_: str) -> str:
    """Return a caller's number (E.164), of a country that does not exist."""
    return f"+999{int.from_bytes(blake2b(id_.encode(), digest_size=8).digest()) % 10**11:011d}"


def _arrivals(stream: Stream, name: str, begin: float, interval: float, seed: int) -> list[float]:
    """Draw the moments of a Poisson process whose rate is constant within each interval."""
    dice = Random(f"{seed}/arrivals/{name}")
    found: list[float] = []
    for number, expected in enumerate(stream.calls):
        start = begin + number * interval
        now = start + (dice.expovariate(expected / interval) if expected else interval)
        while now < start + interval:
            found.append(now)
            now += dice.expovariate(expected / interval)
    return found


def _stream(stream: Stream, name: str, moments: Iterable[float], answer: Span, seed: int) -> list[Call]:
    dice, later, whom = (Random(f"{seed}/{each}/{name}") for each in ("callers", "later", "cards"))
    tiers, weights = list(stream.tiers), list(stream.tiers.values())
    found = []
    for number, at in enumerate(moments, 1):
        (tier,) = dice.choices(tiers, weights)
        id_ = f"{name}-{number}"
        call = Call(
            id_,
            at,
            stream.queue,
            talk=draw(stream.talk, dice),
            after_call=draw(stream.after_call, dice),
            patience=draw(stream.patience, dice),
            menu=draw(stream.menu, dice),
            answer=draw(answer, dice),
            luck=dice.random(),
            card=_card(stream, tier, at, whom),
            needs=_needs(stream.skills, dice),
            priority=stream.priority,
            caller=number_of(id_),
            again=_again(stream, later),
            wish=_wish(stream, later),
        )
        found.append(call)
    return found


def _card(stream: Stream, tier: str, at: float, dice: Random) -> CustomerCard:
    """Draw whom the customer knows; throws the dice as often for all."""
    manager = _named(stream.manager, dice)
    deputy = _named(stream.deputy, dice, but=manager)
    last = _named(stream.last_agent, dice)
    spoke_at = at - LAST_TALK_SECONDS if last else 0.0
    return CustomerCard(tier=tier, manager=manager, deputy=deputy, last_agent=last, last_spoke_at=spoke_at)


def _named(named: Named, dice: Random, but: str = "") -> str:
    """Draw one of the agents named, nobody for `but`."""
    chance = dice.random()
    weights = {named: 1.0} if isinstance(named, str) else named
    others = {
        agent: weight for agent, weight in weights.items() if weight > 0 and (not agent or agent != but)
    }
    return _drawn(list(others), list(others.values()), chance) if others else ""


def _drawn(things: Sequence[Thing], weights: Sequence[float], chance: float) -> Thing:
    left = chance * sum(weights)
    for thing, weight in zip(things, weights, strict=True):
        left -= weight
        if left < 0:
            return thing
    return things[-1]


def _again(stream: Stream, dice: Random) -> tuple[Again, ...]:
    """Draw how often somebody calls again if every call is in vain; throws the dice as often for all."""
    drawn = [
        (
            dice.random() < stream.redial.share,
            Again(
                draw(stream.redial.after, dice),
                draw(stream.patience, dice),
                draw(stream.menu, dice),
                dice.random(),
            ),
        )
        for _ in range(stream.redial.most)
    ]
    return tuple(again for _, again in takewhile(lambda each: each[0], drawn))


def _wish(stream: Stream, dice: Random) -> Wish | None:
    """Draw whether somebody would rather be called back, and when they say so."""
    wish = stream.callback
    wants, after, rings = dice.random() < wish.share, draw(wish.after, dice), draw(wish.rings, dice)
    return Wish(after, rings, wish.picks_up) if wants else None


def _needs(skills: Sequence[Skilled], dice: Random) -> Needs:
    """Draw what a caller needs. Throws the dice once, whether there is a choice or none."""
    chance = dice.random()
    if not skills:
        return Needs()
    drawn = _drawn(skills, [each.share for each in skills], chance)
    return Needs(_skills(drawn.required), _skills(drawn.preferred))


def _skills(levels: dict[str, int]) -> tuple[Skill, ...]:
    return tuple(Skill(name, level) for name, level in sorted(levels.items()))
