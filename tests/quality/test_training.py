"""Tests bring certificates, and certificates carry skills."""

from typing import Any

import pytest
from msgspec.structs import replace

from callcenter.quality.refusal import QualityRefusal
from callcenter.quality.training import (
    DAY,
    Certificate,
    Course,
    TestResult,
    check_course,
    effective_skills,
    examined,
    revoke,
)

pytestmark = pytest.mark.unit

PUMPS = Course("pumps", name={"en": "Pumps"}, skill="pumps", valid_days=100, warn_days=30)
LAW = Course("law", name={"en": "Law of pumps"}, skill="pumps", level=4)


def sat(share: float, at: float = 0.0, held: Certificate | None = None) -> Any:
    return examined(PUMPS, TestResult("r", course="pumps", agent="ann", share=share, at=at), held)


def test_who_reaches_the_pass_mark_exactly_is_certified() -> None:
    """From the test on; who does not gets a result and nothing else."""
    result, certificate = sat(0.8)
    assert result.passed
    assert (certificate.expires_at, certificate.warn_at) == (100 * DAY, 70 * DAY)
    failed, nothing = sat(0.79)
    assert (failed.passed, nothing) == (False, None)


def test_a_certificate_holds_until_just_before_its_end() -> None:
    """It wakes to warn, then to end; after that it sleeps."""
    _, certificate = sat(1.0)
    assert certificate.holds(100 * DAY - 1)
    assert not certificate.holds(100 * DAY)
    assert certificate.wakes_at == 70 * DAY
    assert replace(certificate, warned_at=70 * DAY).wakes_at == 100 * DAY
    assert replace(certificate, warned_at=70 * DAY, lapsed=True).wakes_at is None


def test_a_test_renews_and_never_shortens() -> None:
    """What holds longer stays, whenever a test is entered; a revoked one is given anew."""
    _, held = sat(1.0, at=50 * DAY)
    assert sat(1.0, at=10 * DAY, held=held)[1] is None
    assert sat(1.0, at=60 * DAY, held=held)[1].expires_at == 160 * DAY
    assert sat(1.0, at=60 * DAY, held=replace(held, expires_at=0.0))[1] is None
    taken = revoke(held, "sue", 55 * DAY, "was helped")
    assert not taken.holds(56 * DAY)
    assert taken.wakes_at is None
    assert sat(1.0, at=50 * DAY, held=taken)[1].holds(56 * DAY)
    with pytest.raises(QualityRefusal, match="wrong_state"):
        revoke(taken, "sue", 56 * DAY, "again")


@pytest.mark.parametrize(
    ("skills", "held", "found"),
    [
        ({"pumps": 7, "en": 5}, {"pumps", "law"}, {"pumps": 7, "en": 5}),
        ({"pumps": 7, "en": 5}, {"pumps"}, {"en": 5}),
        ({"en": 5}, {"pumps", "law"}, {"pumps": 4, "en": 5}),
        ({"pumps": 7}, set(), {}),
    ],
)
def test_a_skill_needs_the_certificates_of_all_its_courses(
    skills: dict[str, int], held: set[str], found: dict[str, int]
) -> None:
    """The level is that of the configuration, else the one that a course gives; others are as they were."""
    assert effective_skills(skills, (PUMPS, LAW), held) == found


def test_a_course_that_gives_no_level_only_gates() -> None:
    """Whoever has no such skill does not get it by the certificate; a retired course asks for nothing."""
    assert effective_skills({}, (PUMPS,), {"pumps"}) == {}
    assert effective_skills({"pumps": 3}, (replace(PUMPS, retired=True),), set()) == {"pumps": 3}


@pytest.mark.parametrize("change", [{"name": {}}, {"level": 11}, {"pass_mark": 1.5}, {"valid_days": -1}])
def test_an_impossible_course_is_refused(change: dict[str, Any]) -> None:
    """Before anybody sits its test."""
    with pytest.raises(QualityRefusal):
        check_course(replace(PUMPS, **change))


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_result_is_a_share(share: float) -> None:
    """Neither less than nothing nor more than all."""
    with pytest.raises(QualityRefusal, match="out_of_range"):
        sat(share)
