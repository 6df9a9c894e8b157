"""The rules of mainland China."""

import pytest

from callcenter.outbound.gate import OwnNumber, Purpose, Rulebook
from callcenter.outbound.gate.number import is_dialable, key_of
from callcenter.outbound.gate.values import Refused
from tests.outbound.gate.world import (
    BOOK,
    OURS,
    SHANGHAI,
    at,
    call,
    duties,
    facts,
    leave,
    utc,
    verdict,
    why_not,
)

ZONE = "Asia/Shanghai"
NOON = at("2026-11-23 12:00", ZONE)
STRICT = Rulebook(BOOK.packs, strict=["CN-09"])


def test_cn_07_marketing_only_to_those_whose_consent_is_on_file_with_its_proof() -> None:
    """After an explicit refusal never again."""
    assert why_not(call(SHANGHAI), NOON) == set()
    assert "CN-07" in why_not(call(SHANGHAI), NOON, leaves=())
    assert why_not(call(SHANGHAI), NOON, leaves=(leave(evidence=""),)) == {"CN-07"}
    refused = verdict(call(SHANGHAI), facts(SHANGHAI, NOON, refused=(Refused("d1", 1.0),)), NOON)
    assert ("CN-07", True) in {(each.rule, each.lasting) for each in refused.reasons}
    assert refused.again_at is None


def test_cn_08_a_licensed_call_centre_sells_nothing_and_calls_by_consent() -> None:
    """What it keeps, it keeps for thirty days at least."""
    service = call(SHANGHAI, purpose=Purpose.SERVICE)

    assert why_not(call(SHANGHAI), NOON, licensed=True) == {"CN-08"}
    assert why_not(service, NOON, licensed=True, leaves=()) == {"CN-08"}
    assert why_not(service, NOON, licensed=True, leaves=(leave(purpose="service"),)) == set()
    assert why_not(service, NOON, leaves=()) == set()
    assert duties(service, NOON)["CN-08", "keep_records_days"] == 30


def test_cn_09_silence_is_a_refusal_where_the_house_wants_it_so() -> None:
    """A draft holds only for those who ask for it; a refusal after a consent holds for everybody."""
    survey = call(SHANGHAI, purpose=Purpose.SURVEY)

    assert why_not(survey, NOON, leaves=()) == set()
    assert why_not(survey, NOON, leaves=(), book=STRICT) == {"CN-09"}
    assert why_not(survey, NOON, leaves=(leave(purpose="survey"),), book=STRICT) == set()
    back = leave(purpose="survey", withdrawn_at=2.0)
    assert why_not(survey, NOON, leaves=(back,)) == {"CN-09", "ALL-07"}


def test_cn_10_only_real_numbers_of_our_own_with_proof() -> None:
    """On every call, whatever for, and nobody can waive it."""
    for purpose in (Purpose.SALES, Purpose.SERVICE, Purpose.CALLBACK, Purpose.PARTY):
        assert why_not(call(SHANGHAI, purpose=purpose), NOON, own_numbers=(OwnNumber(OURS),)) == {"CN-10"}
    said = verdict(call(SHANGHAI, caller_id="+8610123456"), facts(SHANGHAI, NOON), NOON)
    assert {"ALL-02", "CN-10"} == {each.rule for each in said.reasons if each.final}


@pytest.mark.parametrize(
    ("local", "allowed"),
    [("08:59", False), ("09:00", True), ("20:59", True), ("21:00", False), ("00:00", False)],
)
def test_cn_11_sales_from_nine_to_nine(local: str, allowed: bool) -> None:
    """By the one clock of the country; calls that sell nothing are free of it."""
    now = at(f"2026-11-23 {local}", ZONE)

    assert why_not(call(SHANGHAI), now) == (set() if allowed else {"CN-11"})
    assert why_not(call(SHANGHAI, purpose=Purpose.SERVICE), now) == set()


def test_cn_11_may_be_asked_again_at_nine() -> None:
    """Which is one o'clock UTC."""
    now = at("2026-11-23 21:00", ZONE)

    assert utc(verdict(call(SHANGHAI), facts(SHANGHAI, now), now).again_at) == "2026-11-24 01:00"


def test_cn_12_who_calls_is_on_record_and_a_refusal_counts_under_every_name() -> None:
    """A refusal is of the house, not of the brand that called."""
    assert "CN-12" in why_not(call(SHANGHAI, on_behalf=""), NOON)
    refused = (Refused("d1", 1.0),)
    for name in ("Acme", "Acme Shanghai", "Northwind"):
        assert "CN-07" in why_not(call(SHANGHAI, on_behalf=name), NOON, refused=refused)
    assert ("CN-12", "say_who_calls") in duties(call(SHANGHAI), NOON)


def test_cn_13_no_blanket_and_no_assumed_consent() -> None:
    """One to something else, or one that nobody gave, is none."""
    assert {"CN-07", "CN-13"} == why_not(call(SHANGHAI), NOON, leaves=(leave(purpose="all"),))
    assert {"CN-07", "CN-13"} == why_not(call(SHANGHAI), NOON, leaves=(leave(form="none"),))
    assert "CN-13" not in why_not(call(SHANGHAI), at("2024-06-30 12:00", ZONE), leaves=())
    assert "CN-13" in why_not(call(SHANGHAI), at("2024-07-01 12:00", ZONE), leaves=())


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("+86700123456789012", True),
        ("+867001234567890123", False),
        ("+86138001380001234", False),
        (SHANGHAI, True),
        ("+4930123456789012", False),
    ],
)
def test_cn_14_privacy_numbers_may_have_fifteen_digits(number: str, valid: bool) -> None:
    """Those of segment 700 alone; everything else is E.164."""
    assert is_dialable(number) is valid
    if valid:
        assert key_of(number) == int(number[1:])
        assert why_not(call(number), NOON) == set()
    else:
        assert "ALL-05" in why_not(call(number), NOON)
