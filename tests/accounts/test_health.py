"""Churn risk with its reasons; how full and how fresh a file is."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account, Credit, Stage
from callcenter.accounts.health import DAY, Signs, Weights, completeness, gone, health, is_active
from callcenter.accounts.person import DecisionRole, Person

NOW = 1_000 * DAY


@pytest.mark.parametrize(
    ("signs", "reason", "points"),
    [
        (Signs(sales_before=Decimal(100), sales_now=Decimal(75)), "falling_sales", 10.0),
        (Signs(sales_before=Decimal(100), sales_now=Decimal(10)), "falling_sales", 20.0),
        (Signs(visit_days=45, visit_cycle=30), "overdue_visit", 5.0),
        (Signs(visit_cycle=30), "overdue_visit", 10.0),
        (Signs(complaints=1), "open_complaints", 6.7),
        (Signs(complaints=5), "open_complaints", 20.0),
        (Signs(csat_before=0.9, csat_now=0.8), "falling_csat", 6.0),
        (Signs(contract_days=89), "contract_ending", 5.0),
        (Signs(contract_days=60), "contract_ending", 10.0),
        (Signs(contract_days=-3), "contract_ending", 15.0),
        (Signs(gone=2), "contact_gone", 10.0),
        (Signs(credit_anomaly=True), "credit_anomaly", 10.0),
    ],
)
def test_each_signal_is_named_and_weighed(signs: Signs, reason: str, points: float) -> None:
    """Worked out by hand (KA-22)."""
    found = health(signs)

    assert [(reason, points)] == [(part.id, part.points) for part in found.reasons]
    assert points == found.risk


@pytest.mark.parametrize(
    "signs",
    [
        Signs(),
        Signs(sales_before=Decimal(0), sales_now=Decimal(5)),
        Signs(sales_before=Decimal(50), sales_now=Decimal(60), csat_before=0.7, csat_now=0.9),
        Signs(visit_days=30, visit_cycle=30),
        Signs(visit_days=900),
        Signs(contract_days=90),
    ],
)
def test_where_nothing_speaks_there_is_no_risk(signs: Signs) -> None:
    """What is unknown is no bad sign, growth is none, and the ninetieth day is not less than ninety."""
    assert (0.0, (), "good") == (health(signs).risk, health(signs).reasons, health(signs).level)


def test_all_signals_together_are_a_hundred() -> None:
    """The heaviest comes first."""
    worst = Signs(Decimal(9), Decimal(0), 1.0, 0.0, 9, 0, None, 30, 3, True)
    found = health(worst)

    assert (100.0, "high", 7) == (found.risk, found.level, len(found.reasons))
    assert ["falling_sales", "open_complaints"] == [part.id for part in found.reasons[:2]]


def test_a_house_weighs_for_itself() -> None:
    """What it gives no weight is no reason."""
    assert 0.0 == health(Signs(gone=1), Weights(contact_gone=0.0)).risk
    assert () == health(Signs(gone=1), Weights(contact_gone=0.0)).reasons


FULL = Account(
    "acc",
    company="Harbour",
    tier="A",
    manager="ana",
    deputy="ben",
    segment="export",
    industry="chemicals",
    address="Quay 1",
    credit=Credit("AA"),
    looked_at=NOW - 180 * DAY,
)
BOSS = Person("p", account="acc", numbers=("+4930111",), decision=DecisionRole.DECIDES)


def test_a_full_file_is_full() -> None:
    """Looked at on the last day that is still fresh."""
    found = completeness(FULL, (BOSS,), NOW)

    assert (1.0, (), 180, False) == (found.score, found.missing, found.days, found.stale)


def test_what_is_missing_is_named() -> None:
    """People who left fill no gap (DU-04)."""
    found = completeness(replace(FULL, credit=Credit()), (replace(BOSS, left_at=NOW),), NOW)

    assert ("credit", "people", "numbers", "decision_maker") == found.missing
    assert found.score == pytest.approx(7 / 11, abs=0.001)


@pytest.mark.parametrize(("looked_at", "stale"), [(0.0, True), (NOW - 181 * DAY, True), (NOW, False)])
def test_a_file_that_nobody_looks_at_grows_stale(looked_at: float, stale: bool) -> None:
    """One that nobody ever looked at is stale at once."""
    assert stale is completeness(replace(FULL, looked_at=looked_at), (BOSS,), NOW).stale


def test_only_people_of_weight_are_missed() -> None:
    """And only while it is news."""
    people = (
        replace(BOSS, left_at=NOW),
        Person("q", decision=DecisionRole.USES, left_at=NOW),
        replace(BOSS, id="r", left_at=NOW - 400 * DAY),
        replace(BOSS, id="s"),
    )

    assert 1 == gone(people, NOW - 90 * DAY)


def test_lost_and_merged_accounts_are_no_customers() -> None:
    """The others are, whatever their stage."""
    assert is_active(FULL)
    assert not is_active(replace(FULL, stage=Stage.LOST))
    assert not is_active(replace(FULL, merged_into="other"))
