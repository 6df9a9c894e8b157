"""Amounts in several currencies: never added, unless a house says what they are worth (ME-15)."""

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.book import Currency, Day, Figures


class ExchangeRate(Struct, frozen=True):
    """One unit of `currency` is worth `rate` of the house's own, as of the day `on` (YYYY-MM-DD)."""

    currency: Currency
    rate: Decimal
    on: Day = ""


def in_house(line: Figures, own: str, rates: Iterable[ExchangeRate] = ()) -> Figures:
    """Return a month's figures in the house's currency where its rate is known, else in their own.

    What says no currency is in the house's. The same rate holds for every month, so that growth is
    growth of business and not of a rate.
    """
    currency = line.currency or own
    found = next((each for each in rates if each.currency == currency and currency != own), None)
    if found is None:
        return replace(line, currency=currency)
    return replace(
        line,
        currency=own,
        sales=line.sales * found.rate,
        margin=line.margin * found.rate,
        cost=line.cost * found.rate,
    )


def used(lines: Iterable[Figures], own: str, rates: Iterable[ExchangeRate]) -> tuple[ExchangeRate, ...]:
    """Return the rates by which some of these lines are converted, in the order of the configuration."""
    there = {line.currency for line in lines} - {"", own}
    return tuple(each for each in rates if each.currency in there)
