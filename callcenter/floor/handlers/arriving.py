"""A customer calls or writes; the menu takes its turns (FL-24 up to ③)."""

from typing import Any

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.capacity import takes
from callcenter.floor.handlers.base import by_voice, handles, require
from callcenter.floor.handlers.callbacks import call_back, called_in, check_number
from callcenter.floor.handlers.offering import end_offer
from callcenter.floor.handlers.queueing import Place, at_the_door, enter_queue, start_voicemail
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Channel, OfferEnd, Outcome

#: Whoever is being connected is about to be spoken to: it is too late to hang up on them.
_MAY_ASK = (Phase.GREETED, Phase.SURVEYING, Phase.WAITING, Phase.OFFERED)


@handles(c.ArriveContact)
def arrive_contact(turn: Turn, command: c.ArriveContact) -> None:
    """A known contact, live or closed, never arrives again: a late webhook changes nothing."""
    if command.contact in turn.state.contacts or command.contact in turn.state.closed:
        raise Refusal("known_contact", command.contact)
    if command.leg in turn.state.legs:
        raise Refusal("leg_taken", command.leg)
    turn.emit(_arrived(turn, command, command.leg if command.channel is Channel.VOICE else ""))
    if command.channel is Channel.MESSAGE:
        turn.emit(e.MessageReceived(turn.now, command.contact, command.message, command.text))


@handles(c.AdvanceMenu)
def advance_menu(turn: Turn, command: c.AdvanceMenu) -> None:
    """The menu speaks before the queue, and once more in the survey."""
    contact = in_menu(turn, command.contact, command.turn, Phase.GREETED, Phase.SURVEYING, Phase.VOICEMAIL)
    keep_menu(turn, contact, command.menu)


@handles(c.RequestQueue)
def request_queue(turn: Turn, command: c.RequestQueue) -> None:
    """The menu leads into a queue; what it learned goes with the contact."""
    contact = in_menu(turn, command.contact, command.turn, Phase.GREETED)
    keep_menu(turn, contact, command.menu)
    target = command.target if _is_waited_for(turn, contact, command.target) else ""
    place = Place(command.queue, command.needs, command.priority, target)
    aged = called_in(turn, contact, command.queue) if _is_taken(turn, contact, place) else 0.0
    enter_queue(turn, contact, place, aged=aged)


@handles(c.RequestVoicemail)
def request_voicemail(turn: Turn, command: c.RequestVoicemail) -> None:
    """The menu leads to the voicemail."""
    contact = in_menu(turn, command.contact, command.turn, Phase.GREETED)
    by_voice(contact)
    keep_menu(turn, contact, command.menu)
    start_voicemail(turn, contact, command.queue, "menu", moving=False)


@handles(c.LeaveVoicemail)
def leave_voicemail(turn: Turn, command: c.LeaveVoicemail) -> None:
    """The recording is there: that ends the contact."""
    contact = turn.contact(command.contact)
    require(contact, Phase.VOICEMAIL)
    turn.emit(e.VoicemailLeft(turn.now, contact.id, command.recording, command.url, command.seconds))
    turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.VOICEMAIL, Phase.VOICEMAIL.value))


@handles(c.RequestForward)
def request_forward(turn: Turn, command: c.RequestForward) -> None:
    """The menu forwards to an outside number."""
    contact = in_menu(turn, command.contact, command.turn, Phase.GREETED)
    by_voice(contact)
    keep_menu(turn, contact, command.menu)
    turn.emit(e.ContactForwarded(turn.now, contact.id, command.number))


@handles(c.RequestCallback)
def request_callback(turn: Turn, command: c.RequestCallback) -> None:
    """A callback is a flow-out, not an abandonment; asked for in a survey it leaves the talk handled."""
    contact = in_menu(turn, command.contact, command.turn, *_MAY_ASK)
    by_voice(contact)
    if contact.to_dial or contact.pressing:
        raise Refusal("wrong_kind", contact.kind.value)
    check_number(command.number)
    if contact.offer is not None:
        end_offer(turn, contact, OfferEnd.WITHDRAWN)
    keep_menu(turn, contact, command.menu)
    turn.emit(e.CallbackRequested(turn.now, contact.id, command.queue, command.number))
    call_back(turn, contact, command.queue, command.number, command.priority)
    if contact.phase is Phase.SURVEYING:
        end_survey(turn, contact)
        return
    turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.CALLBACK, contact.phase.value))


@handles(c.FinishMenu)
def finish_menu(turn: Turn, command: c.FinishMenu) -> None:
    """Self-service was enough (FL-24 ①), or the survey is over."""
    contact = in_menu(turn, command.contact, command.turn, Phase.GREETED, Phase.SURVEYING)
    keep_menu(turn, contact, command.menu)
    if contact.phase is Phase.SURVEYING:
        end_survey(turn, contact)
        return
    outcome = Outcome.SELF_SERVED if command.served else Outcome.TURNED_AWAY
    phase = contact.phase.value
    turn.emit(e.ContactClosed(turn.now, contact.id, outcome, phase, reason=command.reason))


@handles(c.ReceiveMessage)
def receive_message(turn: Turn, command: c.ReceiveMessage) -> None:
    """The customer wrote again while the contact is open."""
    contact = turn.contact(command.contact)
    if contact.channel is not Channel.MESSAGE:
        raise Refusal("wrong_channel", contact.channel.value)
    turn.emit(e.MessageReceived(turn.now, contact.id, command.message, command.text))


def _arrived(turn: Turn, command: c.ArriveContact, leg: str) -> e.ContactArrived:
    return e.ContactArrived(
        turn.now,
        command.contact,
        leg,
        channel=command.channel,
        caller=command.caller,
        dialled=command.dialled,
        card=command.card,
        menu=command.menu,
    )


def _is_taken(turn: Turn, contact: Contact, place: Place) -> bool:
    """Whether the queue takes this call now."""
    policy = turn.state.queues.get(place.queue)
    if contact.channel is not Channel.VOICE or policy is None:
        return False
    return at_the_door(turn, contact, policy, place) is None


def _is_waited_for(turn: Turn, contact: Contact, agent_id: str) -> bool:
    """Whether it makes sense to wait for this very agent.

    Where the tier has a way of its own, that way names the account manager, and who comes after (KA-09).
    """
    agent, card = turn.state.agents.get(agent_id), contact.card
    if agent_id == card.manager and card.tier in turn.state.rules.tier_steps:
        return False
    if agent is None or agent.presence is Presence.OFFLINE:
        return False
    return takes(agent.profile, contact.channel)


def in_menu(turn: Turn, contact_id: str, menu_turn: int, *phases: Phase) -> Contact:
    """Return a contact whose menu stands at this turn; an answer to an older one is refused."""
    contact = turn.contact(contact_id)
    require(contact, *phases)
    if menu_turn not in (-1, contact.menu_turn):
        raise Refusal("stale_turn", contact_id)
    return contact


def keep_menu(turn: Turn, contact: Contact, menu: Any) -> None:
    """Record where the menu stands, if it says."""
    if menu is not None:
        turn.emit(e.MenuAdvanced(turn.now, contact.id, menu))


def end_survey(turn: Turn, contact: Contact) -> None:
    """The survey is over: the contact closes unless an agent still works on it."""
    if contact.wrapping:
        turn.emit(e.CustomerLeft(turn.now, contact.id, Outcome.HANDLED))
    else:
        turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.HANDLED, contact.phase.value))
