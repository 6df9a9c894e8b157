"""How response cards do, with how sure that is."""

from collections import defaultdict
from collections.abc import Iterable
from math import sqrt

from msgspec import Struct
from msgspec.structs import replace

from callcenter.outbound.analysis.kinds import Kinds, is_resolved, is_sold, raised, share
from callcenter.outbound.analysis.later import LaterFigure, later_figures
from callcenter.outbound.objections.objection import Objection
from callcenter.outbound.talks.talk import Talk

#: Below so many uses a card has no rank: chance decides more than the card.
FEWEST = 30
#: The 97.5th percentile of the normal distribution: intervals of 95 %.
_Z = 1.959963984540054


class Interval(Struct, frozen=True):
    """Where a share (0..1) lies with 95 % confidence."""

    low: float
    high: float


def wilson(wins: int, n: int) -> Interval | None:
    """Wilson's score interval of wins / n at 95 %; None for n = 0.

    (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n), with p = wins/n.
    """
    if not n:
        return None
    p, zz = wins / n, _Z * _Z
    middle = p + zz / (2 * n)
    spread = _Z * sqrt(p * (1 - p) / n + zz / (4 * n * n))
    scale = 1 + zz / n
    return Interval(max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))


class CardRow(Struct, frozen=True):
    """One edition of a card against one kind of objection.

    `used` objections were answered with it, `won` of them were resolved in the same talk; `rate` =
    won / used, `interval` says how sure. `talks` had it, `conversion` = sold / talks. `rank` (from 1,
    by the lower end of the interval, among the cards of the same kind) is None below 30 uses. `later` tells
    what became of the sales.
    """

    type: str
    card: str
    edition: int
    used: int
    won: int
    rate: float | None
    interval: Interval | None
    talks: int
    sold: int
    conversion: float | None
    later: tuple[LaterFigure, ...]
    rank: int | None = None


def card_key(objection: Objection, kinds: Kinds) -> str:
    """Which row an answered objection belongs to: `kind/card@edition`."""
    return f"{kinds.top(objection.type)}/{objection.card}@{objection.edition}"


def card_rows(talks: Iterable[Talk], kinds: Kinds, now: float) -> tuple[CardRow, ...]:
    """The cards by kind of objection, ranked ones first. Compare them within one kind and segment only."""
    groups: dict[tuple[str, str, int], list[tuple[Talk, Objection]]] = defaultdict(list)
    for talk in talks:
        for each in raised(talk, kinds):
            if each.card:
                groups[kinds.top(each.type), each.card, each.edition].append((talk, each))
    found = [_row(*key, pairs, now) for key, pairs in groups.items()]
    return tuple(_ranked(found))


def _row(type_: str, card: str, edition: int, pairs: list[tuple[Talk, Objection]], now: float) -> CardRow:
    won = sum(is_resolved(each) for _, each in pairs)
    talks = list({talk.id: talk for talk, _ in pairs}.values())
    sold = sum(map(is_sold, talks))
    return CardRow(
        *(type_, card, edition),
        used=len(pairs),
        won=won,
        rate=share(won, len(pairs)),
        interval=wilson(won, len(pairs)),
        talks=len(talks),
        sold=sold,
        conversion=share(sold, len(talks)),
        later=later_figures(talks, now),
    )


def _ranked(found: list[CardRow]) -> list[CardRow]:
    by_type: dict[str, list[CardRow]] = defaultdict(list)
    for row in found:
        by_type[row.type].append(row)
    ranked: list[CardRow] = []
    for type_ in sorted(by_type):
        enough = [row for row in by_type[type_] if row.used >= FEWEST]
        enough.sort(key=lambda row: (-(row.interval.low if row.interval else 0.0), row.card, row.edition))
        ranked += [replace(row, rank=place) for place, row in enumerate(enough, start=1)]
        few = [row for row in by_type[type_] if row.used < FEWEST]
        ranked += sorted(few, key=lambda row: (-row.used, row.card, row.edition))
    return ranked
