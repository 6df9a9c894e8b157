"""Which buttons an agent may press now, and why not the others."""

from callcenter.floor.phases import OWNED, WITH_AGENT, Phase
from callcenter.floor.state import Contact
from callcenter.floor.values import Channel
from callcenter.ports.views import Controls

HANDOVER = frozenset({Phase.TALKING, Phase.ON_HOLD})
WITH_PARTY = frozenset({Phase.CONSULTING, Phase.CONFERENCING})


def controls(contact: Contact | None, agent: str) -> Controls:
    """Return for each control "" when the agent may use it on the contact, else a reason code."""
    if contact is None or contact.agent != agent:
        return Controls()
    in_phase = _Phased(contact)
    return Controls(
        hold=in_phase.voice({Phase.TALKING}),
        resume=in_phase.voice({Phase.ON_HOLD}),
        hang_up=in_phase.any(OWNED),
        transfer=in_phase.any(HANDOVER),
        consult=in_phase.voice(HANDOVER),
        merge=in_phase.party({Phase.CONSULTING}, there=True),
        complete=in_phase.party(WITH_PARTY, there=True),
        cancel_consult=in_phase.party(WITH_PARTY, there=False),
        pause_recording=_recording(contact, "on", "not_recording"),
        resume_recording=_recording(contact, "paused", "not_paused"),
        reply="message_only" if contact.channel is not Channel.MESSAGE else in_phase.any({Phase.TALKING}),
    )


class _Phased:
    """The checks that several controls share."""

    def __init__(self, contact: Contact) -> None:
        self._contact = contact

    def any(self, phases: frozenset[Phase] | set[Phase]) -> str:
        return "" if self._contact.phase in phases else "wrong_phase"

    def voice(self, phases: frozenset[Phase] | set[Phase]) -> str:
        return "voice_only" if self._contact.channel is not Channel.VOICE else self.any(phases)

    def party(self, phases: frozenset[Phase] | set[Phase], *, there: bool) -> str:
        party = self._contact.party
        if party is None:
            return "no_party"
        if there and not party.leg:
            return "party_not_there"
        return self.any(phases)


def _recording(contact: Contact, needed: str, otherwise: str) -> str:
    if contact.phase not in WITH_AGENT:
        return "wrong_phase"
    return "" if contact.recording == needed else otherwise
