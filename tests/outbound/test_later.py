"""What became of sales: when it is asked, what may be told, and the figures by hand."""

import pytest
from msgspec.structs import replace

from callcenter.outbound.analysis.cards import card_rows
from callcenter.outbound.analysis.later import LaterFigure, later_figures
from callcenter.outbound.analysis.rows import rows
from callcenter.outbound.analysis.whole import Figure, calls_behind
from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.talks.aftermath import DAY, Aftermath, LaterResult
from callcenter.outbound.talks.later import became, due, told
from callcenter.outbound.talks.later_sheet import LaterRow, understood
from callcenter.outbound.talks.talk import Talk, TalkOrigin
from notation.sheets import Flaw
from tests.outbound.talks_world import NOW, kinds, resolved, sold, talk

KEPT, PAID, CANCELLED = Aftermath.KEPT, Aftermath.PAID, Aftermath.CANCELLED


def sale(id_: str = "s", *results: tuple[int, Aftermath], days: float = 0.0, **changed: object) -> Talk:
    """A sale of so many days ago, of which this was told."""
    at = NOW - days * DAY
    made = sold(id_, **{"concluded_at": at, "dialled_at": at, **changed})
    return replace(made, later=tuple(LaterResult(*each) for each in results))


@pytest.mark.parametrize(
    ("one", "asked"),
    [
        (sale(days=29.9), ()),
        (sale(days=30), (30,)),
        (sale("s", (30, PAID), days=89), ()),
        (sale("s", (30, PAID), days=90), (90,)),
        (sale(days=90), (30, 90)),
        (sale("s", (30, CANCELLED), days=400), ()),
        (sale("s", (90, KEPT), days=90), (30,)),
        (talk(concluded_at=NOW - 90 * DAY), ()),
    ],
)
def test_each_sale_is_asked_about_after_30_and_90_days(one: Talk, asked: tuple[int, ...]) -> None:
    """Until it is told; one that was cancelled is not asked about again, a talk without a sale never."""
    assert due(one, NOW) == asked


def test_a_sale_stands_only_once_its_day_has_come() -> None:
    """That it was cancelled is known sooner; what was told of the same mark is put right."""
    young = sale(days=10)
    with pytest.raises(OutboundRefusal, match="too_early"):
        told(young, LaterResult(30, KEPT, NOW, "sue"))
    gone = told(young, LaterResult(30, CANCELLED, NOW, "sue"))
    assert (became(gone, 30), became(gone, 90)) == (CANCELLED, CANCELLED)
    put_right = told(gone, LaterResult(30, PAID, NOW + 25 * DAY, "sue"))
    assert [(each.days, each.what) for each in put_right.later] == [(30, PAID)]


@pytest.mark.parametrize(
    ("one", "days", "code"), [(talk(), 30, "no_sale"), (sale(days=99), 60, "out_of_range")]
)
def test_what_cannot_be_told(one: Talk, days: int, code: str) -> None:
    """Of what was not sold, and of other marks."""
    with pytest.raises(OutboundRefusal, match=code):
        told(one, LaterResult(days, CANCELLED, NOW, "sue"))


def known(count: int, what: Aftermath, name: str = "k") -> list[Talk]:
    """Sales of 30 days ago that became so."""
    return [sale(f"{name}{n}", (30, what), days=31) for n in range(count)]


def test_the_share_that_holds_is_of_those_of_whom_it_is_known() -> None:
    """Young sales and those of whom nobody told are left out; counts are always there."""
    others = [sale("young", days=29), sale("untold", days=31), talk("refused")]
    found = later_figures([*known(12, KEPT, "a"), *known(12, PAID, "b"), *known(6, CANCELLED), *others], NOW)

    assert found[0] == LaterFigure(30, sales=31, known=30, kept=12, paid=12, cancelled=6, held=0.8)
    assert found[1] == LaterFigure(90, sales=0, known=0, kept=0, paid=0, cancelled=0, held=None)


def test_there_is_no_share_below_thirty() -> None:
    """29 of 29 say nothing."""
    assert later_figures(known(29, PAID), NOW)[0].held is None
    assert later_figures(known(30, PAID), NOW)[0].held == 1.0


def test_the_figures_stand_beside_the_conversion_of_each_group() -> None:
    """Of a campaign all its sales count, of a kind and a card those in which it came up; each opens them."""
    spring = TalkOrigin(campaign="spring")
    objected = resolved("price", card="proof", edition=1)
    with_card = replace(sale("a", (30, KEPT), days=31, origin=spring), objections=(objected,))
    talks = [with_card, sale("b", (30, CANCELLED), days=31, origin=spring), sale("c", (30, PAID), days=31)]

    by = {row.key: row.later[0] for row in rows(talks, "campaign", kinds(), NOW)}
    assert [(by[key].kept, by[key].paid, by[key].cancelled) for key in ("spring", "")] == [
        (1, 0, 1),
        (0, 1, 0),
    ]
    (price,) = rows(talks, "type", kinds(), NOW)
    (card,) = card_rows(talks, kinds(), NOW)
    assert (price.later[0].known, card.later[0].kept) == (1, 1)

    def behind(what: str, dimension: str = "", key: str = "") -> list[str]:
        return [each.id for each in calls_behind(talks, Figure(what, dimension, key), kinds(), NOW)]

    assert behind("sales_30") == ["a", "b", "c"]
    assert behind("held_30", "campaign", "spring") == ["a"]
    assert behind("cancelled_30", "campaign", "spring") == ["b"]
    assert behind("kept_30", "card", "price/proof@1") == ["a"]
    assert behind("untold_90") == []
    with pytest.raises(OutboundRefusal, match="unknown_figure"):
        behind("held_30", "mood")


def test_a_sheet_is_understood_in_both_languages() -> None:
    """Days may be left out; a row that makes no sense is a flaw of its own."""
    english = understood(
        [["Contact", "Phone", "Days", "Result"], ["k1", "", "30", "Paid"], ["", "+1415", "", "cancelled"]]
    )
    assert english.rows == (
        LaterRow(2, PAID, contact="k1", days=30),
        LaterRow(3, CANCELLED, number="+1415"),
    )
    chinese = understood([["号码", "天数", "结果"], ["1", "90", "已付款"], ["", "", ""], ["2", "60", "保留"]])
    assert (chinese.count, chinese.rows) == (2, (LaterRow(2, PAID, number="1", days=90),))
    assert chinese.flaws == (Flaw(4, "days", "bad_days", "60"),)
    assert understood([["Contact"]]).flaws == (Flaw(1, "result", "column_missing"),)
    wrong = understood([["Contact", "Number", "Result"], ["k1", "", "fine"], ["", "", "paid"]])
    assert [(each.row, each.code) for each in wrong.flaws] == [(2, "unknown_result"), (3, "sale_missing")]
