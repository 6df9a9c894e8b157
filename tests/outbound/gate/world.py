"""A call that every rule lets pass, and ways to change one thing about it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from callcenter.outbound.gate import (
    Attempt,
    Audience,
    Facts,
    ForAbandoned,
    Leave,
    Listing,
    Mode,
    OwnNumber,
    Place,
    Purpose,
    Rulebook,
    Verdict,
    ask,
)
from callcenter.outbound.gate.places import Gazetteer
from callcenter.service.calling.shipped import shipped_packs

OURS = "+15005550006"
NEW_YORK, LOS_ANGELES, MIAMI, SEATTLE = "+12125550123", "+12135550123", "+13055550123", "+12065550123"
LOUISVILLE, HOUSTON, PITTSBURGH, BALTIMORE = "+15025550123", "+17135550123", "+14125550123", "+14105550123"
TOLL_FREE = "+18005550123"
LONDON, BERLIN, PARIS, SHANGHAI = "+442079460123", "+4930123456", "+33123456789", "+8613800138000"

GAZETTEER = Gazetteer(shipped_packs())
BOOK = Rulebook(shipped_packs())
LISTS = ("us-national", "uk-tps", "uk-ctps")
MESSAGE = ForAbandoned("Acme", OURS, "about your order", opt_out=True)


def at(local: str, zone: str = "UTC") -> float:
    """Return a local time such as 2026-11-23 08:00 in seconds UTC."""
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)).timestamp()


def utc(moment: float | None) -> str:
    """Return a moment as it stands in UTC, to the minute."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d %H:%M") if moment is not None else ""


def call(number: str, **changes: Any) -> Attempt:
    """Return a sales call that leaves nothing open."""
    told: dict[str, Any] = {
        "purpose": Purpose.SALES,
        "mode": Mode.PREVIEW,
        "caller_id": OURS,
        "on_behalf": "Acme",
        "offer": "pumps",
        "subject": "pumps",
        "basis": "consent",
        "audience": Audience.CONSUMER,
        "for_abandoned": MESSAGE,
    }
    return Attempt(number, **(told | changes))


def leave(**changes: Any) -> Leave:
    """Return a consent to sales calls that proves itself."""
    return replace(Leave("c1", "sales", "written", "Li", "May we call you?", "form 7", at=1.0), **changes)


def facts(number: str, now: float, *also: Place, **changes: Any) -> Facts:
    """Return facts of a party whom nothing keeps us from calling."""
    told: dict[str, Any] = {
        "places": (GAZETTEER.by_number(number), *also),
        "own_numbers": (OwnNumber(OURS, "contract 12"),),
        "listings": tuple(Listing(name, now) for name in LISTS),
        "leaves": (leave(),),
    }
    return Facts(**(told | changes))


def verdict(attempt: Attempt, known: Facts, now: float, book: Rulebook = BOOK) -> Verdict:
    """Return the answer; what may be asked again allows when it is asked again, and not before."""
    said = ask(attempt, known, book, now)
    assert said.allowed == (not said.reasons)
    if said.again_at is not None:
        assert ask(attempt, known, book, said.again_at).allowed
        assert not ask(attempt, known, book, said.again_at - 1.0).allowed
    return said


def why_not(attempt: Attempt, now: float, *also: Place, book: Rulebook = BOOK, **changes: Any) -> set[str]:
    """Return the ids of the rules against an attempt."""
    said = verdict(attempt, facts(attempt.number, now, *also, **changes), now, book)
    return {reason.rule for reason in said.reasons}


def duties(attempt: Attempt, now: float) -> dict[tuple[str, str], float]:
    """Return what has to be done, by rule and what it is."""
    said = ask(attempt, facts(attempt.number, now), BOOK, now)
    return {(duty.rule, duty.do): duty.value for duty in said.duties}
