"""A month is told once in each currency; a correction keeps what it said (ME-09)."""

from decimal import Decimal

from msgspec.structs import replace

from callcenter.accounts.book import Correction, Figures
from callcenter.accounts.months import corrected, line_id, place

MARCH = Figures("f", account="acme", period="2026-03", sales=Decimal(10), orders=2, note="from the shop")


def test_no_currency_is_the_houses() -> None:
    """Another currency is another line."""
    own, euros = replace(MARCH, currency="CNY"), replace(MARCH, currency="EUR")
    assert place(MARCH, "CNY") == place(own, "CNY") != place(euros, "CNY")
    assert line_id(MARCH, "CNY") == line_id(own, "CNY") != line_id(euros, "CNY")


def test_a_correction_keeps_every_former_amount_with_its_author() -> None:
    """The oldest first; another note alone is no correction."""
    once = corrected(MARCH, replace(MARCH, sales=Decimal(11), note="typed wrong"), "sue", 5.0)
    twice = corrected(once, replace(once, orders=3), "tom", 6.0)

    assert (Decimal(11), 3) == (twice.sales, twice.orders)
    assert (
        Correction(5.0, "sue", sales=Decimal(10), orders=2, note="from the shop"),
        Correction(6.0, "tom", sales=Decimal(11), orders=2, note="typed wrong"),
    ) == twice.corrected
    assert () == corrected(MARCH, replace(MARCH, note="x"), "sue", 5.0).corrected
