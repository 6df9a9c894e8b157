"""How many to dial now: as many as keep agents busy, and never so many that the law could be broken.

Two bounds hold, the lower one counts. The expectation: of those who answer, no larger share finds nobody
free than we aim for. The guarantee: even if everybody who rings now answered at once and no agent became
free, the period would keep its cap. So no chance can break it, only an agent who leaves between the dial
and the answer; whoever paces keeps agents for the dials under way.
"""

from functools import lru_cache
from math import comb

from msgspec import Struct

from callcenter.outbound.pacing.law import AbandonLaw, Period
from callcenter.outbound.pacing.learning import Learned

#: The share of the cap that is aimed for: the rest is for bad luck.
AIM = 0.8
#: How much of what was not abandoned so far may be used up at once.
_CREDIT = 0.05
#: Lines for each agent at most, whatever the list is like.
MOST_LINES = 4


class Situation(Struct, frozen=True):
    """A campaign now: agents who are free and busy, dials that ring, and people who answered and wait."""

    free: int
    busy: int
    ringing: int
    waiting: int = 0


def progressive(now: Situation) -> int:
    """Return how many to dial with one line for each free agent: nobody can be abandoned."""
    return max(0, now.free - now.ringing - now.waiting)


def predictive(
    now: Situation, learned: Learned, law: AbandonLaw, period: Period, *, closing: bool = False
) -> int:
    """Return how many to dial; never fewer than `progressive` would.

    `closing`: the period ends before a dial made now surely has, so nothing is dialled ahead: the next one
    has no answered calls to set against an abandoned one.
    """
    sure = progressive(now)
    if not law.allowed or closing:
        return sure
    most = MOST_LINES * (now.free + now.busy) - now.ringing
    best = sure
    for more in range(sure + 1, most + 1):
        if not _is_safe(now, law, period, more) or not _is_expected(now, learned, law, period, more):
            break
        best = more
    return best


def spends(law: AbandonLaw, period: Period) -> bool:
    """Whether one abandoned call more could break the cap: from then on agents come first."""
    return period.abandoned + 1 > law.cap * (period.answered + 1)


def _is_safe(now: Situation, law: AbandonLaw, period: Period, more: int) -> bool:
    """Whether the cap holds even if all answer and no agent becomes free."""
    lines = now.ringing + now.waiting + more
    abandoned = period.abandoned + max(0, lines - now.free)
    return abandoned <= law.cap * (period.answered + lines)


def _is_expected(now: Situation, learned: Learned, law: AbandonLaw, period: Period, more: int) -> bool:
    """Whether no larger share is likely to be abandoned than we aim for, and than was saved up."""
    share, lines = round(learned.answers.value, 2), now.ringing + more
    lost = expected_lost(lines, share, now.busy, round(learned.freed, 2), now.free - now.waiting)
    aim = AIM * law.cap
    saved = max(0.0, aim * period.answered - period.abandoned)
    return lost <= aim * share * lines + _CREDIT * saved


@lru_cache(maxsize=65_536)
def expected_lost(lines: int, share: float, busy: int, freed: float, free: int) -> float:
    """Return how many of `lines` are expected to answer and find nobody.

    Each is answered with the chance `share`; each of `busy` agents becomes free with the chance `freed`.
    """
    agents = _binomial(busy, freed)
    return sum(
        chance * other * max(0, answered - free - more)
        for answered, chance in enumerate(_binomial(lines, share))
        if answered > free
        for more, other in enumerate(agents[: max(0, answered - free)])
    )


@lru_cache(maxsize=8_192)
def _binomial(count: int, chance: float) -> tuple[float, ...]:
    return tuple(
        comb(count, hits) * chance**hits * (1.0 - chance) ** (count - hits) for hits in range(count + 1)
    )
