"""While customer and agent have each other: hold, recording, messages, hanging up."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.effects import HangUpLeg, HoldLeg, MoveLeg, Record, SendMessage
from callcenter.floor.handlers.base import by_voice, handles, require
from callcenter.floor.handlers.parties import end_party, let_out, let_wish_hold
from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Channel, Kind, MonitorEnd, OfferEnd, Outcome


@handles(c.Hold)
def hold(turn: Turn, command: c.Hold) -> None:
    """The customer hears music, the agent's line stays up."""
    contact = spoken_to(turn, command.contact, command.agent, Phase.TALKING)
    turn.emit(e.ContactHeld(turn.now, contact.id, command.agent))
    turn.wish(HoldLeg(contact.id, contact.leg, contact.bridge, True))


@handles(c.Resume)
def resume(turn: Turn, command: c.Resume) -> None:
    """The customer hears the agent again."""
    contact = spoken_to(turn, command.contact, command.agent, Phase.ON_HOLD)
    turn.emit(e.ContactResumed(turn.now, contact.id, command.agent))
    turn.wish(HoldLeg(contact.id, contact.leg, contact.bridge, False))


@handles(c.SetRecording)
def set_recording(turn: Turn, command: c.SetRecording) -> None:
    """Pause while card data is spoken, with who and why on record (PC-02)."""
    contact = turn.owned(command.contact, command.agent)
    expected, new = ("on", "paused") if command.paused else ("paused", "on")
    if contact.recording != expected:
        raise Refusal("not_recording" if command.paused else "not_paused", contact.id)
    turn.emit(e.RecordingChanged(turn.now, contact.id, new, command.agent, command.reason))
    turn.wish(Record(contact.id, contact.leg, "pause" if command.paused else "resume"))


@handles(c.SendReply)
def send_reply(turn: Turn, command: c.SendReply) -> None:
    """The agent writes to the customer."""
    contact = turn.owned(command.contact, command.agent)
    if contact.channel is not Channel.MESSAGE:
        raise Refusal("wrong_channel", contact.channel.value)
    require(contact, Phase.TALKING)
    turn.emit(e.MessageSent(turn.now, contact.id, command.agent, command.text))
    message = len(contact.sent)  # the fold has just counted it
    turn.wish(SendMessage(contact.id, contact.caller, contact.dialled, command.text, message))


def spoken_to(turn: Turn, contact_id: str, agent_id: str, *phases: Phase) -> Contact:
    """Return the agent's own voice contact in one of the phases, or refuse."""
    contact = turn.owned(contact_id, agent_id)
    require(contact, *phases)
    by_voice(contact)
    return contact


def finish_talk(turn: Turn, contact: Contact, why: str) -> None:
    """The agent's side is over: survey, after-contact work, goodbye."""
    if contact.party is not None:
        end_party(turn, contact, OfferEnd.WITHDRAWN)
    policy = turn.state.queues.get(contact.queue)
    ask = policy is not None and policy.survey and contact.phase is Phase.TALKING
    ask = ask and contact.kind not in (Kind.OUTGOING, Kind.PREDICTIVE)
    release(turn, contact, why)
    if ask and contact.channel is Channel.VOICE:
        turn.emit(e.SurveyStarted(turn.now, contact.id))
        turn.wish(MoveLeg(contact.id, contact.leg))
        return
    close_after_talk(turn, contact)
    if contact.channel is Channel.VOICE:
        turn.wish(HangUpLeg(contact.id, contact.leg))


def close_after_talk(turn: Turn, contact: Contact) -> None:
    """The customer has gone after a talk: wait for the agent's after-contact work, or close."""
    if contact.wrapping:
        turn.emit(e.CustomerLeft(turn.now, contact.id, Outcome.HANDLED))
    else:
        turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.HANDLED, contact.phase.value))


def release(turn: Turn, contact: Contact, why: str) -> None:
    """End the agent's part in the contact and start after-contact work where the queue wants it."""
    until = 0.0 if why == "lost" else wrap_up_until(turn, contact)
    release_agent(turn, contact, contact.agent, why, until)


def release_agent(turn: Turn, contact: Contact, agent_id: str, why: str, until: float) -> None:
    """End an agent's part in the contact; without after-contact work the agent's wish holds at once."""
    agent = turn.state.agents[agent_id]
    if contact.agent == agent_id:
        for monitor in contact.monitors:
            let_out(turn, contact, monitor, MonitorEnd.OVER)
    turn.emit(e.ContactReleased(turn.now, contact.id, agent.id, why, until))
    let_wish_hold(turn, agent)


def wrap_up_until(turn: Turn, contact: Contact) -> float:
    """Return when after-contact work ends, 0 if the queue wants none."""
    policy = turn.state.queues.get(contact.queue)
    if policy is None:
        return 0.0
    missing = policy.disposition_required and not contact.disposition
    return turn.now + policy.wrap_up_seconds if policy.wrap_up_seconds or missing else 0.0
