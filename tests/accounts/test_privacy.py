"""Erasing, keeping and reading of personal data."""

from datetime import date

import pytest
from msgspec.structs import replace

from callcenter.accounts.account import Account, Secrecy, TeamRole
from callcenter.accounts.book import Consent
from callcenter.accounts.keeping import DAY, Retention
from callcenter.accounts.person import Person, PersonalNote
from callcenter.accounts.privacy import (
    PersonalField,
    aged,
    consent_ends,
    erase,
    fingerprint,
    grade_on,
    locked,
    may_read,
    may_use,
    note_until,
    proof,
    traces,
    without_personal,
)

LAURA = Person(
    "p1",
    version=3,
    name="Laura Chen",
    account="acc",
    numbers=("+4930111", "+4930222"),
    emails=("Laura@Harbour.example",),
    note="prefers mornings",
    own={"badge": "12"},
    created_at=5.0,
)
TODAY = date(2026, 11, 22)


def test_nothing_of_an_erased_person_is_left() -> None:
    """But the line that others point at (EU-03)."""
    left = erase(LAURA, 9.0)

    assert Person("p1", 3, account="acc", created_at=5.0, erased_at=9.0) == left


def test_the_proof_names_what_went_without_quoting_it() -> None:
    """It says which fields, what stays and why, and carries hashes instead of numbers."""
    found = proof(LAURA, "key", id="e1", at=9.0, by="ada", request="letter", locked={"contracts": "law"})

    assert ("name", "numbers", "emails", "note", "own") == found.removed
    assert {"contracts": "law"} == found.locked
    assert traces(LAURA, "key") == set(found.suppressed)
    assert not any(secret in str(found) for secret in ("Laura", "+4930111", "harbour", "mornings"))


def test_somebody_is_known_again_however_they_are_written() -> None:
    """And by nobody without the key."""
    assert fingerprint("Laura@Harbour.example ", "key") == fingerprint("laura@harbour.EXAMPLE", "key")
    assert fingerprint("+49 30 111", "key") == fingerprint("+4930111", "key")
    assert fingerprint("+4930111", "key") != fingerprint("+4930111", "other")
    assert 3 == len(traces(LAURA, "key"))


def test_what_must_stay_is_locked_with_its_reason() -> None:
    """Nothing stays without one."""
    assert {} == locked((Consent("c", basis="contract"),), 0, 0)
    assert {"consents", "cases", "contracts"} == locked((Consent("c"),), 1, 1).keys()


def test_the_newest_word_about_a_purpose_counts() -> None:
    """Silence is no; a consent that was taken back is none (CN-02)."""
    given, back = (
        Consent("c1", purpose="calls", at=1.0),
        Consent("c2", purpose="calls", at=2.0, withdrawn_at=3.0),
    )

    assert may_use((given,), "calls")
    assert not may_use((given,), "mail")
    assert not may_use((given, back), "calls")
    assert may_use((back, Consent("c3", purpose="calls", at=4.0)), "calls")
    assert not may_use((), "calls")


def test_the_use_of_a_consent_moves_its_end() -> None:
    """The proof is kept from the last use on (EU-01, DE-01)."""
    rule = Retention("consents", 10)

    assert 11 * DAY == consent_ends(Consent("c", at=DAY), rule)
    assert 15 * DAY == consent_ends(Consent("c", at=DAY, used_at=5 * DAY), rule)
    assert consent_ends(Consent("c", at=DAY), Retention("consents", 0)) is None


SECRET = Account(
    "acc",
    manager="ana",
    deputy="ben",
    team=(TeamRole("tom", "delivery"),),
    secrecy=Secrecy.SECRET,
    secrecy_until="2026-11-22",
    circulation=("uma",),
)


@pytest.mark.parametrize(
    ("user", "agent", "cleared", "expected"),
    [
        ("eve", "eve", Secrecy.NORMAL, False),
        ("eve", "eve", Secrecy.CONFIDENTIAL, False),
        ("eve", "eve", Secrecy.SECRET, True),
        ("eve", "", Secrecy.TOP_SECRET, True),
        ("a", "ana", Secrecy.NORMAL, True),
        ("b", "ben", Secrecy.NORMAL, True),
        ("tom", "", Secrecy.NORMAL, True),
        ("uma", "", Secrecy.NORMAL, True),
    ],
)
def test_who_may_read_a_secret_file(user: str, agent: str, cleared: Secrecy, expected: bool) -> None:
    """Those cleared, those who work for the account, and those on its list (DA-08)."""
    assert expected is may_read(SECRET, user, agent, cleared, TODAY)


def test_a_grade_ends_with_its_day() -> None:
    """On the last day it still holds."""
    assert [Secrecy.SECRET, Secrecy.NORMAL] == [grade_on(SECRET, TODAY), grade_on(SECRET, date(2026, 11, 23))]
    assert may_read(SECRET, "eve", "", Secrecy.NORMAL, date(2026, 11, 23))
    assert not may_read(Account("b", secrecy=Secrecy.SECRET), "eve", "", Secrecy.NORMAL, TODAY)


HOBBIES = PersonalField("hobbies", "gifts", "consent", 10, ("account_manager",))


def test_the_personal_life_is_kept_only_where_it_is_switched_on() -> None:
    """With an end, and for the roles it is meant for (DA-04)."""
    note = note_until((HOBBIES,), "hobbies", "sailing", "ana", 5 * DAY)
    person = replace(LAURA, personal={"hobbies": note or PersonalNote("", "", 0.0, 0.0)})

    assert PersonalNote("sailing", "ana", 5 * DAY, 15 * DAY) == note
    assert note_until((HOBBIES,), "family", "two children", "ana", 5 * DAY) is None
    assert {"hobbies"} == without_personal(person, (HOBBIES,), ("agent", "account_manager")).personal.keys()
    assert {} == without_personal(person, (HOBBIES,), ("agent",)).personal


def test_what_is_over_or_switched_off_goes() -> None:
    """Somebody without anything of the kind stays the same."""
    person = replace(LAURA, personal={"hobbies": PersonalNote("sailing", "ana", 0.0, 10 * DAY)})

    assert person is aged(person, (HOBBIES,), 9 * DAY)
    assert {} == aged(person, (HOBBIES,), 10 * DAY).personal
    assert {} == aged(person, (), 9 * DAY).personal
