"""Which buttons can be pressed, and the reason the others give."""

import pytest

from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.floor.values import Channel
from callcenter.ports.views import Controls
from dashboards.live.controls import controls
from tests.dashboards.live.build import consulting, contact


def talk(phase: Phase = Phase.TALKING, **fields: object) -> Contact:
    return contact("c1", phase, agent="ann", **fields)


def possible(made: Contact) -> set[str]:
    found = controls(made, "ann")
    return {name for name in Controls.__struct_fields__ if getattr(found, name) == ""}


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (talk(), {"hold", "hang_up", "transfer", "consult"}),
        (talk(recording="on"), {"hold", "hang_up", "transfer", "consult", "pause_recording"}),
        (talk(recording="paused"), {"hold", "hang_up", "transfer", "consult", "resume_recording"}),
        (talk(Phase.ON_HOLD), {"resume", "hang_up", "transfer", "consult"}),
        (consulting(), {"cancel_consult", "hang_up"}),
        (consulting(there=True), {"cancel_consult", "complete", "merge", "hang_up"}),
        (consulting(there=True, merged=True), {"cancel_consult", "complete", "hang_up"}),
        (talk(Phase.WRAPPING_UP), set()),
        (talk(channel=Channel.MESSAGE), {"hang_up", "reply", "transfer"}),
    ],
)
def test_allows_what_the_phase_allows(made: Contact, expected: set[str]) -> None:
    """Each phase has its buttons and no others."""
    assert possible(made) == expected


def test_says_why_not() -> None:
    """A button that cannot be pressed gives a stable reason."""
    found = controls(talk(), "ann")
    assert (found.resume, found.merge, found.reply) == ("wrong_phase", "no_party", "message_only")
    assert found.pause_recording == "not_recording"
    assert controls(talk(channel=Channel.MESSAGE), "ann").hold == "voice_only"
    assert controls(consulting(), "ann").merge == "party_not_there"


def test_offers_nothing_on_the_contact_of_another() -> None:
    """Neither without a contact nor on somebody else's is there anything to press."""
    assert controls(None, "ann") == Controls() == controls(talk(), "bob")
