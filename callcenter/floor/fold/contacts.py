"""A contact's way from arrival to its end, as far as no agent speaks."""

from callcenter.floor import events as e
from callcenter.floor.fold.base import folds, late_moment, loosen_all, move, settle
from callcenter.floor.fold.calling import forget_callback
from callcenter.floor.fold.reporting import await_reports
from callcenter.floor.phases import Phase
from callcenter.floor.ranking import yields_until
from callcenter.floor.state import Contact, FloorState, Leg, Offer
from callcenter.floor.values import LegRole, OfferEnd


@folds(e.ContactArrived)
def contact_arrived(state: FloorState, event: e.ContactArrived) -> None:
    state.contacts[event.contact] = Contact(
        event.contact,
        event.leg,
        event.at,
        Phase.GREETED,
        event.at,
        channel=event.channel,
        caller=event.caller,
        dialled=event.dialled,
        card=event.card,
        menu=event.menu,
    )
    if event.leg:
        state.legs[event.leg] = Leg(event.leg, LegRole.CUSTOMER, event.at, event.contact)


@folds(e.MenuAdvanced)
def menu_advanced(state: FloorState, event: e.MenuAdvanced) -> None:
    contact = state.contacts[event.contact]
    contact.menu = event.menu
    contact.menu_turn += 1


@folds(e.ContactQueued)
def contact_queued(state: FloorState, event: e.ContactQueued) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.WAITING, event.at)
    is_back = contact.queue == event.queue and contact.queued_at == event.since
    if not is_back:
        state.queued += 1
        contact.order = state.queued
        contact.widened = 0
    contact.queue = event.queue
    contact.queued_at = event.since
    contact.rank = event.rank
    contact.needs = event.needs
    contact.priority = event.priority
    contact.target = event.target
    contact.target_until = event.target_until
    contact.target_why = ""
    contact.wide, contact.wider_at, contact.circle = is_back, 0.0, ()
    contact.forward = contact.forward_leg = ""
    contact.late_at = late_moment(state, contact, event.at)
    contact.yields_until = yields_until(state, contact, event.at)


@folds(e.TargetReleased)
def target_released(state: FloorState, event: e.TargetReleased) -> None:
    contact = state.contacts[event.contact]
    contact.target = ""
    contact.target_until = 0.0
    contact.wide = True


@folds(e.ContactOffered)
def contact_offered(state: FloorState, event: e.ContactOffered) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.OFFERED, event.at)
    contact.offer = Offer(event.offer, event.agent, event.at, event.lapses_at, event.why)
    contact.attempts += 1
    agent = state.agents[event.agent]
    agent.ringing = contact.id
    settle(agent, event.at)
    agent.offered_at = event.at


@folds(e.OfferAccepted)
def offer_accepted(state: FloorState, event: e.OfferAccepted) -> None:
    contact = state.contacts[event.contact]
    if contact.offer is not None and contact.offer.id == event.offer:
        move(contact, Phase.CONNECTING, event.at)
        contact.offer.accepted_at = event.at
        contact.offer.lapses_at = event.lapses_at
    elif contact.party is not None:
        contact.party.lapses_at = event.lapses_at
        contact.party.accepted = True


@folds(e.OfferEnded)
def offer_ended(state: FloorState, event: e.OfferEnded) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.WAITING, event.at)
    contact.offer = None
    if event.excluded_until:
        contact.excluded[event.agent] = event.excluded_until
    agent = state.agents[event.agent]
    agent.ringing = ""
    settle(agent, event.at)
    if event.end in (OfferEnd.NO_ANSWER, OfferEnd.FAILED):
        agent.misses += 1
        agent.rests_until = event.rests_until


@folds(e.RestEnded)
def rest_ended(state: FloorState, event: e.RestEnded) -> None:
    for agent in event.agents:
        state.contacts[event.contact].excluded.pop(agent, None)


@folds(e.CallbackRequested)
def callback_requested(_state: FloorState, _event: e.CallbackRequested) -> None:
    """Told for the record; what changes the floor is said by the events beside it."""


@folds(e.VoicemailStarted)
def voicemail_started(state: FloorState, event: e.VoicemailStarted) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.VOICEMAIL, event.at)
    contact.queue = event.queue or contact.queue
    contact.late_at = contact.target_until = 0.0
    contact.forward = ""


@folds(e.VoicemailLeft)
def voicemail_left(state: FloorState, event: e.VoicemailLeft) -> None:
    state.contacts[event.contact].voicemail = event.recording


@folds(e.CustomerLeft)
def customer_left(state: FloorState, event: e.CustomerLeft) -> None:
    contact = state.contacts[event.contact]
    move(contact, Phase.WRAPPING_UP, event.at)
    contact.outcome = event.outcome
    loosen_all(state, contact, event.at)


@folds(e.ContactDisposed)
def contact_disposed(state: FloorState, event: e.ContactDisposed) -> None:
    contact = state.contacts.get(event.contact)
    if contact is not None:
        contact.disposition = event.disposition


@folds(e.ContactClosed)
def contact_closed(state: FloorState, event: e.ContactClosed) -> None:
    contact = state.contacts.pop(event.contact)
    move(contact, Phase.CLOSED, event.at)
    forget_callback(state, contact)
    await_reports(state, contact, event.at)
    state.closed[contact.id] = event.at
    loosen_all(state, contact, event.at)
    oldest = event.at - state.rules.remember_closed_seconds
    while state.closed and state.closed[first := next(iter(state.closed))] < oldest:
        del state.closed[first]
        state.recorded.pop(first, None)
