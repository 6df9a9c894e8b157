"""What holds everywhere: unknown means no, all reasons are told, and who may set what aside."""

import pytest

from callcenter.outbound.gate import Attempt, Facts, Mode, OwnNumber, Past, Place, Purpose, Rulebook, Waiver
from callcenter.outbound.gate.rules import Frequency, Window
from callcenter.outbound.gate.values import Refused
from tests.outbound.gate.world import (
    BERLIN,
    BOOK,
    GAZETTEER,
    LONDON,
    NEW_YORK,
    OURS,
    at,
    call,
    facts,
    utc,
    verdict,
    why_not,
)

EAST = "America/New_York"
NOON = at("2026-11-23 12:00", EAST)
HOUR, DAY = 3600.0, 86_400.0
SAYS = {"en": "No.", "zh-CN": "否。"}


@pytest.mark.parametrize("mode", list(Mode))
def test_a_refusal_holds_in_every_mode_by_hand_too(mode: Mode) -> None:
    """And for a callback that they asked for."""
    for purpose in Purpose:
        attempt = call(BERLIN, mode=mode, purpose=purpose)
        assert "ALL-01" in why_not(attempt, NOON, refused=(Refused("d1", 1.0),))


def test_nothing_known_is_a_no() -> None:
    """No place, no list, no consent, no number to show."""
    found = {each.rule for each in verdict(call(NEW_YORK), Facts(), NOON).reasons}

    assert {"ALL-02", "ALL-03", "ALL-04"} <= found


def test_a_country_without_a_pack_is_a_no() -> None:
    """Japan's law is in none of them; a callback that somebody there asked for is their own wish."""
    tokyo = "+81312345678"

    assert why_not(call(tokyo, purpose=Purpose.SERVICE), NOON) == {"ALL-03"}
    assert why_not(call(tokyo, purpose=Purpose.CALLBACK), NOON) == set()


def test_an_unknown_zone_is_a_no() -> None:
    """Where one of the places has none."""
    nowhere = Place("stated", "US", "NY")

    assert why_not(call(NEW_YORK), NOON, nowhere) == {"ALL-04", "US-06"}


def test_every_reason_is_told_not_only_the_first() -> None:
    """With what each saw."""
    night = at("2026-11-23 23:00", EAST)
    said = verdict(call(NEW_YORK, offer="", ring_seconds=5.0), facts(NEW_YORK, night, listings=()), night)

    assert {each.rule for each in said.reasons} == {"US-03", "US-06", "US-08", "US-14"}
    (hours,) = (each for each in said.reasons if each.rule == "US-06")
    assert hours.evidence == {"zone": EAST, "local": "Mon 2026-11-23 23:00", "hours": "08:00-21:00"}
    assert said.again_at is None


def test_it_may_be_asked_again_when_the_last_of_the_reasons_is_over() -> None:
    """Three calls in an evening, asked at night: at midnight the day is new, at eight the window opens."""
    night = at("2026-11-23 22:00", EAST)
    past = tuple(Past(night - hours * HOUR) for hours in (3, 4, 5))
    said = verdict(call(NEW_YORK), facts(NEW_YORK, night, past=past), night)

    assert {each.rule for each in said.reasons} == {"US-06", "ALL-08"}
    assert utc(said.again_at) == "2026-11-24 13:00"


@pytest.mark.parametrize(("made", "allowed"), [(2, True), (3, False)])
def test_three_calls_a_day_are_enough(made: int, allowed: bool) -> None:
    """By the day there, not ours."""
    past = tuple(Past(NOON - n * HOUR) for n in range(1, made + 1))

    assert why_not(call(NEW_YORK), NOON, past=past) == (set() if allowed else {"ALL-08"})
    assert why_not(call(NEW_YORK), NOON, past=tuple(Past(each.at - DAY) for each in past)) == set()


def test_a_record_has_only_so_many_attempts() -> None:
    """Of its own, however long ago; where the house sets a limit."""
    most = Frequency(id="OWN-1", says=SAYS, most=2, per="record")
    book = Rulebook(BOOK.packs, own=[most])
    past = (Past(NOON - 90 * DAY, record="r1"), Past(NOON - 60 * DAY, record="r1"), Past(1.0, record="r2"))

    assert why_not(call(NEW_YORK, record="r1"), NOON, past=past, book=book) == {"OWN-1"}
    assert why_not(call(NEW_YORK, record="r2"), NOON, past=past, book=book) == set()


def test_a_house_may_be_stricter_freely_and_no_rule_of_its_own_makes_it_looser() -> None:
    """A longer window of the house does not open the state's."""
    own = [
        Window(id="OWN-1", says=SAYS, hours={"every": "10:00-16:00", "holiday": "never"}),
        Window(id="OWN-2", says=SAYS, hours={"every": "00:00-24:00"}),
    ]
    book = Rulebook(BOOK.packs, own=own)
    early = at("2026-11-23 07:30", EAST)

    assert why_not(call(NEW_YORK), at("2026-11-23 16:00", EAST), book=book) == {"OWN-1"}
    assert why_not(call(NEW_YORK), early, book=book) == {"OWN-1", "US-06"}


def test_a_holiday_is_one_where_the_called_party_is() -> None:
    """Thanksgiving there; the next day is not, nor is it one in London."""
    own = [Window(id="OWN-1", says=SAYS, hours={"holiday": "never"})]
    book = Rulebook(BOOK.packs, own=own)
    kept = Place("address", "US", "NY", (EAST,), frozenset({"2026-11-26"}))

    now = at("2026-11-26 12:00", EAST)
    said = verdict(call(NEW_YORK), facts(NEW_YORK, now, kept), now, book)
    assert ([each.rule for each in said.reasons], utc(said.again_at)) == (["OWN-1"], "2026-11-27 13:00")
    assert why_not(call(LONDON), now, book=book) == set()


def test_a_waiver_sets_a_rule_aside_and_is_told() -> None:
    """By name and reason, for as long as it says, for its campaign alone."""
    waiver = Waiver("w1", rule="US-03", reason="rings shorter there", by="ada", at=NOON, until=NOON + DAY)
    book = Rulebook(BOOK.packs, waivers=[waiver])
    short = call(NEW_YORK, ring_seconds=5.0)

    said = verdict(short, facts(NEW_YORK, NOON), NOON, book)
    assert (said.allowed, [each.rule for each in said.waived]) == (True, ["US-03"])
    assert why_not(short, NOON - 1.0, book=book) == {"US-03"}
    assert why_not(short, NOON + DAY, book=book) == {"US-03"}
    other = Waiver("w1", rule="US-03", campaign="spring", at=NOON)
    assert why_not(short, NOON, book=Rulebook(BOOK.packs, waivers=[other])) == {"US-03"}


@pytest.mark.parametrize("rule", ["ALL-01", "ALL-02", "US-08", "US-09", "CN-10", "ALL-07"])
def test_nobody_waives_a_do_not_call_hit_or_an_invented_number(rule: str) -> None:
    """The waiver is there, and changes nothing."""
    book = Rulebook(BOOK.packs, waivers=[Waiver("w1", rule=rule, reason="boss said so", by="ada")])
    strange = call(NEW_YORK, caller_id="+12125559999")

    assert why_not(strange, NOON, refused=(Refused("d1"),), listings=(), book=book) == why_not(
        strange, NOON, refused=(Refused("d1"),), listings=()
    )


def test_a_callback_for_which_somebody_asked_is_lawful_by_night() -> None:
    """It is a purpose of its own: no window, no registry, no consent beyond the wish itself."""
    night = at("2026-11-23 03:00", EAST)
    wish = Attempt(
        NEW_YORK, Purpose.CALLBACK, Mode.CALLBACK, caller_id=OURS, on_behalf="Acme", basis="consent"
    )

    assert why_not(wish, night, listings=(), leaves=()) == set()
    assert why_not(wish, night, own_numbers=(OwnNumber("+15005550007"),)) == {"ALL-02"}


@pytest.mark.parametrize(
    ("number", "country", "part", "zone"),
    [
        (NEW_YORK, "US", "NY", EAST),
        ("+14165550123", "CA", "", "America/Toronto"),
        ("+447700900123", "GB", "", "Europe/London"),
        ("+441481123456", "GB", "", "Europe/Guernsey"),
        ("+390612345678", "IT", "", "Europe/Rome"),
        ("+85221234567", "HK", "", "Asia/Hong_Kong"),
        ("+8801712345678", "BD", "", "Asia/Dhaka"),
    ],
)
def test_a_number_tells_where_it_is_at_home(number: str, country: str, part: str, zone: str) -> None:
    """Country, state and all zones it may lie in."""
    place = GAZETTEER.by_number(number)

    assert (place.country, place.part) == (country, part)
    assert zone in place.zones


def test_a_list_may_say_where_somebody_is() -> None:
    """US-FL, FL beside an American number, a zone; what nobody understands says nothing."""
    home = GAZETTEER.by_number(NEW_YORK)

    florida = GAZETTEER.stated(home, "FL", "")
    assert florida == GAZETTEER.stated(home, "us-fl", "")
    assert florida is not None
    assert florida.zones == (EAST, "America/Chicago")
    zone = GAZETTEER.stated(home, "", "America/Denver")
    assert zone is not None
    assert (zone.country, zone.zones) == ("US", ("America/Denver",))
    wrong = GAZETTEER.stated(home, "", "Mars/Olympus")
    assert wrong is not None
    assert wrong.zones == ()
    assert GAZETTEER.stated(home, "the north", "") is None
