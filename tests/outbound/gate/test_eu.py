"""The rules of the European Union and of Germany."""

from callcenter.accounts.book import Consent
from callcenter.accounts.keeping import Retention
from callcenter.accounts.privacy import consent_ends
from callcenter.outbound.gate import Audience, Purpose
from callcenter.outbound.gate.values import Refused
from tests.outbound.gate.world import BERLIN, PARIS, at, call, duties, leave, verdict, why_not
from tests.outbound.gate.world import facts as known

NOON = at("2026-11-23 12:00", "Europe/Berlin")
DAY = 86_400.0


def test_eu_01_nobody_is_called_without_a_basis_in_law() -> None:
    """Whatever for."""
    for purpose in Purpose:
        assert why_not(call(PARIS, purpose=purpose, basis=""), NOON) == {"EU-01"}, purpose
    assert why_not(call(PARIS), NOON) == set()


def test_eu_02_an_objection_is_absolute() -> None:
    """A consent that is newer does not weigh it up, nobody can wave it through, and waiting does not help."""
    refused = (Refused("d1", NOON - DAY, source="agent"),)
    said = verdict(call(PARIS), known(PARIS, NOON, refused=refused, leaves=(leave(at=NOON),)), NOON)

    assert {each.rule for each in said.reasons} == {"ALL-01", "EU-02"}
    assert all(each.final and each.lasting for each in said.reasons)
    assert said.again_at is None
    assert why_not(call(PARIS), NOON, leaves=(leave(withdrawn_at=2.0),)) == {"EU-02", "ALL-07"}
    assert ("EU-02", "tell_right_to_object") in duties(call(PARIS), NOON)


def test_eu_03_who_was_erased_does_not_come_back_by_a_list() -> None:
    """Their hash is enough to know them."""
    erased = (Refused("erased", source="erased"),)

    assert why_not(call(PARIS), NOON, refused=erased) == {"ALL-01", "EU-02", "EU-03"}


def test_eu_05_recording_is_announced_before() -> None:
    """On calls of any purpose."""
    for purpose in Purpose:
        assert ("EU-05", "announce_recording") in duties(call(PARIS, purpose=purpose), NOON)


def test_de_01_a_consumer_has_agreed_expressly_and_it_can_be_proved() -> None:
    """A business, or a call that sells nothing, is another matter; in France no rule of this pack asks."""
    assert why_not(call(BERLIN), NOON) == set()
    assert why_not(call(BERLIN), NOON, leaves=()) == {"DE-01"}
    assert why_not(call(BERLIN), NOON, leaves=(leave(form="none"),)) == {"DE-01"}
    assert why_not(call(BERLIN), NOON, leaves=(leave(evidence=""),)) == {"DE-01"}
    assert why_not(call(BERLIN), NOON, leaves=(leave(at=0.0),)) == {"DE-01"}
    assert why_not(call(BERLIN), NOON, leaves=(leave(purpose="survey"),)) == {"DE-01"}
    assert why_not(call(BERLIN, audience=Audience.UNKNOWN), NOON, leaves=()) == {"DE-01"}
    assert why_not(call(BERLIN, audience=Audience.BUSINESS), NOON, leaves=()) == set()
    assert why_not(call(BERLIN, purpose=Purpose.SERVICE), NOON, leaves=()) == set()
    assert why_not(call(PARIS), NOON, leaves=()) == set()


def test_de_01_the_use_of_a_consent_moves_the_day_its_proof_may_go() -> None:
    """Five years from the consent, and again from each use."""
    days = duties(call(BERLIN), NOON)["DE-01", "keep_consent_days"]
    rule = Retention("consents", int(days))
    given = Consent("c1", at=NOON)

    assert days >= 5 * 365.25
    assert consent_ends(given, rule) == NOON + days * DAY
    assert consent_ends(Consent("c1", at=NOON, used_at=NOON + 90 * DAY), rule) == NOON + (90 + days) * DAY


def test_de_01_names_the_consent_that_a_call_rests_on() -> None:
    """So that its use can be noted."""
    assert verdict(call(BERLIN), known(BERLIN, NOON), NOON).leave == "c1"
