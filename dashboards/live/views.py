"""Views of contacts, agents and queues: pure functions of the floor's state."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from callcenter.floor.phases import IN_QUEUE, Phase, Presence
from callcenter.floor.state import Agent, Ahead, Callback, Contact, FloorState, Monitor, Party, Recorded
from callcenter.floor.values import Kind, QueuePolicy
from callcenter.ports.views import (
    AgentView,
    AheadPart,
    CallbackPart,
    CallbacksView,
    ContactView,
    HelpView,
    LatelyView,
    MessageView,
    MonitorView,
    PartyView,
    QueueView,
    RecordingView,
    TodayView,
)
from callcenter.service.masking import masked

BUSY = frozenset({Presence.OFFERED, Presence.ON_CONTACT})


class Standing(Struct, frozen=True):
    """What a queue's view says beside who is there: whether it is open, by whose word, and its numbers.

    `wait` is how long who joins now is expected to wait where nobody is free, None if that is not known.
    """

    open: bool = True
    by_hand: bool | None = None
    today: TodayView = TodayView(0.0, 0, 0, 0, 0, 0, None, None, None)
    lately: LatelyView = LatelyView(0, 0, 0, None)
    wait: float | None = None
    callbacks: CallbacksView = CallbacksView()


def contact_view(contact: Contact) -> ContactView:
    """Return a contact with its number and messages: for its agent's desk and for supervisors."""
    card = contact.card
    return ContactView(
        id=contact.id,
        channel=contact.channel,
        phase=contact.phase,
        since=contact.since,
        arrived_at=contact.arrived_at,
        queue=contact.queue,
        queued_at=contact.queued_at or None,
        tier=card.tier,
        name=card.name,
        company=card.company,
        caller=contact.caller,
        dialled=contact.dialled,
        agent=contact.agent,
        attempts=contact.attempts,
        recording=contact.recording,
        priority=contact.priority,
        target=contact.target,
        outcome=contact.outcome,
        disposition=contact.disposition,
        party=_party(contact.party) if contact.party else None,
        messages=tuple(_messages(contact)),
        recordings=tuple(_recording(each) for each in contact.recordings),
        kind=contact.kind,
        callback=callback_part(contact.callback) if contact.callback else None,
        ahead=_ahead_part(contact.ahead) if contact.ahead else None,
    )


def _recording(recorded: Recorded) -> RecordingView:
    return RecordingView(recorded.recording, recorded.seconds, recorded.absent)


def _messages(contact: Contact) -> Iterator[MessageView]:
    """Yield the messages, those that we wrote with how far they have come."""
    ours = iter(contact.sent)
    for who, text, at in contact.messages:
        sent = next(ours, None) if who == "agent" else None
        yield MessageView(who, text, at, *((sent.delivery, sent.error) if sent is not None else ()))


def _ahead_part(ahead: Ahead) -> AheadPart:
    return AheadPart(ahead.campaign, ahead.answered_by or "", ahead.judged or "")


def callback_part(callback: Callback) -> CallbackPart:
    """Return what is special about a contact that we call back."""
    return CallbackPart(
        callback.asked_at,
        callback.due_at,
        callback.promised_by,
        callback.held_for,
        callback.dials,
        callback.result,
        callback.origin,
        callback.by,
    )


def veiled(view: ContactView) -> ContactView:
    """Return the view for everybody: the numbers masked, the messages left out."""
    party = view.party
    if party is not None and party.id.startswith("+"):
        party = msgspec.structs.replace(party, id=masked(party.id))
    return msgspec.structs.replace(view, caller=masked(view.caller), party=party, messages=())


def _party(party: Party) -> PartyView:
    state = "merged" if party.merged else "talking" if party.leg else "calling"
    return PartyView(party.target.kind, party.target.id, state, party.started_at)


def agent_view(agent: Agent, contact: Contact | None) -> AgentView:
    """Return an agent whole; `contact` is the one that `agent.contact` names, if it is live."""
    monitors = contact.monitors if contact is not None and contact.agent == agent.id else ()
    return AgentView(
        id=agent.id,
        name=agent.profile.name,
        presence=agent.presence,
        since=agent.since,
        reason=agent.reason,
        contact=agent.contact,
        contacts=tuple(filter(None, (agent.call, *agent.messages))),
        until=_until(agent, contact),
        wish=agent.wish,
        misses=agent.misses,
        help=HelpView(agent.help.since, agent.help.contact, agent.help.text) if agent.help else None,
        monitored_by=tuple(_monitor(each) for each in monitors),
        monitoring=agent.monitoring,
        queues=agent.profile.queues,
    )


def discreet(view: AgentView) -> AgentView:
    """Return the view of an agent for everybody: not who listens, not who asks for help."""
    return msgspec.structs.replace(view, help=None, monitored_by=())


def _monitor(monitor: Monitor) -> MonitorView:
    there = bool(monitor.leg)
    return MonitorView(monitor.id, monitor.mode.value, monitor.attempt, monitor.since, there)


def _until(agent: Agent, contact: Contact | None) -> float | None:
    """Return when the agent's presence ends by itself: the ringing, or the last after-contact work."""
    if agent.presence is Presence.WRAP_UP:
        return max((work.until for work in agent.wrap_ups), default=None)
    if agent.presence is not Presence.OFFERED or contact is None:
        return None
    if contact.offer is not None and contact.offer.agent == agent.id:
        return contact.offer.lapses_at
    return contact.party.lapses_at if contact.party is not None else None


def queue_view(
    policy: QueuePolicy, contacts: Iterable[Contact], agents: Iterable[Agent], standing: Standing
) -> QueueView:
    """Return one queue, counted from all contacts and agents. The plain definition.

    The live feed keeps the same counts as it goes (`Tally`); a test holds one against the other.
    """
    here = [c for c in contacts if c.queue == policy.id]
    waiting = [c for c in here if c.phase in IN_QUEUE and not c.to_dial]
    held = sum(c.phase is Phase.SCHEDULED for c in here)
    due = sum(c.to_dial and c.kind is Kind.CALLBACK for c in here) - held
    staff = [a.presence for a in agents if policy.id in a.profile.queues]
    tiers: dict[str, int] = {}
    for contact in waiting:
        tiers[contact.card.tier] = tiers.get(contact.card.tier, 0) + 1
    return QueueView(
        id=policy.id,
        name=policy.name,
        waiting=len(waiting),
        waiting_by_tier=tiers,
        oldest_since=min((c.queued_at for c in waiting), default=None),
        expected_wait=wait_of_next(len(waiting), staff.count(Presence.AVAILABLE), standing.wait),
        available=staff.count(Presence.AVAILABLE),
        busy=sum(presence in BUSY for presence in staff),
        wrap_up=staff.count(Presence.WRAP_UP),
        not_ready=staff.count(Presence.NOT_READY),
        sl_seconds=policy.service_level_seconds,
        sl_goal=policy.service_level_goal,
        open=standing.open,
        by_hand=standing.by_hand,
        today=standing.today,
        lately=standing.lately,
        callbacks=msgspec.structs.replace(standing.callbacks, held=held, due=due),
    )


def wait_of_next(waiting: int, available: int, wait: float | None) -> float | None:
    """Return the expected wait of whoever joins now, in whole seconds: none beside a free agent."""
    if available and not waiting:
        return 0.0
    return None if wait is None else float(round(wait))


def agent_of(state: FloorState, agent: Agent) -> AgentView:
    """Return an agent's view, looking up the contact it stands with."""
    return agent_view(agent, state.contacts.get(agent.contact))
