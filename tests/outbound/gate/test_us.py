"""The rules of the United States, each at its boundary."""

from datetime import date

import pytest

from callcenter.outbound.gate import (
    Audience,
    Day,
    ForAbandoned,
    Listing,
    Mode,
    OwnNumber,
    Past,
    Purpose,
    Sound,
)
from callcenter.outbound.gate.abandonment import is_abandoned, periods, rate, rolling
from callcenter.outbound.gate.values import Refused
from tests.outbound.gate.world import (
    BALTIMORE,
    GAZETTEER,
    HOUSTON,
    LISTS,
    LOS_ANGELES,
    LOUISVILLE,
    MESSAGE,
    MIAMI,
    NEW_YORK,
    OURS,
    PITTSBURGH,
    SEATTLE,
    TOLL_FREE,
    at,
    call,
    duties,
    facts,
    leave,
    utc,
    verdict,
    why_not,
)

EAST, CENTRAL, WEST = "America/New_York", "America/Chicago", "America/Los_Angeles"
NOON = at("2026-11-23 12:00", EAST)
DAY = 86_400.0


@pytest.mark.parametrize(("abandoned", "allowed"), [(3, True), (4, False)])
def test_us_01_three_of_a_hundred_pass_and_four_do_not(abandoned: int, allowed: bool) -> None:
    """In predictive mode alone; nobody else can abandon."""
    days = (Day("2026-11-20", 60, 0), Day("2026-11-22", 40, abandoned))
    found = why_not(call(NEW_YORK, mode=Mode.PREDICTIVE), NOON, days=days)

    assert found == (set() if allowed else {"US-01"})
    assert why_not(call(NEW_YORK), NOON, days=days) == set()


def test_us_01_each_thirty_days_count_by_themselves() -> None:
    """What was too much in the first period is no excuse and no burden in the second."""
    days = (Day("2026-10-24", 10, 1), Day("2026-11-22", 10, 1), Day("2026-11-23", 100, 3))
    predictive = call(NEW_YORK, mode=Mode.PREDICTIVE)

    assert periods(days, 30) == [Day("2026-10-24", 20, 2), Day("2026-11-23", 100, 3)]
    assert why_not(predictive, NOON, days=days) == set()
    said = verdict(predictive, facts(NEW_YORK, NOON, days=days[:1]), at("2026-11-22 12:00", EAST))
    assert utc(said.again_at) == "2026-11-23 00:00"
    assert rate(rolling(days, date(2026, 11, 23))) == 4 / 110


@pytest.mark.parametrize(("seconds", "abandoned"), [(2.0, False), (2.1, True)])
def test_us_02_two_seconds_from_the_end_of_the_greeting(seconds: float, abandoned: bool) -> None:
    """Even if somebody comes later; if nobody comes at all, the more so."""
    assert is_abandoned(100.0, 100.0 + seconds) is abandoned
    assert is_abandoned(100.0, None)
    assert duties(call(NEW_YORK, mode=Mode.PREDICTIVE), NOON)["US-02", "connect_within"] == 2


@pytest.mark.parametrize(("seconds", "allowed"), [(15.0, True), (14.9, False)])
def test_us_03_it_rings_for_fifteen_seconds(seconds: float, allowed: bool) -> None:
    """Or four times, which is longer."""
    assert why_not(call(NEW_YORK, ring_seconds=seconds), NOON) == (set() if allowed else {"US-03"})


@pytest.mark.parametrize(
    "message",
    [
        None,
        ForAbandoned("", OURS, opt_out=True),
        ForAbandoned("Acme", OURS),
        ForAbandoned("Acme", OURS, opt_out=True, sells=True),
    ],
)
def test_us_04_the_message_names_the_seller_and_sells_nothing(message: ForAbandoned | None) -> None:
    """Without one that does, nobody is dialled ahead of the agents."""
    assert why_not(call(NEW_YORK, mode=Mode.PREDICTIVE, for_abandoned=message), NOON) == {"US-04"}
    assert why_not(call(NEW_YORK, mode=Mode.PREDICTIVE, for_abandoned=MESSAGE), NOON) == set()


def test_us_05_the_records_are_kept_for_five_years() -> None:
    """Those that prove US-01 to US-04."""
    assert duties(call(NEW_YORK, mode=Mode.PREDICTIVE), NOON)["US-05", "keep_records_days"] == 1827


@pytest.mark.parametrize(
    ("number", "zone", "local", "allowed"),
    [
        (NEW_YORK, EAST, "2026-11-23 07:59", False),
        (NEW_YORK, EAST, "2026-11-23 08:00", True),
        (NEW_YORK, EAST, "2026-11-23 20:59", True),
        (NEW_YORK, EAST, "2026-11-23 21:00", False),
        (LOS_ANGELES, WEST, "2026-11-23 08:00", True),
        # the days on which the clock is changed
        (NEW_YORK, EAST, "2026-03-08 07:59", False),
        (NEW_YORK, EAST, "2026-03-08 08:00", True),
        (NEW_YORK, EAST, "2026-11-01 07:59", False),
        (NEW_YORK, EAST, "2026-11-01 08:00", True),
        # states that are stricter
        (MIAMI, EAST, "2026-11-23 19:59", True),
        (MIAMI, EAST, "2026-11-23 20:00", False),
        (SEATTLE, WEST, "2026-11-23 19:59", True),
        (SEATTLE, WEST, "2026-11-23 20:00", False),
        (BALTIMORE, EAST, "2026-11-23 20:00", False),
        (LOUISVILLE, EAST, "2026-11-23 09:59", False),
        (LOUISVILLE, EAST, "2026-11-23 10:00", True),
        (HOUSTON, CENTRAL, "2026-11-22 11:59", False),
        (HOUSTON, CENTRAL, "2026-11-22 12:00", True),
        (HOUSTON, CENTRAL, "2026-11-23 08:00", True),
        # Pennsylvania's Sundays, before and after the day they became free
        (PITTSBURGH, EAST, "2026-10-11 12:00", True),
        (PITTSBURGH, EAST, "2026-10-17 12:00", True),
        (PITTSBURGH, EAST, "2026-10-18 12:00", False),
        (PITTSBURGH, EAST, "2026-10-19 12:00", True),
    ],
)
def test_us_06_by_the_clock_of_the_called_party(number: str, zone: str, local: str, allowed: bool) -> None:
    """To the minute, by state, on days with and without a change of the clock."""
    assert why_not(call(number), at(local, zone)) == (set() if allowed else {"US-06"})


def test_us_06_the_strictest_of_number_and_address_wins() -> None:
    """A number of New York whose owner lives in California: eight there is eleven here."""
    lives = GAZETTEER.by_address("US", "CA")
    early, late = at("2026-11-23 10:59", EAST), at("2026-11-23 11:00", EAST)

    assert why_not(call(NEW_YORK), early, lives) == {"US-06"}
    assert why_not(call(NEW_YORK), late, lives) == set()
    assert why_not(call(NEW_YORK), at("2026-11-23 21:00", EAST), lives) == {"US-06"}


def test_us_06_a_number_of_no_state_is_kept_to_the_rules_of_all() -> None:
    """In every zone that it may lie in, which is never at once: it is told that waiting does not help."""
    said = verdict(call(TOLL_FREE), facts(TOLL_FREE, NOON), NOON)

    assert not said.allowed
    assert said.again_at is None


def test_us_06_says_when_it_may_be_asked_again() -> None:
    """At eight there, also over a change of the clock: on 8 March that is 12:00 UTC, a day before 13:00."""
    for evening, again in (
        ("2026-03-06 21:00", "2026-03-07 13:00"),
        ("2026-03-07 21:00", "2026-03-08 12:00"),
    ):
        now = at(evening, EAST)
        assert utc(verdict(call(NEW_YORK), facts(NEW_YORK, now), now).again_at) == again
    saturday = at("2026-10-17 21:00", EAST)
    again_at = verdict(call(PITTSBURGH), facts(PITTSBURGH, saturday), saturday).again_at
    assert utc(again_at) == "2026-10-19 12:00"


def test_us_07_a_fourth_call_within_a_day_about_one_matter() -> None:
    """In Florida and Oklahoma; after exactly 24 hours the first counts no more, another matter is another."""
    now = at("2026-11-23 19:00", EAST)
    past = tuple(Past(now - hours * 3600, "pumps") for hours in (23, 22, 21))
    said = verdict(call(MIAMI), facts(MIAMI, now, past=past), now)

    assert "US-07" in {each.rule for each in said.reasons}
    day_before = tuple(Past(each.at - DAY / 2, "pumps") for each in past)
    assert why_not(call(MIAMI), now, past=day_before[:2]) == set()
    other = tuple(Past(each.at - DAY / 2, "valves") for each in past)
    assert "US-07" not in why_not(call(MIAMI), now, past=other)
    exactly = (Past(now - DAY, "pumps"), *day_before[1:])
    assert "US-07" not in why_not(call(MIAMI), now, past=exactly)
    assert "US-07" not in why_not(call(NEW_YORK), now, past=day_before)


@pytest.mark.parametrize(("age", "allowed"), [(0, True), (31, True), (32, False)])
def test_us_08_the_copy_of_the_registry_is_at_most_31_days_old(age: int, allowed: bool) -> None:
    """On the day of the call; without a copy nobody is called."""
    listings = (Listing("us-national", NOON - age * DAY),)

    assert why_not(call(NEW_YORK), NOON, listings=listings) == (set() if allowed else {"US-08"})
    assert why_not(call(NEW_YORK), NOON, listings=()) == {"US-08"}


def test_us_08_a_listed_consumer_is_not_called_and_no_consent_of_ours_helps() -> None:
    """A call that sells nothing is none of the registry's business."""
    listings = (Listing("us-national", NOON, listed=True),)
    said = verdict(call(NEW_YORK), facts(NEW_YORK, NOON, listings=listings), NOON)

    assert [(each.rule, each.lasting) for each in said.reasons] == [("US-08", True)]
    assert why_not(call(NEW_YORK, purpose=Purpose.SERVICE), NOON, listings=listings) == set()


def test_us_09_a_refusal_holds_at_once_and_for_every_topic() -> None:
    """Unless it was one of a topic: then other matters pass, and one that nobody named does not."""
    everything = (Refused("d1", NOON),)
    topic = (Refused("d2", NOON, "valves"),)

    for purpose in Purpose:
        assert "US-09" in why_not(call(NEW_YORK, purpose=purpose), NOON, refused=everything), purpose
    assert why_not(call(NEW_YORK), NOON, refused=topic) == set()
    assert "US-09" in why_not(call(NEW_YORK, subject="valves"), NOON, refused=topic)
    assert "US-09" in why_not(call(NEW_YORK, subject=""), NOON, refused=topic)


def test_us_10_a_way_out_is_offered() -> None:
    """The words themselves are tested with `opt_out`."""
    assert ("US-10", "offer_opt_out") in duties(call(NEW_YORK), NOON)


@pytest.mark.parametrize("sound", [Sound.RECORDED, Sound.ARTIFICIAL])
def test_us_11_a_made_voice_needs_a_consent_and_a_selling_one_a_written_one(sound: Sound) -> None:
    """An AI's voice is an artificial one."""
    sells, tells = call(NEW_YORK, sound=sound), call(NEW_YORK, sound=sound, purpose=Purpose.INFO)

    assert why_not(sells, NOON) == set()
    assert why_not(sells, NOON, leaves=()) == {"US-11", "US-15"}
    assert why_not(sells, NOON, leaves=(leave(form="express"),)) == {"US-11"}
    assert why_not(tells, NOON, leaves=(leave(form="express", purpose="info"),)) == set()


def test_us_12_the_number_shown_can_be_called_to_refuse() -> None:
    """Ours, never another's, never none."""
    deaf = (OwnNumber(OURS, "contract 12", answered=False),)

    assert why_not(call(NEW_YORK), NOON, own_numbers=deaf) == {"US-12"}
    assert {"ALL-02", "US-12"} <= why_not(call(NEW_YORK, caller_id="+12125559999"), NOON)
    assert {"ALL-02", "US-12"} <= why_not(call(NEW_YORK, caller_id=""), NOON)


def test_us_13_washington_rests_for_a_year_after_a_refusal() -> None:
    """Thirty seconds to say who calls, ten to end it."""
    evening = at("2026-11-23 12:00", WEST)
    refused = (Past(at("2025-11-23 12:00", WEST), "valves", result="refused"),)

    assert why_not(call(SEATTLE), evening, past=refused) == {"US-13"}
    assert why_not(call(SEATTLE), evening + DAY, past=refused) == set()
    told = duties(call(SEATTLE), evening)
    assert told["US-13", "identify_within"] == 30
    assert told["US-13", "end_after_refusal_within"] == 10
    assert ("US-13", "identify_within") not in duties(call(NEW_YORK), NOON)


def test_us_14_seller_and_offer_are_on_record_and_the_right_to_the_number() -> None:
    """Who dials one number by hand need not prove the number shown."""
    unproved = (OwnNumber(OURS),)

    assert why_not(call(NEW_YORK, offer=""), NOON) == {"US-14"}
    assert why_not(call(NEW_YORK), NOON, own_numbers=unproved) == {"US-14"}
    assert why_not(call(NEW_YORK, mode=Mode.MANUAL), NOON, own_numbers=unproved) == set()
    assert duties(call(NEW_YORK), NOON)["US-14", "keep_records_days"] == 1827


@pytest.mark.parametrize("missing", ["name", "request", "evidence", "at"])
def test_us_15_the_record_of_a_consent_is_whole(missing: str) -> None:
    """Name, what was shown, where the proof is, when."""
    empty = leave(**{missing: 0.0 if missing == "at" else ""})

    assert why_not(call(NEW_YORK, sound=Sound.RECORDED), NOON, leaves=(empty,)) == {"US-15"}
    assert duties(call(NEW_YORK), NOON)["US-15", "keep_consent_days"] == 1827


def test_us_16_recording_is_announced_on_every_call() -> None:
    """Whichever the state."""
    assert ("US-16", "announce_recording") in duties(call(LOS_ANGELES), NOON)
    assert ("US-16", "announce_recording") in duties(call(NEW_YORK, purpose=Purpose.SERVICE), NOON)


def test_us_17_seven_calls_in_seven_days_about_one_debt() -> None:
    """The eighth waits until the day of the first is out of the seven; another debt is another count."""
    debt = call(NEW_YORK, purpose=Purpose.DEBT, subject="debt-1")
    past = tuple(Past(at(f"2026-11-{day} 12:00", EAST), "debt-1") for day in range(17, 24))
    now = at("2026-11-23 13:00", EAST)

    assert why_not(debt, now, past=past[1:]) == set()
    said = verdict(debt, facts(NEW_YORK, now, past=past), now)
    assert [each.rule for each in said.reasons] == ["US-17"]
    assert utc(said.again_at) == "2026-11-24 13:00"
    assert why_not(call(NEW_YORK, purpose=Purpose.DEBT, subject="debt-2"), now, past=past) == set()


def test_us_17_seven_days_from_a_talk_whose_day_is_the_first() -> None:
    """A talk on Monday 16th: nobody calls before Monday 23rd, at eight."""
    debt = call(NEW_YORK, purpose=Purpose.DEBT, subject="debt-1")
    talk = (Past(at("2026-11-16 15:00", EAST), "debt-1", result="talked"),)
    sunday = at("2026-11-22 20:59", EAST)

    said = verdict(debt, facts(NEW_YORK, sunday, past=talk), sunday)
    assert ([each.rule for each in said.reasons], utc(said.again_at)) == (["US-17"], "2026-11-23 13:00")
    assert why_not(debt, at("2026-11-23 08:00", EAST), past=talk) == set()
    assert why_not(debt, at("2026-11-23 07:59", EAST)) == {"US-17"}


def test_us_18_consumer_or_business_is_on_record() -> None:
    """A business is not looked up in the registry; who is neither is asked about as a consumer."""
    listed = tuple(Listing(name, NOON, listed=True) for name in LISTS)

    assert why_not(call(NEW_YORK, audience=Audience.BUSINESS), NOON, listings=listed) == set()
    assert why_not(call(NEW_YORK, audience=Audience.UNKNOWN), NOON, listings=listed) == {"US-08", "US-18"}
