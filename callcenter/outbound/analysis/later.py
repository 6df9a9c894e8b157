"""What became of sales 30 and 90 days after them, with how many that says something of (FL-25 ⑤)."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from callcenter.outbound.analysis.kinds import is_sold
from callcenter.outbound.talks.aftermath import MARKS, Aftermath
from callcenter.outbound.talks.later import became, due_at
from callcenter.outbound.talks.talk import Talk

#: Below so many sales of which it is known there is no share: chance decides more than anything else.
FEWEST = 30
_STANDS = frozenset({Aftermath.KEPT, Aftermath.PAID})


class LaterFigure(Struct, frozen=True):
    """What became of sales, `days` after them.

    `sales` are those that are so old; of `known` ones it was told: `kept`, `paid` or `cancelled`. `held` =
    (kept + paid) / known (0..1), None below 30 known ones.
    """

    days: int
    sales: int
    known: int
    kept: int
    paid: int
    cancelled: int
    held: float | None


def later_figures(talks: Iterable[Talk], now: float) -> tuple[LaterFigure, ...]:
    """Return what became of the sales among talks, for each mark."""
    sold = [talk for talk in talks if is_sold(talk)]
    return tuple(_figure(sold, days, now) for days in MARKS)


def _figure(sold: Iterable[Talk], days: int, now: float) -> LaterFigure:
    found = [became(talk, days) for talk in sold if due_at(talk, days) <= now]
    kept, paid = found.count(Aftermath.KEPT), found.count(Aftermath.PAID)
    cancelled = found.count(Aftermath.CANCELLED)
    known = kept + paid + cancelled
    held = (kept + paid) / known if known >= FEWEST else None
    return LaterFigure(days, len(found), known, kept, paid, cancelled, held)


def _is(what: Callable[[Aftermath | None], bool], days: int) -> Callable[[Talk, float], bool]:
    def fits(talk: Talk, now: float) -> bool:
        return is_sold(talk) and due_at(talk, days) <= now and what(became(talk, days))

    return fits


#: What a sale must be to be counted, by the name of the figure: `held_30`, `untold_90`.
COUNTED: Mapping[str, Callable[[Talk, float], bool]] = {
    f"{name}_{days}": _is(what, days)
    for days in MARKS
    for name, what in {
        "sales": lambda _: True,
        "held": lambda what: what in _STANDS,
        "kept": lambda what: what is Aftermath.KEPT,
        "paid": lambda what: what is Aftermath.PAID,
        "cancelled": lambda what: what is Aftermath.CANCELLED,
        "untold": lambda what: what is None,
    }.items()
}
