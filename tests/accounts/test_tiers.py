"""Tier schemes, scored nomination and who brings the profit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.accounts.tiers import SCHEMES, Criterion, Path, TierPolicy, nominate, pareto, scheme


@pytest.mark.parametrize("name", SCHEMES)
def test_every_scheme_keeps_the_ids_and_the_clock(name: str) -> None:
    """Names are the house's, ids and hours stay (ME-04, KA-02, KA-03, KA-04)."""
    tiers = scheme(name)

    assert ["A", "B", "C"] == [tier.id for tier in tiers]
    assert [24.0, 48.0, 72.0] == [tier.hours for tier in tiers]
    assert all({"en", "zh-CN"} == set(tier.name) for tier in tiers)


def test_the_green_channel_is_for_tier_a() -> None:
    """Past the menu, to the manager, the deputy, the team, and in the end to anyone (KA-09)."""
    first, *others = scheme("letters")

    assert first.skip_menu
    assert [Path.MANAGER, Path.DEPUTY, Path.TEAM, Path.ANYONE] == [step.to for step in first.path]
    assert not any(tier.skip_menu or tier.path for tier in others)


def test_a_tier_of_the_houses_own_is_answered_within_what_it_says() -> None:
    """One without hours is answered like the last of the known ones."""
    assert (4.0, 72.0) == (TierPolicy("D", response_hours=4.0).hours, TierPolicy("D").hours)


CRITERIA = (Criterion("sales", 3.0), Criterion("brand", 1.0))


@pytest.mark.parametrize(
    ("marks", "score", "tier"),
    [
        ({"sales": 5, "brand": 5}, 100.0, "A"),
        ({"sales": 5}, 75.0, "A"),
        ({"sales": 4, "brand": 2}, 70.0, "B"),
        ({"brand": 5}, 25.0, "C"),
        ({"brand": 4}, 20.0, ""),
        ({}, 0.0, ""),
    ],
)
def test_marks_are_weighed(marks: dict[str, float], score: float, tier: str) -> None:
    """Worked out by hand; a bound that is reached counts (KA-01)."""
    found = nominate("acc", marks, CRITERIA)

    assert (score, tier) == (found.score, found.tier)
    assert score == pytest.approx(sum(part.points for part in found.parts))


def test_a_mark_beyond_the_scale_is_the_scales_end() -> None:
    """Nobody can mark an account past what there is."""
    assert nominate("acc", {"sales": 5, "brand": 5}) == nominate("acc", {"sales": 9, "brand": 7})


def test_a_few_bring_most() -> None:
    """Those are vital that are needed to bring four fifths (ME-15)."""
    rows = pareto({"a": Decimal(60), "b": Decimal(25), "c": Decimal(10), "d": Decimal(5), "e": Decimal(-20)})

    assert ["a", "b", "c", "d", "e"] == [row.account for row in rows]
    assert [True, True, False, False, False] == [row.vital for row in rows]
    assert [0.6, 0.85, 0.95, 1.0, 1.0] == [row.running for row in rows]
    assert -0.2 == rows[-1].share


def test_without_profit_there_is_nothing_to_share() -> None:
    """An empty denominator is no figure."""
    assert [(None, None, False)] == [
        (row.share, row.running, row.vital) for row in pareto({"a": Decimal(-1)})
    ]
    assert [] == pareto({})


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(-50, 100).map(Decimal)))
def test_the_vital_ones_bring_the_part_and_no_fewer_would(profits: dict[str, Decimal]) -> None:
    """The last of them is needed."""
    vital = [row.profit for row in pareto(profits) if row.vital]
    whole = sum((profit for profit in profits.values() if profit > 0), Decimal(0))

    assert sum(vital) >= whole * Decimal("0.8")
    assert not vital or sum(vital[:-1]) < whole * Decimal("0.8")
