"""What a leg hears, rendered from the floor's state: a late or doubled request gets what fits."""

from callcenter.floor.phases import IN_QUEUE, OWNED, WITH_AGENT, Phase
from callcenter.floor.state import Agent, Contact, FloorState, Leg
from callcenter.floor.values import Device, LegRole, MonitorMode
from callcenter.ports.telephony import (
    Ask,
    AskAgent,
    Forward,
    Goodbye,
    Join,
    Pause,
    Play,
    Prompt,
    Say,
    Script,
    StandBy,
    TakeMessage,
    Wait,
)
from callcenter.service.menus import MenuLost, Menus
from callcenter.service.phrases import phrase
from ivr import outputs
from ivr.state import Turn

GOODBYE: Script = (Goodbye(),)
#: The question after the message of an abandoned call, far beyond every turn, and the key it listens for.
REFUSAL_TURN, REFUSAL_KEY = 2_000_000, "9"


def script_for(state: FloorState, menus: Menus, leg_id: str) -> Script:
    """Return what a leg should hear now. A leg without business here is told goodbye."""
    leg = state.legs.get(leg_id)
    if leg is None:
        return GOODBYE
    contact = state.contacts.get(leg.contact)
    if leg.role is LegRole.CUSTOMER:
        return customer_script(state, menus, contact) if contact else GOODBYE
    if leg.role is LegRole.OUTSIDE:
        return outside_script(contact, leg)
    if leg.role is LegRole.MONITOR:
        return monitor_script(contact, leg)
    return agent_script(state, contact, leg)


def customer_script(state: FloorState, menus: Menus, contact: Contact) -> Script:
    """Return what the customer of a contact should hear now."""
    phase = contact.phase
    if phase in IN_QUEUE:
        return (*_one_moment(contact), Wait(contact.queue))
    if phase is Phase.ANNOUNCING:
        return announcement(contact)
    if phase in WITH_AGENT or (phase is Phase.TRANSFERRING and contact.forward_leg):
        return (Join(contact.id, "customer", ends_bridge=True),)
    if phase is Phase.TRANSFERRING:
        return (Forward(contact.forward),)
    if phase is Phase.VOICEMAIL:
        return _voicemail(menus, contact)
    if phase in (Phase.GREETED, Phase.SURVEYING) and contact.menu is not None:
        return _menu_again(menus, contact)
    return GOODBYE


def announcement(contact: Contact) -> Script:
    """Return what an answered call hears that gets no agent: who called, and the key against more calls.

    A machine is told the campaign's message for machines (US-04, UK-03).
    """
    ahead = contact.ahead
    if ahead is None:
        return GOODBYE
    if ahead.telling == "machine":
        return (Say(ahead.machine_message, ahead.language), Goodbye())
    words = (Say(ahead.message, ahead.language), phrase("refuse_by_key", ahead.language, key=REFUSAL_KEY))
    return (Ask(words, REFUSAL_TURN, max_digits=1, timeout=4.0),)


def _one_moment(contact: Contact) -> Script:
    """Say something to who has just answered a call of ours: nobody is left in silence (UK-02)."""
    if not contact.pressing or contact.ahead is None:
        return ()
    return (phrase("one_moment", contact.ahead.language),)


def agent_script(state: FloorState, contact: Contact | None, leg: Leg) -> Script:
    """Return what an agent's leg should hear: the bridge it belongs to, a question, or quiet.

    A browser asks on its screen, not on the line.
    """
    agent = state.agents.get(leg.agent)
    if contact is not None and not leg.end_by and _is_in_bridge(contact, leg):
        ringing = contact.phase is Phase.DIALLING
        return (Join(contact.id, f"{leg.agent}-{contact.attempts}", ringing=ringing),)
    if agent is None or agent.leg != leg.id:
        return GOODBYE
    asked = ask_agent(state, agent) if agent.device is Device.TELEPHONE else ()
    return asked or (StandBy(),)


def ask_agent(state: FloorState, agent: Agent) -> Script:
    """Return the question whether the agent takes what is offered, () if nothing is."""
    contact = state.contacts.get(agent.ringing)
    if contact is None:
        return ()
    attempt = ""
    if contact.offer is not None and contact.offer.agent == agent.id:
        attempt = contact.offer.id
    elif contact.party is not None and contact.party.target.id == agent.id and not contact.party.leg:
        attempt = contact.party.attempt
    if not attempt:
        return ()
    language = contact.card.language or "en"
    policy = state.queues.get(contact.queue)
    queue = (policy.name.get(language) if policy else "") or contact.queue
    words = "callback_for_agent" if contact.to_dial else "call_for_agent"
    return (AskAgent(attempt, (phrase(words, language, queue=queue),)),)


def outside_script(contact: Contact | None, leg: Leg) -> Script:
    """Return what an outside party's leg should hear."""
    if contact is None or leg.end_by:
        return GOODBYE
    return (Join(contact.id, f"outside-{contact.attempts}"),)


def monitor_script(contact: Contact | None, leg: Leg) -> Script:
    """Return what the leg of somebody beside the agent should hear: the talk, as long as it lasts."""
    monitor = contact.monitor(leg.agent) if contact is not None and not leg.end_by else None
    if contact is None or monitor is None or monitor.leg != leg.id:
        return GOODBYE
    whispers = monitor.mode is MonitorMode.WHISPER
    return (
        Join(
            contact.id,
            f"monitor-{monitor.attempt.rpartition('.')[2]}",
            muted=monitor.mode is MonitorMode.LISTEN,
            coach=contact.agent_leg if whispers else "",
        ),
    )


def turn_script(turn: Turn, floor_turn: int) -> Script:
    """Return the script of one turn of a menu that goes on; input comes back with `floor_turn`."""
    prompts = tuple(prompt_of(each) for each in turn.prompts)
    expect = turn.expect
    if isinstance(expect, outputs.Recording):
        return (TakeMessage(prompts, expect.max_seconds),)
    if isinstance(expect, outputs.Gather):
        return (
            Ask(
                prompts,
                floor_turn,
                digits=expect.digits,
                speech=expect.speech,
                max_digits=expect.max_digits,
                timeout=float(expect.timeout),
                finish_key=expect.finish_key,
                hints=expect.hints,
                language=expect.language,
            ),
        )
    return (Ask(prompts or (Pause(1),), floor_turn, digits=False, timeout=1.0),)


def prompt_of(prompt: outputs.Prompt) -> Prompt:
    """Return a flow's prompt as a verb."""
    if isinstance(prompt, outputs.Say):
        return Say(prompt.text, prompt.language)
    return Play(prompt.audio)


def _is_in_bridge(contact: Contact, leg: Leg) -> bool:
    if contact.phase not in OWNED:
        return False
    return leg.id == contact.agent_leg or (contact.party is not None and contact.party.leg == leg.id)


def _menu_again(menus: Menus, contact: Contact) -> Script:
    try:
        return turn_script(menus.again(contact.id, contact.menu), contact.menu_turn)
    except MenuLost:
        return GOODBYE


def _voicemail(menus: Menus, contact: Contact) -> Script:
    if menus.records(contact.id, contact.menu):
        return turn_script(menus.again(contact.id, contact.menu), contact.menu_turn)
    return (TakeMessage((phrase("message", contact.card.language or "en"),)),)
