"""The rules of the United Kingdom, each at its boundary."""

import pytest
from msgspec.structs import replace

from callcenter.outbound.gate import (
    Attempt,
    Day,
    ForAbandoned,
    Listing,
    Mode,
    OwnNumber,
    Past,
    Purpose,
    Rulebook,
    Sound,
    Waiver,
)
from callcenter.outbound.gate.abandonment import uk_rate
from callcenter.outbound.gate.values import Refused
from tests.outbound.gate.world import BOOK, LONDON, MESSAGE, OURS, at, call, facts, leave, verdict, why_not

NOON = at("2026-11-23 12:00", "Europe/London")
DAY, HOUR = 86_400.0, 3600.0
OPTED_IN = Rulebook(BOOK.packs, waivers=[Waiver("w1", rule="UK-01", reason="tested with Ofcom", by="ada")])


def predictive(**changes: object) -> Attempt:
    return call(LONDON, mode=Mode.PREDICTIVE, agent_ready=False, **changes)


def test_uk_01_no_predictive_dialling_unless_somebody_answers_for_it() -> None:
    """It was allowed before 1 March 2017. Other modes abandon nobody."""
    assert why_not(predictive(), NOON) == {"UK-01"}
    assert why_not(predictive(), NOON, book=OPTED_IN) == set()
    assert why_not(predictive(), at("2017-02-28 12:00")) == set()
    assert why_not(predictive(), at("2017-03-01 12:00")) == {"UK-01"}
    assert why_not(call(LONDON, mode=Mode.PROGRESSIVE), NOON) == set()


@pytest.mark.parametrize(("abandoned", "allowed"), [(3, True), (4, False)])
def test_uk_01_three_per_cent_of_a_day_stop_a_campaign_whoever_opted_in(
    abandoned: int, allowed: bool
) -> None:
    """And no waiver of the bar lifts that stop; the next day is a new one."""
    today, yesterday = Day("2026-11-23", 100, abandoned), Day("2026-11-22", 10, 10)
    found = why_not(predictive(), NOON, days=(yesterday, today), book=OPTED_IN)

    assert found == (set() if allowed else {"UK-01"})


def test_uk_02_no_machine_is_listened_for() -> None:
    """In any mode and for any purpose."""
    assert why_not(call(LONDON, detect_machine=True), NOON) == {"UK-02"}
    assert why_not(call(LONDON, detect_machine=True, purpose=Purpose.SERVICE), NOON) == {"UK-02"}


@pytest.mark.parametrize("left_out", ["seller", "why", "number"])
def test_uk_03_the_message_says_who_called_why_and_a_number(left_out: str) -> None:
    """And sells nothing."""
    message = replace(MESSAGE, **{left_out: ""})

    assert why_not(predictive(for_abandoned=message), NOON, book=OPTED_IN) == {"UK-03"}
    sells = ForAbandoned("Acme", OURS, "news", opt_out=True, sells=True)
    assert why_not(predictive(for_abandoned=sells), NOON, book=OPTED_IN) == {"UK-03"}


@pytest.mark.parametrize(("hours", "allowed"), [(71.99, False), (72, True)])
def test_uk_04_an_abandoned_party_rests_for_72_hours(hours: float, allowed: bool) -> None:
    """Unless an agent is there before the telephone rings."""
    past = (Past(NOON - hours * HOUR, result="abandoned"),)
    found = why_not(predictive(), NOON, past=past, book=OPTED_IN)

    assert found == (set() if allowed else {"UK-04"})
    assert why_not(call(LONDON), NOON, past=past) == set()


@pytest.mark.parametrize(("hours", "allowed"), [(23.99, False), (24, True)])
def test_uk_04_after_a_machine_no_automatic_call_for_24_hours(hours: float, allowed: bool) -> None:
    """By hand, or with an agent on the line, one may."""
    past = (Past(NOON - hours * HOUR, result="machine"),)
    automatic = call(LONDON, mode=Mode.PROGRESSIVE, agent_ready=False)

    assert why_not(automatic, NOON, past=past) == (set() if allowed else {"UK-04"})
    assert why_not(replace(automatic, agent_ready=True), NOON, past=past) == set()
    assert why_not(replace(automatic, mode=Mode.MANUAL), NOON, past=past) == set()


@pytest.mark.parametrize(("seconds", "allowed"), [(15.0, True), (14.9, False)])
def test_uk_04_it_rings_for_fifteen_seconds(seconds: float, allowed: bool) -> None:
    """Before we give up."""
    assert why_not(call(LONDON, ring_seconds=seconds), NOON) == (set() if allowed else {"UK-04"})


def test_uk_05_the_rate_is_of_live_calls_with_reasoned_estimates() -> None:
    """People taken for machines count; machines taken for people do not."""
    assert uk_rate(3, 97) == 0.03
    assert uk_rate(3, 97, false_positives=2) == 5 / 102
    assert uk_rate(3, 97, machines=1) == 2 / 99
    assert uk_rate(0, 0) is None


def test_uk_06_the_number_shown_can_be_called_and_is_no_disguise() -> None:
    """For any purpose."""
    deaf, mask = (OwnNumber(OURS, "x", answered=False),), (OwnNumber(OURS, "x", presence=True),)

    for purpose in (Purpose.SALES, Purpose.SERVICE, Purpose.CALLBACK):
        assert why_not(call(LONDON, purpose=purpose), NOON, own_numbers=deaf) == {"UK-06"}
        assert why_not(call(LONDON, purpose=purpose), NOON, own_numbers=mask) == {"UK-06"}


@pytest.mark.parametrize(("days", "allowed"), [(27, True), (28, False)])
@pytest.mark.parametrize("name", ["uk-tps", "uk-ctps"])
def test_uk_07_listed_for_less_than_28_days_is_a_defence(name: str, days: int, allowed: bool) -> None:
    """On either list, without a consent."""
    other = "uk-ctps" if name == "uk-tps" else "uk-tps"
    listings = (Listing(name, NOON, listed=True, since=NOON - days * DAY), Listing(other, NOON))
    found = why_not(call(LONDON), NOON, listings=listings, leaves=())

    assert found == (set() if allowed else {"UK-07"})


def test_uk_07_a_consent_outweighs_the_list_and_its_withdrawal_outweighs_the_consent() -> None:
    """An objection made to us outweighs both."""
    listings = tuple(Listing(name, NOON, listed=True) for name in ("uk-tps", "uk-ctps"))
    back = leave(withdrawn_at=NOON - DAY)

    assert why_not(call(LONDON), NOON, listings=listings) == set()
    assert why_not(call(LONDON), NOON, listings=listings, leaves=()) == {"UK-07"}
    assert why_not(call(LONDON), NOON, listings=listings, leaves=(back,)) == {"UK-07", "ALL-07"}
    refused = (Refused("d1", NOON),)
    assert why_not(call(LONDON), NOON, listings=listings, refused=refused) == {"UK-07", "ALL-01"}


@pytest.mark.parametrize(("age", "allowed"), [(28, True), (29, False)])
def test_uk_07_a_copy_of_more_than_28_days_says_nothing(age: int, allowed: bool) -> None:
    """Unknown means no."""
    listings = tuple(Listing(name, NOON - age * DAY) for name in ("uk-tps", "uk-ctps"))

    assert why_not(call(LONDON), NOON, listings=listings) == (set() if allowed else {"UK-07"})


def test_uk_08_a_recorded_message_that_sells_needs_a_consent() -> None:
    """With its proof."""
    recorded = call(LONDON, sound=Sound.RECORDED)

    assert why_not(recorded, NOON) == set()
    assert why_not(recorded, NOON, leaves=()) == {"UK-08"}
    assert why_not(recorded, NOON, leaves=(leave(evidence=""),)) == {"UK-08"}


def test_uk_09_on_whose_behalf_is_on_record() -> None:
    """Of every call."""
    assert why_not(call(LONDON, on_behalf=""), NOON) == {"UK-09", "ALL-06"}
    said = verdict(call(LONDON, on_behalf=""), facts(LONDON, NOON), NOON)
    assert {each.evidence["missing"] for each in said.reasons} == {"on_behalf"}
