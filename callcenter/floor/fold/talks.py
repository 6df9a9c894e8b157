"""What happens while an agent has the contact."""

from callcenter.floor import events as e
from callcenter.floor.fold.ahead import no_longer_pressing
from callcenter.floor.fold.base import folds, let_go, loosen, move, settle, take
from callcenter.floor.fold.calling import forget_callback
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact, FloorState, Party, Sent, Spoke, WrapUp
from callcenter.floor.values import Reach, TargetKind


@folds(e.ContactConnected)
def contact_connected(state: FloorState, event: e.ContactConnected) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.TALKING, event.at)
    contact.offer = contact.dial = None
    forget_callback(state, contact)
    contact.agent = event.agent
    contact.answered_at = contact.answered_at or event.at
    no_longer_pressing(contact)
    contact.target = contact.handed_by = ""
    contact.circle = ()
    contact.target_until = 0.0
    contact.excluded.clear()
    agent = state.agents[event.agent]
    take(agent, contact)
    settle(agent, event.at)
    agent.misses = 0


@folds(e.ContactHeld)
def contact_held(state: FloorState, event: e.ContactHeld) -> None:
    move(state.contacts[event.contact], Phase.ON_HOLD, event.at)


@folds(e.ContactResumed)
def contact_resumed(state: FloorState, event: e.ContactResumed) -> None:
    move(state.contacts[event.contact], Phase.TALKING, event.at)


@folds(e.ConsultStarted)
def consult_started(state: FloorState, event: e.ConsultStarted) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.CONSULTING, event.at)
    contact.party = Party(event.attempt, event.target, event.at, event.lapses_at)
    contact.attempts += 1
    if event.target.kind is TargetKind.AGENT:
        agent = state.agents[event.target.id]
        agent.ringing = contact.id
        settle(agent, event.at)


@folds(e.ConsultAnswered)
def consult_answered(state: FloorState, event: e.ConsultAnswered) -> None:
    party = _party(state, event.contact)
    party.leg = event.leg
    party.started_at = event.at
    if party.target.kind is TargetKind.AGENT:
        agent = state.agents[party.target.id]
        take(agent, state.contacts[event.contact])
        settle(agent, event.at)


@folds(e.ConsultEnded)
def consult_ended(state: FloorState, event: e.ConsultEnded) -> None:
    contact = state.contacts[event.contact]
    party = _party(state, event.contact)
    contact.party = None
    loosen(state, party.leg, event.at)
    move(contact, Phase.TALKING if party.merged else Phase.ON_HOLD, event.at)
    if party.target.kind is TargetKind.AGENT:
        agent = state.agents[party.target.id]
        let_go(agent, contact.id)
        settle(agent, event.at)


@folds(e.ConsultMerged)
def consult_merged(state: FloorState, event: e.ConsultMerged) -> None:
    move(state.contacts[event.contact], Phase.CONFERENCING, event.at)
    _party(state, event.contact).merged = True


@folds(e.ContactHandedOver)
def contact_handed_over(state: FloorState, event: e.ContactHandedOver) -> None:
    contact = state.contacts[event.contact]
    party = _party(state, event.contact)
    move(contact, Phase.TALKING, event.at)
    loosen(state, contact.agent_leg, event.at)
    contact.agent = event.to
    contact.agent_leg = party.leg
    contact.party = None


def _remember(state: FloorState, contact: Contact, event: e.ContactReleased) -> None:
    """Remember who spoke with the customer, if the queue leads its customers back to them."""
    policy, customer = state.queues.get(contact.queue), contact.customer
    if policy is None or not customer or all(step.to is not Reach.LAST_AGENT for step in policy.steps):
        return
    state.spoke.pop(customer, None)
    state.spoke[customer] = Spoke(event.agent, event.at)
    oldest = event.at - state.rules.remember_closed_seconds
    while state.spoke[first := next(iter(state.spoke))].at < oldest:
        del state.spoke[first]


@folds(e.ContactReleased)
def contact_released(state: FloorState, event: e.ContactReleased) -> None:
    contact = state.contacts[event.contact]
    agent = state.agents[event.agent]
    if contact.agent == event.agent:
        loosen(state, contact.agent_leg, event.at)
        contact.agent = contact.agent_leg = ""
    contact.handed_by = event.agent if event.why == "transfer" else ""
    let_go(agent, contact.id)
    _remember(state, contact, event)
    if event.wrap_up_until:
        work = WrapUp(contact.id, event.wrap_up_until, event.at, channel=contact.channel)
        agent.wrap_ups = [*agent.wrap_ups, work]
        contact.wrapping = agent.id
    settle(agent, event.at)


@folds(e.ContactForwarded)
def contact_forwarded(state: FloorState, event: e.ContactForwarded) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.TRANSFERRING, event.at)
    contact.forward = event.number
    contact.forward_leg = event.leg
    contact.party = None


@folds(e.SurveyStarted)
def survey_started(state: FloorState, event: e.SurveyStarted) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.SURVEYING, event.at)
    contact.menu = event.menu
    contact.menu_turn += 1


@folds(e.MessageReceived)
def message_received(state: FloorState, event: e.MessageReceived) -> None:
    state.contacts[event.contact].messages.append(("customer", event.text, event.at))


@folds(e.MessageSent)
def message_sent(state: FloorState, event: e.MessageSent) -> None:
    contact = state.contacts[event.contact]
    contact.messages.append(("agent", event.text, event.at))
    contact.sent = [*contact.sent, Sent()]


@folds(e.RecordingChanged)
def recording_changed(state: FloorState, event: e.RecordingChanged) -> None:
    state.contacts[event.contact].recording = event.recording


@folds(e.BridgeOpened)
def bridge_opened(state: FloorState, event: e.BridgeOpened) -> None:
    state.contacts[event.contact].bridge = event.bridge


def _party(state: FloorState, contact: str) -> Party:
    party = state.contacts[contact].party
    if party is None:
        raise AssertionError(f"no third party in contact {contact}")
    return party
